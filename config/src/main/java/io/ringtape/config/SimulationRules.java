package io.ringtape.config;

import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import java.time.LocalDate;
import java.util.NavigableMap;

/**
 * The simulated exchange's world over the years.
 *
 * @param orderLatency from our decision to the exchange
 * @param reportLatency from the exchange to us
 * @param cancelsAheadShare share of unexplained decreases that is ahead of a resting order
 * @param feePerShare commission and exchange fees, micro-dollars a share
 * @param feeMinimum the least of them, micro-dollars an order
 * @param secPerMillion the SEC's fee, micro-dollars a million dollars sold, from each date on
 * @param taf FINRA's trading activity fee, from each date on
 */
record SimulationRules(
        LatencySettings orderLatency,
        LatencySettings reportLatency,
        double cancelsAheadShare,
        long feePerShare,
        long feeMinimum,
        NavigableMap<LocalDate, Long> secPerMillion,
        NavigableMap<LocalDate, Taf> taf) {

    SimulationRules {
        boolean unread = secPerMillion == null || taf == null;
        if (!unread && (secPerMillion.isEmpty() || taf.isEmpty())) {
            throw new IllegalArgumentException("simulation: secPerMillionDollars and taf must have a row each");
        }
    }

    /** A trading activity fee in micro-dollars: a share sold, and the most an order. */
    record Taf(long perShare, long cap) {}

    /** The world of that date; a date before a table's first row takes that row. */
    SimulationSettings on(LocalDate date) {
        Taf itsTaf = onDate(taf, date);
        FeeRates fees =
                new FeeRates(feePerShare, feeMinimum, onDate(secPerMillion, date), itsTaf.perShare(), itsTaf.cap());
        return new SimulationSettings(orderLatency, reportLatency, cancelsAheadShare, fees);
    }

    private static <V> V onDate(NavigableMap<LocalDate, V> values, LocalDate date) {
        return (values.floorEntry(date) == null ? values.firstEntry() : values.floorEntry(date)).getValue();
    }
}
