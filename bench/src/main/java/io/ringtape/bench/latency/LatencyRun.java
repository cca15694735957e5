package io.ringtape.bench.latency;

import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.subject.TapedPipeline;
import io.ringtape.event.Event;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.pipeline.Publisher;
import java.io.IOException;
import java.util.BitSet;

/** Plays the session once through the pipeline on a plan's schedules. The tape written must be the session's. */
public final class LatencyRun {
    private static final String WHAT = "latency run";

    private final MeasuredSession session;
    private final WorkFolder work;
    private final PipelineMode mode;
    private final LatencyPlan plan;

    /** A run on the usual plan. */
    LatencyRun(MeasuredSession session, WorkFolder work, PipelineMode mode) {
        this(session, work, mode, LatencyPlan.of(session.transactions().count()));
    }

    /** A run on {@code plan}, which must cover the whole session. */
    public LatencyRun(MeasuredSession session, WorkFolder work, PipelineMode mode, LatencyPlan plan) {
        this.session = session;
        this.work = work;
        this.mode = mode;
        this.plan = plan;
    }

    LatencyPlan plan() {
        return plan;
    }

    /** Plays the session and measures service and response times. */
    public LatencyMeter latencies() throws IOException {
        LatencyMeter meter = new LatencyMeter(plan);
        TapedPipeline.Probes probes = new TapedPipeline.Probes(engine -> engine, meter::around, frame -> {});
        try (TapedPipeline run = new TapedPipeline(session, work, mode, probes)) {
            Publisher publisher = run.publisher();
            play(run, (causes, index, intendedNs) -> {
                Event cause = causes.cause(index);
                meter.note(intendedNs, System.nanoTime());
                publisher.publish(cause);
            });
            run.drain();
            run.requireSame(WHAT);
        }
        return meter;
    }

    /**
     * Plays the session and measures the parts of the path; a run of its own, since reading the clock between them takes time.
     *
     * @param steps transactions at a step of the tape
     */
    public PathMeter path(BitSet steps) throws IOException {
        PathMeter meter = new PathMeter(plan, steps);
        TapedPipeline.Probes probes = new TapedPipeline.Probes(meter::around, meter::around, frame -> {});
        try (TapedPipeline run = new TapedPipeline(session, work, mode, probes)) {
            Publisher publisher = run.publisher();
            play(run, (causes, index, intendedNs) -> {
                Event cause = causes.cause(index);
                meter.publishing();
                publisher.publish(cause);
                meter.published();
            });
            run.drain();
            run.requireSame(WHAT);
        }
        return meter;
    }

    /** Publishes one transaction. */
    private interface Arrival {
        void publish(CauseReader causes, int index, long intendedNs);
    }

    /** A stretch begins with an empty ring, so that its first events do not wait behind those of the stretch before. */
    private void play(TapedPipeline run, Arrival arrival) {
        CauseReader causes = new CauseReader(session.transactions());
        for (LatencyPlan.Stretch stretch : plan.stretches()) {
            run.awaitEmpty();
            long startNs = System.nanoTime();
            for (int i = stretch.from(); i < stretch.to(); i++) {
                arrival.publish(causes, i, stretch.schedule().await(startNs, i - stretch.from()));
            }
        }
    }
}
