package io.ringtape.bench;

import io.ringtape.pipeline.PipelineMode;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The latencies of a session in fused and pipelined mode over several rounds, and of the machine beside them. */
final class Latency {
    private static final double JITTER_SECONDS = 0.5;
    private static final double NS_PER_US = 1e3;
    private static final List<PipelineMode> MODES = List.of(PipelineMode.FUSED, PipelineMode.PIPELINED);

    private final LatencyPlan plan;
    private final Map<PipelineMode, List<LatencyMeter>> meters = new EnumMap<>(PipelineMode.class);
    private final MachineJitter jitter = new MachineJitter();
    private PathMeter path;

    private Latency(LatencyPlan plan) {
        this.plan = plan;
    }

    /** Plays the session so many times in each mode, in turn. */
    static Latency measure(Session session, WorkFolder work, int rounds, RunProgress progress) throws IOException {
        Latency latency = new Latency(LatencyPlan.of(session.transactions().count()));
        MODES.forEach(mode -> latency.meters.put(mode, new ArrayList<>()));
        progress.phase("rounds of latency", "sessions", (long) rounds * MODES.size() + 1);
        long done = 0;
        for (int round = 0; round < rounds; round++) {
            for (PipelineMode mode : MODES) {
                latency.jitter.watch(JITTER_SECONDS);
                latency.meters.get(mode).add(new LatencyRun(session, work, mode).latencies());
                progress.at(++done);
            }
        }
        latency.jitter.watch(JITTER_SECONDS);
        latency.path = new LatencyRun(session, work, PipelineMode.FUSED).path();
        progress.at(++done);
        return latency;
    }

    /** The modes that were measured. */
    List<PipelineMode> modes() {
        return MODES;
    }

    /** The stretches that count, by their place in the plan. */
    List<Integer> measuredStretches() {
        return IntStream.range(1, plan.stretches().size()).boxed().toList();
    }

    /** The schedule of that stretch. */
    ArrivalSchedule schedule(int stretch) {
        return plan.stretches().get(stretch).schedule();
    }

    /** The stretch at the rate of the goal. */
    int goalStretch() {
        return measuredStretches().stream()
                .filter(stretch -> schedule(stretch).perSecond() == LatencyPlan.GOAL_RATE)
                .findFirst()
                .orElseThrow();
    }

    /** Service times of that mode and stretch, a histogram a round. */
    List<Histogram> service(PipelineMode mode, int stretch) {
        return meters.get(mode).stream()
                .map(meter -> meter.service().of(stretch))
                .toList();
    }

    /** Response times of that mode and stretch, a histogram a round. */
    List<Histogram> response(PipelineMode mode, int stretch) {
        return meters.get(mode).stream()
                .map(meter -> meter.response().of(stretch))
                .toList();
    }

    /** What the machine does to threads that have nothing to do. */
    Histogram jitter() {
        return jitter.histogram();
    }

    /** The parts of the path in fused mode. */
    PathMeter path() {
        return path;
    }

    /** Service time in fused mode at the goal's rate: that percentile in microseconds, the median of the rounds. */
    double serviceUs(double percentile) {
        return Percentiles.of(service(PipelineMode.FUSED, goalStretch()), percentile)
                        .median()
                / NS_PER_US;
    }
}
