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

/**
 * Plays the session once through the pipeline on the schedules of a plan. The tape written must be that of the session.
 */
final class LatencyRun {
    private final MeasuredSession session;
    private final WorkFolder work;
    private final PipelineMode mode;
    private final LatencyPlan plan;

    /** Creates a run on {@code plan}, which must cover the whole session. */
    LatencyRun(MeasuredSession session, WorkFolder work, PipelineMode mode, LatencyPlan plan) {
        this.session = session;
        this.work = work;
        this.mode = mode;
        this.plan = plan;
    }

    /** Plays the session and measures service and response times. */
    LatencyMeter latencies() throws IOException {
        LatencyMeter meter = new LatencyMeter(plan);
        play(new TapedPipeline.Probes(engine -> engine, meter::around, frame -> {}), (publisher, cause, intendedNs) -> {
            meter.note(intendedNs, System.nanoTime());
            publisher.publish(cause);
        });
        return meter;
    }

    /**
     * Plays the session and measures the parts of the path, in a run of its own, since reading the clock between them
     * takes time.
     *
     * @param steps transactions at a step of the tape
     */
    PathMeter path(BitSet steps) throws IOException {
        PathMeter meter = new PathMeter(plan, steps);
        play(new TapedPipeline.Probes(meter::around, meter::around, frame -> {}), (publisher, cause, intendedNs) -> {
            meter.publishing();
            publisher.publish(cause);
            meter.published();
        });
        return meter;
    }

    private interface Producer {
        /** Publishes the cause of a transaction that was meant to arrive at {@code intendedNs}. */
        void publish(Publisher publisher, Event cause, long intendedNs);
    }

    /** A stretch begins with an empty ring, so that its first events do not wait behind those of the stretch before. */
    private void play(TapedPipeline.Probes probes, Producer producer) throws IOException {
        CauseReader causes = new CauseReader(session.transactions());
        try (TapedPipeline run = new TapedPipeline(session, work, mode, probes)) {
            for (LatencyPlan.Stretch stretch : plan.stretches()) {
                run.awaitEmpty();
                long startNs = System.nanoTime();
                for (int i = stretch.from(); i < stretch.to(); i++) {
                    long intendedNs = stretch.schedule().await(startNs, i - stretch.from());
                    producer.publish(run.publisher(), causes.cause(i), intendedNs);
                }
            }
            run.drain();
            run.requireSame("latency run");
        }
    }
}
