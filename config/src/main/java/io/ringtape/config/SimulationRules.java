package io.ringtape.config;

import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.OneLine;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

/** The simulated exchange's world over the years. */
record SimulationRules(
        Latencies latencies,

        @Setting("Share of a decrease at a resting order's price, explained by no print, that is ahead of the order.")
        @Range(max = 1)
        double cancelsAheadShare,

        Commission commission,
        SaleFees saleFees) {

    /** How long messages are under way. */
    record Latencies(
            @Setting("Seed of the draws among several latencies.") @Range(max = Range.BILLION)
            int latencySeed,

            @Setting("From our decision to the exchange: a number, or pairs such as [[20, 0.5], [50, 0.4], [200, 0.1]],"
                    + " of which one is drawn by its weight for each message.")
            @Range(max = Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
            List<LatencySettings.Row> orderLatencyNs,

            @Setting("From the exchange to us, in the same form.")
            @Range(max = Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
            List<LatencySettings.Row> reportLatencyNs) {}

    /** Commission and exchange fees on both sides. */
    record Commission(
            @Setting("Commission and exchange fees of a share, bought or sold.")
            @Range(max = 1, unit = SettingUnit.DOLLARS)
            long feePerShare,

            @Setting("The least of them, an order.") @Range(max = 1_000, unit = SettingUnit.DOLLARS)
            long feeMinimum) {}

    /** Regulatory charges on sales. */
    record SaleFees(
            @Setting(
                    "The SEC's fee (Section 31) on a million dollars sold, from each date on, rounded up to the cent an"
                            + " order; it changes once or twice a year.")
            @Range(max = 1_000, unit = SettingUnit.DOLLARS)
            @OneLine
            NavigableMap<LocalDate, Long> secPerMillion,

            @Setting("FINRA's trading activity fee of covered equities, from each date on, rounded up to the cent an"
                    + " order.")
            NavigableMap<LocalDate, Taf> taf)
            implements Checked {
        @Override
        public void check(Objections objections) {
            if (secPerMillion.isEmpty()) {
                objections.refuse("secPerMillion", "has no row, wanted one or more");
            }
            if (taf.isEmpty()) {
                objections.refuse("taf", "has no row, wanted one or more");
            }
        }
    }

    /** A trading activity fee. */
    @OneLine
    record Taf(
            @Setting("The fee of a share sold.") @Range(max = 1, unit = SettingUnit.DOLLARS)
            long perShare,

            @Setting("The most of it, an order.") @Range(max = 1_000, unit = SettingUnit.DOLLARS)
            long cap) {}

    /** Returns the settings of the date; a date before a table's first row takes that row. */
    SimulationSettings on(LocalDate date) {
        Taf taf = onDate(saleFees.taf(), date);
        FeeRates fees = new FeeRates(
                commission.feePerShare(),
                commission.feeMinimum(),
                onDate(saleFees.secPerMillion(), date),
                taf.perShare(),
                taf.cap());
        return new SimulationSettings(
                new LatencySettings(latencies.latencySeed(), latencies.orderLatencyNs()),
                new LatencySettings(latencies.latencySeed(), latencies.reportLatencyNs()),
                cancelsAheadShare,
                fees);
    }

    private static <V> V onDate(NavigableMap<LocalDate, V> values, LocalDate date) {
        return (values.floorEntry(date) == null ? values.firstEntry() : values.floorEntry(date)).getValue();
    }
}
