package io.ringtape.bench.report;

import io.ringtape.bench.catalogue.Metric;
import io.ringtape.bench.catalogue.Ratio;
import io.ringtape.bench.latency.Latency;
import io.ringtape.bench.latency.Percentiles;
import io.ringtape.bench.subject.Restart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The project's goals for speed, as far as a run measured them. */
final class Goals {
    private static final SortedMap<Double, Double> MOST_SERVICE_US =
            new TreeMap<>(Map.of(50.0, 1.0, 99.0, 3.0, 99.9, 20.0));
    private static final double NS_PER_US = 1e3;
    private static final double NS_PER_MS = 1e6;

    private Goals() {}

    /** Returns the goals whose part was measured. */
    static List<Goal> of(Outcome run) {
        List<Goal> goals = new ArrayList<>();
        run.median(Ratio.FUSED_TO_APPEND)
                .ifPresent(found -> goals.add(Goal.atLeast(0.8, "engine and tape, fused ÷ bare append", found)));
        run.median(Ratio.REPLAY_TO_TAIL).ifPresent(found -> goals.add(Goal.atLeast(0.5, "replay ÷ bare tail", found)));
        run.median(Metric.REPLAY)
                .ifPresent(found -> goals.add(Goal.atLeast(3, "replay, M transactions/s", found / 1e6)));
        run.median(Ratio.DECODE_TO_JACKSON)
                .ifPresent(found -> goals.add(Goal.atLeast(5, "decode ÷ Jackson streaming", found)));
        run.median(Ratio.FEATURES_TO_PLAIN_LOOP)
                .ifPresent(found -> goals.add(Goal.atMost(3, "all features ÷ plain loop", found)));
        run.median(Metric.ALLOCATION)
                .ifPresent(found -> goals.add(
                        Goal.atMost(5, "bytes allocated for 1,000 events, feed to router, all threads", found * 1e3)));
        run.latency().ifPresent(latency -> goals.addAll(of(latency)));
        run.restart().ifPresent(restart -> goals.addAll(of(restart)));
        return goals;
    }

    private static List<Goal> of(Latency latency) {
        List<Goal> goals = new ArrayList<>();
        MOST_SERVICE_US.forEach((percentile, wanted) -> goals.add(Goal.atMost(
                        wanted,
                        "service time " + Percentiles.label(percentile) + ", fused, 100k/s, µs",
                        latency.serviceUs(percentile))
                .beside(latency.jitter().getValueAtPercentile(percentile) / NS_PER_US)));
        String elsewhere = Numbers.of(latency.longestElsewhereNs() / NS_PER_MS);
        goals.add(Goal.atMost(
                        20,
                        "longest append at a step of 8 MiB, ms (at all others " + elsewhere + ")",
                        latency.longestAtStepNs() / NS_PER_MS)
                .beside(latency.jitter().getMaxValue() / NS_PER_MS));
        return goals;
    }

    private static List<Goal> of(Restart restart) {
        String estimated = Numbers.percent(restart.estimatedShare());
        return List.of(
                Goal.atMost(
                        5,
                        "restart on 10 million transactions, s, " + estimated + " of it estimated",
                        restart.secondsPer10M()),
                Goal.atMost(256, "heap of a process that replayed this session's tape, MB", Restart.HEAP_MB));
    }
}
