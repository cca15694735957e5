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

        @Setting("Share of each decrease in displayed size, beyond what prints explain, that is taken from"
                + " orders queued ahead of ours.")
        @Range(max = 1)
        double cancelsAheadShare,

        Commission commission,
        SaleFees saleFees) {

    /** How long messages are under way. */
    record Latencies(
            @Setting("Seed of the random latency of each message, when several latencies are given.")
            @Range(max = Range.BILLION)
            int latencySeed,

            @Setting("Latency of a message from the engine to the exchange: one number, or pairs of latency and"
                    + " weight like [[20, 0.5], [50, 0.4], [200, 0.1]], drawn anew for each message.")
            @Range(max = Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
            List<LatencySettings.WeightedLatency> orderLatencyNs,

            @Setting("Latency of a report from the exchange to the engine: one number, or pairs of latency and"
                    + " weight like [[20, 0.9], [200, 0.1]], drawn anew for each report.")
            @Range(max = Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
            List<LatencySettings.WeightedLatency> reportLatencyNs) {}

    /** Commission and exchange fees on both sides. */
    record Commission(
            @Setting("Commission and exchange fees per share, bought or sold.")
            @Range(max = 1, unit = SettingUnit.DOLLARS)
            long feePerShare,

            @Setting("Minimum commission and exchange fees per order.") @Range(max = 1_000, unit = SettingUnit.DOLLARS)
            long feeMinimum) {}

    /** Regulatory charges on sales. */
    record SaleFees(
            @Setting("SEC Section 31 fee per million dollars sold, by first date of effect, rounded up to the"
                    + " cent per order.")
            @Range(max = 1_000, unit = SettingUnit.DOLLARS)
            @OneLine
            NavigableMap<LocalDate, Long> secPerMillion,

            @Setting("FINRA trading activity fee on covered equities sold, by first date of effect, rounded up"
                    + " to the cent per order.")
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
            @Setting("FINRA trading activity fee per share sold.") @Range(max = 1, unit = SettingUnit.DOLLARS)
            long perShare,

            @Setting("Maximum FINRA trading activity fee per order.") @Range(max = 1_000, unit = SettingUnit.DOLLARS)
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
