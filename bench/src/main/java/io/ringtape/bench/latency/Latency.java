package io.ringtape.bench.latency;

import io.ringtape.bench.session.RunContext;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Latencies of a session over several rounds, and those of the idle machine. */
public final class Latency {
    private static final double JITTER_SECONDS = 0.5;
    private static final double NS_PER_US = 1e3;

    private final LatencyPlan plan;
    private final Map<PipelineMode, List<LatencyMeter>> meters = new EnumMap<>(PipelineMode.class);
    private final Map<PipelineMode, List<PathMeter>> paths = new EnumMap<>(PipelineMode.class);
    private final MachineJitter jitter = new MachineJitter();

    private Latency(LatencyPlan plan, PipelineMode... modes) {
        this.plan = plan;
        for (PipelineMode mode : modes) {
            meters.put(mode, new ArrayList<>());
            paths.put(mode, new ArrayList<>());
        }
    }

    /** Plays the session fused and pipelined, alternating. */
    public static Latency measure(RunContext context, RunProgress progress) throws IOException {
        LatencyPlan plan = LatencyPlan.of(context.session().transactions().count());
        return new Latency(plan, PipelineMode.FUSED, PipelineMode.PIPELINED).play(context, progress);
    }

    /** Plays the session at many rates, fused. */
    public static Latency atManyRates(RunContext context, RunProgress progress) throws IOException {
        LatencyPlan plan =
                LatencyPlan.ofManyRates(context.session().transactions().count());
        return new Latency(plan, PipelineMode.FUSED).play(context, progress);
    }

    private Latency play(RunContext context, RunProgress progress) throws IOException {
        BitSet steps = StepStalls.steps(context.session(), context.work());
        int rounds = context.workload().latencyRounds();
        progress.phase("rounds of latency", "sessions", 2L * rounds * meters.size());
        long done = 0;
        for (int round = 0; round < rounds; round++) {
            for (PipelineMode mode : meters.keySet()) {
                LatencyRun run = new LatencyRun(context.session(), context.work(), mode, plan);
                jitter.watch(JITTER_SECONDS);
                meters.get(mode).add(run.latencies());
                progress.at(++done);
                jitter.watch(JITTER_SECONDS);
                paths.get(mode).add(run.path(steps));
                progress.at(++done);
            }
        }
        jitter.watch(JITTER_SECONDS);
        return this;
    }

    /** Returns the modes that were measured. */
    public Set<PipelineMode> modes() {
        return meters.keySet();
    }

    /** Returns the indices of the measured stretches in the plan. */
    public List<Integer> measuredStretches() {
        return IntStream.range(1, plan.stretches().size()).boxed().toList();
    }

    public ArrivalSchedule schedule(int stretch) {
        return plan.stretches().get(stretch).schedule();
    }

    /** Returns the stretch at the rate of the goal. */
    public int goalStretch() {
        return measuredStretches().stream()
                .filter(stretch -> schedule(stretch).perSecond() == LatencyPlan.GOAL_RATE)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the service times of {@code mode} in a stretch, a histogram per round. */
    public List<Histogram> service(PipelineMode mode, int stretch) {
        return meters.get(mode).stream()
                .map(meter -> meter.service().of(stretch))
                .toList();
    }

    /** Returns the response times of {@code mode} in a stretch, a histogram per round. */
    public List<Histogram> response(PipelineMode mode, int stretch) {
        return meters.get(mode).stream()
                .map(meter -> meter.response().of(stretch))
                .toList();
    }

    /** Returns the times of {@code mode} in a part of the path and a stretch, a histogram per round. */
    public List<Histogram> part(PathPart part, PipelineMode mode, int stretch) {
        return paths.get(mode).stream().map(path -> path.part(part).of(stretch)).toList();
    }

    /** Returns the delays of threads that have nothing to do. */
    public Histogram jitter() {
        return jitter.histogram();
    }

    /** Returns the longest append, fused, at a step of the tape in any round. */
    public long longestAtStepNs() {
        return longestNs(StepStalls::longestAtStepNs);
    }

    /** Returns the longest append, fused, away from the steps of the tape in any round. */
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

    /**
     * Returns a percentile of the service time, fused, at the rate of the goal: microseconds, the median of the rounds.
     */
    public double serviceUs(double percentile) {
        List<Histogram> rounds = service(PipelineMode.FUSED, goalStretch());
        return Percentiles.of(rounds, percentile).median() / NS_PER_US;
    }
}
