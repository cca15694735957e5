package io.ringtape.bench;

import io.ringtape.pipeline.PipelineMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one run found.
 *
 * @param session that it was measured on
 * @param measured throughput
 * @param latency empty when it was not measured
 * @param restartSeconds on ten million transactions; empty when it was not measured
 * @param peakMb resident memory in a fused run; empty when it was not measured, or not on Linux
 */
record Outcome(
        Session session,
        Measured measured,
        Optional<Latency> latency,
        Optional<Double> restartSeconds,
        Optional<Double> peakMb) {
    private static final double LEAST_TO_APPEND = 0.8;
    private static final double LEAST_TO_TAIL = 0.5;
    private static final double LEAST_REPLAY_PER_SECOND = 3e6;
    private static final double LEAST_TO_JACKSON = 5;
    private static final double MOST_TO_PLAIN = 3;
    private static final double MOST_P50_US = 1;
    private static final double MOST_P99_US = 3;
    private static final double MOST_P999_US = 20;
    private static final double MOST_RESTART_SECONDS = 5;

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
                .put(Figure.RESTART_SECONDS_PER_10M, restartSeconds)
                .put(Figure.RSS_MB, peakMb);
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
                        Goal.MOST_BYTES,
                        "bytes allocated an event, publish to journal (all but the VM's own)",
                        found)));
        serviceUs(50)
                .ifPresent(found -> goals.add(Goal.atMost(MOST_P50_US, "service time p50, fused, 100k/s, µs", found)));
        serviceUs(99)
                .ifPresent(found -> goals.add(Goal.atMost(MOST_P99_US, "service time p99, fused, 100k/s, µs", found)));
        serviceUs(99.9)
                .ifPresent(
                        found -> goals.add(Goal.atMost(MOST_P999_US, "service time p99.9, fused, 100k/s, µs", found)));
        restartSeconds.ifPresent(
                found -> goals.add(Goal.atMost(MOST_RESTART_SECONDS, "restart on 10 million transactions, s", found)));
        return goals;
    }

    /** Round by round. */
    Optional<Sample> engineTapeToAppend() {
        return measured.ratio(EngineTape.name(PipelineMode.FUSED), BareAppend.TOUCHED);
    }

    /** Round by round. */
    Optional<Sample> replayToTail() {
        return measured.ratio(ReplayRun.NAME, BareTail.NAME);
    }

    /** Round by round. */
    Optional<Sample> decodeToJackson() {
        return measured.ratio(DecodeLoop.OURS, DecodeLoop.JACKSON);
    }

    private Optional<Double> serviceUs(double percentile) {
        return latency.map(each -> each.serviceUs(percentile));
    }

    private static Optional<Double> median(Optional<Sample> sample) {
        return sample.map(Sample::median);
    }
}
