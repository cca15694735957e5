package io.ringtape.bench.report;

import io.ringtape.bench.latency.Latency;
import io.ringtape.bench.latency.Percentiles;
import io.ringtape.bench.limit.BareAppend;
import io.ringtape.bench.limit.BareTail;
import io.ringtape.bench.limit.PlainLoop;
import io.ringtape.bench.measure.RoundResults;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.measure.Unit;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.subject.Allocation;
import io.ringtape.bench.subject.DecodeLoop;
import io.ringtape.bench.subject.EngineTape;
import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.bench.subject.ReplayRun;
import io.ringtape.bench.subject.Restart;
import io.ringtape.pipeline.PipelineMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that one run found.
 *
 * @param session that it was measured on
 * @param measured throughput
 * @param latency empty when it was not measured
 * @param restart on that session; empty when it was not measured
 */
public record Outcome(
        MeasuredSession session, RoundResults measured, Optional<Latency> latency, Optional<Restart> restart) {
    private static final double LEAST_TO_APPEND = 0.8;
    private static final double LEAST_TO_TAIL = 0.5;
    private static final double LEAST_REPLAY_PER_SECOND = 3e6;
    private static final double LEAST_TO_JACKSON = 5;
    private static final double MOST_TO_PLAIN = 3;
    private static final SortedMap<Double, Double> SERVICE_US = new TreeMap<>(Map.of(50.0, 1.0, 99.0, 3.0, 99.9, 20.0));
    private static final double MOST_BYTES_A_THOUSAND = 5;
    private static final double MOST_STALL_MS = 20;
    private static final double MOST_HEAP_MB = 256;
    private static final double MOST_RESTART_SECONDS = 5;
    private static final double NS_PER_US = 1e3;
    private static final double NS_PER_MS = 1e6;

    /** The figures that are compared between runs. */
    Figures figures() {
        return new Figures()
                .put(Figure.ENGINE_TAPE_TO_APPEND_RATIO, median(engineTapeToAppend()))
                .put(Figure.REPLAY_TO_TAIL_RATIO, median(replayToTail()))
                .put(Figure.DECODE_TO_JACKSON_RATIO, median(decodeToJackson()))
                .put(Figure.FEATURES_NS_PER_TICK, median(measured.sample(FeatureLoop.NAME)))
                .put(Figure.PLAIN_LOOP_NS_PER_TICK, median(measured.sample(PlainLoop.NAME)))
                .put(Figure.BYTES_PER_EVENT, session.bytesPerTransaction())
                .put(Figure.SERVICE_P50_US, serviceUs(50))
                .put(Figure.SERVICE_P99_US, serviceUs(99))
                .put(Figure.SERVICE_P999_US, serviceUs(99.9))
                .put(Figure.REPLAY_EVENTS_PER_SECOND, median(measured.sample(ReplayRun.NAME)))
                .put(Figure.RESTART_SECONDS_PER_10M, restart.map(Restart::secondsPer10M))
                .put(Figure.RSS_MB, restart.map(Restart::peakMb).filter(peak -> peak > 0));
    }

    /** The goals whose part was measured. */
    List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        median(engineTapeToAppend())
                .ifPresent(found ->
                        goals.add(Goal.atLeast(LEAST_TO_APPEND, "engine and tape, fused ÷ bare append", found)));
        median(replayToTail()).ifPresent(found -> goals.add(Goal.atLeast(LEAST_TO_TAIL, "replay ÷ bare tail", found)));
        median(measured.sample(ReplayRun.NAME))
                .ifPresent(found -> goals.add(Goal.atLeast(
                        Unit.PER_SECOND.scaled(LEAST_REPLAY_PER_SECOND),
                        "replay, M transactions/s",
                        Unit.PER_SECOND.scaled(found))));
        median(decodeToJackson())
                .ifPresent(found -> goals.add(Goal.atLeast(LEAST_TO_JACKSON, "decode ÷ Jackson streaming", found)));
        median(measured.ratio(FeatureLoop.NAME, PlainLoop.NAME))
                .ifPresent(found -> goals.add(Goal.atMost(MOST_TO_PLAIN, "all features ÷ plain loop", found)));
        median(measured.sample(Allocation.NAME))
                .ifPresent(found -> goals.add(Goal.atMost(
                        MOST_BYTES_A_THOUSAND,
                        "bytes allocated for 1,000 events, feed to router, all threads",
                        found * 1e3)));
        latency.ifPresent(each -> addLatencyGoals(each, goals));
        restart.ifPresent(each -> addRestartGoals(each, goals));
        return goals;
    }

    private static void addLatencyGoals(Latency latency, List<Goal> goals) {
        SERVICE_US.forEach((percentile, wanted) -> goals.add(Goal.atMost(
                        wanted,
                        "service time " + Percentiles.label(percentile) + ", fused, 100k/s, µs",
                        latency.serviceUs(percentile))
                .beside(latency.jitter().getValueAtPercentile(percentile) / NS_PER_US)));
        goals.add(Goal.atMost(
                        MOST_STALL_MS,
                        "longest append at a step of 8 MiB, ms (at all others "
                                + Numbers.of(latency.longestElsewhereNs() / NS_PER_MS) + ")",
                        latency.longestAtStepNs() / NS_PER_MS)
                .beside(latency.jitter().getMaxValue() / NS_PER_MS));
    }

    private static void addRestartGoals(Restart restart, List<Goal> goals) {
        goals.add(Goal.atMost(
                MOST_RESTART_SECONDS,
                "restart on 10 million transactions, s, " + Numbers.percent(restart.estimatedShare())
                        + " of it estimated",
                restart.secondsPer10M()));
        goals.add(
                Goal.atMost(MOST_HEAP_MB, "heap of a process that replayed this session's tape, MB", Restart.HEAP_MB));
    }

    /** Round by round. */
    Optional<RoundValues> engineTapeToAppend() {
        return measured.ratio(EngineTape.name(PipelineMode.FUSED), BareAppend.TOUCHED);
    }

    /** Round by round. */
    Optional<RoundValues> replayToTail() {
        return measured.ratio(ReplayRun.NAME, BareTail.NAME);
    }

    /** Round by round. */
    Optional<RoundValues> decodeToJackson() {
        return measured.ratio(DecodeLoop.OURS, DecodeLoop.JACKSON);
    }

    /** Nanoseconds for an event from a frame; empty when it was not measured. */
    Optional<Double> decodeNs() {
        return median(measured.sample(DecodeLoop.OURS)).map(perSecond -> 1e9 / perSecond);
    }

    private Optional<Double> serviceUs(double percentile) {
        return latency.map(each -> each.serviceUs(percentile));
    }

    private static Optional<Double> median(Optional<RoundValues> sample) {
        return sample.map(RoundValues::median);
    }
}
