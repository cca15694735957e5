package io.ringtape.config;

import io.ringtape.config.SimulationRules.Taf;
import io.ringtape.order.LatencySettings;

/** Says what every key of the simulated exchange's section is. */
final class SimulationBinder {
    private static final String MOST_PER_SHARE = "1";
    private static final String MOST = "1000";

    private SimulationBinder() {}

    static SimulationRules bind(Section section) {
        int seed = section.count("latencySeed", 0, 1_000_000_000);
        return new SimulationRules(
                new LatencySettings(seed, section.histogram("orderLatencyMillis", SettingsBinder.MINUTE_MILLIS)),
                new LatencySettings(seed, section.histogram("reportLatencyMillis", SettingsBinder.MINUTE_MILLIS)),
                section.number("cancelsAheadShare", "0", "1"),
                section.dollars("feePerShareDollars", "0", MOST_PER_SHARE),
                section.dollars("feeMinimumDollars", "0", MOST),
                section.row(
                        "secPerMillionDollars",
                        row -> SettingsBinder.byDate(row, (dates, date) -> dates.dollars(date, "0", MOST))),
                section.section(
                        "taf",
                        list -> SettingsBinder.byDate(
                                list,
                                (dates, date) -> dates.row(
                                        date,
                                        row -> new Taf(
                                                row.dollars("perShareDollars", "0", MOST_PER_SHARE),
                                                row.dollars("capDollars", "0", MOST))))));
    }
}
