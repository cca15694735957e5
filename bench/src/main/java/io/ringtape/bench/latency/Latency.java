package io.ringtape.bench.latency;

import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Latencies of a session in fused and pipelined mode over several rounds, and those of the idle machine. */
public final class Latency {
    private static final double JITTER_SECONDS = 0.5;
    private static final double NS_PER_US = 1e3;
    private static final List<PipelineMode> MODES = List.of(PipelineMode.FUSED, PipelineMode.PIPELINED);

    private final LatencyPlan plan;
    private final Map<PipelineMode, List<LatencyMeter>> meters = new EnumMap<>(PipelineMode.class);
    private final MachineJitter jitter = new MachineJitter();
    private final Map<PipelineMode, List<PathMeter>> paths = new EnumMap<>(PipelineMode.class);

    private Latency(LatencyPlan plan) {
        this.plan = plan;
    }

    /** Plays the session {@code rounds} times in each mode, alternating. */
    public static Latency measure(MeasuredSession session, WorkFolder work, int rounds, RunProgress progress)
            throws IOException {
        Latency latency = new Latency(LatencyPlan.of(session.transactions().count()));
        for (PipelineMode mode : MODES) {
            latency.meters.put(mode, new ArrayList<>());
            latency.paths.put(mode, new ArrayList<>());
        }
        BitSet steps = StepStalls.steps(session, work);
        progress.phase("rounds of latency", "sessions", 2L * rounds * MODES.size());
        long done = 0;
        for (int round = 0; round < rounds; round++) {
            for (PipelineMode mode : MODES) {
                latency.jitter.watch(JITTER_SECONDS);
                latency.meters.get(mode).add(new LatencyRun(session, work, mode).latencies());
                progress.at(++done);
                latency.jitter.watch(JITTER_SECONDS);
                latency.paths.get(mode).add(new LatencyRun(session, work, mode).path(steps));
                progress.at(++done);
            }
        }
        latency.jitter.watch(JITTER_SECONDS);
        return latency;
    }

    /** The modes that were measured. */
    public List<PipelineMode> modes() {
        return MODES;
    }

    /** The indices of the measured stretches in the plan. */
    public List<Integer> measuredStretches() {
        return IntStream.range(1, plan.stretches().size()).boxed().toList();
    }

    /** The schedule of that stretch. */
    public ArrivalSchedule schedule(int stretch) {
        return plan.stretches().get(stretch).schedule();
    }

    /** The stretch at the rate of the goal. */
    public int goalStretch() {
        return measuredStretches().stream()
                .filter(stretch -> schedule(stretch).perSecond() == LatencyPlan.GOAL_RATE)
                .findFirst()
                .orElseThrow();
    }

    /** Service times of that mode and stretch, a histogram a round. */
    public List<Histogram> service(PipelineMode mode, int stretch) {
        return meters.get(mode).stream()
                .map(meter -> meter.service().of(stretch))
                .toList();
    }

    /** Response times of that mode and stretch, a histogram a round. */
    public List<Histogram> response(PipelineMode mode, int stretch) {
        return meters.get(mode).stream()
                .map(meter -> meter.response().of(stretch))
                .toList();
    }

    /** Delays of threads that have nothing to do. */
    public Histogram jitter() {
        return jitter.histogram();
    }

    /** Returns one part of the path in a mode and stretch, with a histogram per round. */
    public List<Histogram> part(Function<PathMeter, StretchHistograms> part, PipelineMode mode, int stretch) {
        return paths.get(mode).stream()
                .map(path -> part.apply(path).of(stretch))
                .toList();
    }

    /** The longest append, fused, at a step of the tape in any round. */
    public long longestAtStepNs() {
        return longestNs(StepStalls::longestAtStepNs);
    }

    /** The longest append, fused, away from the steps of the tape in any round. */
    public long longestElsewhereNs() {
        return longestNs(StepStalls::longestElsewhereNs);
    }

    private long longestNs(ToLongFunction<StepStalls> which) {
        return paths.get(PipelineMode.FUSED).stream()
                .map(PathMeter::stalls)
                .mapToLong(which)
                .max()
                .orElseThrow();
    }

    /** Service time in fused mode at the goal's rate: that percentile in microseconds, the median of the rounds. */
    public double serviceUs(double percentile) {
        return Percentiles.of(service(PipelineMode.FUSED, goalStretch()), percentile)
                        .median()
                / NS_PER_US;
    }
}
