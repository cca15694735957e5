package io.ringtape.replay;

import io.ringtape.config.Configuration;
import io.ringtape.event.Setup;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Synthetic sessions of SPY and QQQ with seeds from 1, backtested and replayed. Filters are loose enough that every
 * setup trades, limits low enough that each takes effect, and the policies leave gaps in which nothing may be entered.
 * The first seeds also run with the default windows, setups and counts, and one without any policy.
 */
final class SeededRuns {
    private static final long EVENTS = 40_000;
    static final BigDecimal RISK = BigDecimal.valueOf(25);
    static final BigDecimal NOTIONAL = BigDecimal.valueOf(36_000);
    static final BigDecimal SHARES = BigDecimal.valueOf(57);
    static final BigDecimal SLIPPAGE = new BigDecimal("0.01");

    static final Map<String, PolicyWindow> WINDOWS = Map.of(
            "OPEN", new PolicyWindow(LocalTime.of(9, 30), LocalTime.of(11, 20), Set.of(Setup.VALUES)),
            "LUNCH", new PolicyWindow(LocalTime.of(11, 50), LocalTime.of(13, 10), Set.of(Setup.VALUES)),
            "POWER", new PolicyWindow(LocalTime.of(13, 40), LocalTime.of(15, 40), Set.of(Setup.VALUES)));

    static final Map<String, PolicyWindow> WINDOWS_BY_DEFAULT = Map.of(
            "OPEN",
                    new PolicyWindow(
                            LocalTime.of(9, 30), LocalTime.of(11, 30), Set.of(Setup.VWAP_RECLAIM, Setup.EXTREME_SWEEP)),
            "LUNCH", new PolicyWindow(LocalTime.of(11, 30), LocalTime.of(13, 30), Set.of(Setup.SIGMA_FADE)),
            "POWER",
                    new PolicyWindow(
                            LocalTime.of(13, 30),
                            LocalTime.of(15, 55),
                            Set.of(Setup.VWAP_RECLAIM, Setup.EXTREME_SWEEP)));

    /** A thin market has old quotes and rough prices. */
    private static final String GUARDS = String.format(Locale.ROOT, """
            signals: {maxQuoteAgeMillis: 60000, minStopAtr: 0.1, maxStopAtr: 9, minRewardToCost: 0.5, minTargetR: none}
            risk: {maxQuoteAgeMillis: 60000, maxDailyLossDollars: 100000, riskPerTradeDollars: %s,
              maxNotionalDollars: %s, maxShares: %s, slippageAllowanceDollars: %s}
            engine: {stateHashEvery: 1000}
            """, RISK, NOTIONAL, SHARES, SLIPPAGE);

    private static final String LOOSE_SETUPS = """
            setups:
              vwapReclaim: {barVolumeRatio: 0, chaseAtr: 9, slopeAtrMin: -9, imbalanceMin: -1}
              vwapReject: {deltaRatio: -1}
              sigmaFade: {deltaRatio: -1, imbalanceMin: -1, oneSidedMax: 1, extremeVolumeMax: 99, slopeMaxAtr: 0.5,
                notBeforeSeconds: 0}
              emaPullback: {pullbackVolumeMax: 9, pullbackDeltaMax: 9, deltaRatio: -1}
              openingRangeBreak: {widthMin: none, widthMax: none, barVolumeRatio: 0, deltaRatio: -1,
                sessionDeltaRatio: -1}
              extremeSweep: {deltaRatio: -1, sweepDeltaMax: 1, imbalanceMin: -1}
            """;

    /** Windows, setups and counts are the defaults. */
    private static final String POLICIES_BY_DEFAULT = """
            session_policies:
              OPEN: {rvolMin: none, slopeMinPercentPer5Min: none}
              LUNCH: {rvolMin: none, slopeMaxPercentPer5Min: none}
              POWER: {rvolMin: none, slopeMinPercentPer5Min: none}
            """;

    private static final String NO_POLICIES = "session_policies: {OPEN: none, LUNCH: none, POWER: none}\n";

    static final Map<String, Long> MOST_TRADES_BY_DEFAULT = Map.of("OPEN", 2L, "LUNCH", 1L, "POWER", 1L);

    final List<ReplayedRun> loose = new ArrayList<>();
    final List<ReplayedRun> byDefault = new ArrayList<>();
    final List<ReplayedRun> withoutPolicies = new ArrayList<>();

    /** A part of the day in which {@code allowed} may be entered, {@code [start, end)} in New York. */
    record PolicyWindow(LocalTime start, LocalTime end, Set<Setup> allowed) {
        boolean isOpen(long timeNs) {
            LocalTime time = Instant.ofEpochSecond(0, timeNs)
                    .atZone(ZoneId.of("America/New_York"))
                    .toLocalTime();
            return !time.isBefore(start) && time.isBefore(end);
        }
    }

    /** A session's tape and the result of its replay. */
    record ReplayedRun(String name, TapeDecisions tape, Replay.Result replay) {}

    SeededRuns(Path folder, int seeds, int seedsByDefault) throws Exception {
        Configuration looseSettings = settings(folder, "loose", policies());
        Configuration defaultSettings = settings(folder, "default", POLICIES_BY_DEFAULT);
        Configuration noPolicies = settings(folder, "none", NO_POLICIES);
        for (int seed = 1; seed <= seeds; seed++) {
            SyntheticDay day = new SyntheticDay(folder.resolve("market-" + seed), seed, EVENTS);
            loose.add(run(day, looseSettings, folder.resolve("loose-" + seed)));
            if (seed <= seedsByDefault) {
                byDefault.add(run(day, defaultSettings, folder.resolve("default-" + seed)));
            }
            if (seed == 1) {
                withoutPolicies.add(run(day, noPolicies, folder.resolve("none-" + seed)));
            }
        }
    }

    private static ReplayedRun run(SyntheticDay day, Configuration settings, Path tape) throws Exception {
        Backtest.run(day.request(settings, tape), RunProgress.NONE);
        String name = "settings and seed " + tape.getFileName();
        return new ReplayedRun(name, new TapeDecisions(tape), Replay.verify(tape, RunProgress.NONE));
    }

    private static Configuration settings(Path folder, String name, String policies) throws Exception {
        return Configuration.load(Files.writeString(folder.resolve(name + ".yaml"), GUARDS + LOOSE_SETUPS + policies));
    }

    /** Returns every run. */
    List<ReplayedRun> all() {
        return Stream.of(loose, byDefault, withoutPolicies)
                .flatMap(List::stream)
                .toList();
    }

    private static String policies() {
        return WINDOWS.entrySet().stream()
                .map(e -> String.format(
                        Locale.ROOT,
                        """
                          %s: {start: "%s", end: "%s", allowSetups: %s, maxTrades: 99, rvolMin: none,
                            slopeMinPercentPer5Min: none, slopeMaxPercentPer5Min: none}
                        """,
                        e.getKey(),
                        e.getValue().start(),
                        e.getValue().end(),
                        List.of(Setup.VALUES)))
                .collect(Collectors.joining("", "session_policies:\n", ""));
    }
}
