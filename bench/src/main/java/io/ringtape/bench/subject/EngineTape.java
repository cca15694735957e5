package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.Unit;
import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.Transactions;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.pipeline.Publisher;
import java.io.IOException;

/**
 * Engine and tape behind the real ring: the causes are published as fast as the ring takes them, by a thread of their own
 * unless the pipeline is stepped.
 */
public final class EngineTape implements Measurement {
    private final MeasuredSession session;
    private final WorkFolder work;
    private final PipelineMode mode;

    public EngineTape(MeasuredSession session, WorkFolder work, PipelineMode mode) {
        this.session = session;
        this.work = work;
        this.mode = mode;
    }

    /** What it is called in that mode. */
    public static String name(PipelineMode mode) {
        return "engine and tape, "
                + switch (mode) {
                    case FUSED -> "fused";
                    case PIPELINED -> "pipelined";
                    case STEPPED -> "stepped (no ring)";
                };
    }

    @Override
    public String name() {
        return name(mode);
    }

    @Override
    public Unit unit() {
        return Unit.PER_SECOND;
    }

    @Override
    public double measure() throws IOException {
        Transactions all = session.transactions();
        try (TapedPipeline run = new TapedPipeline(session, work, mode)) {
            Stopwatch watch = new Stopwatch();
            publish(new CauseReader(all), run.publisher(), 0, all.count());
            run.drain();
            double rate = watch.rate(all.count());
            run.requireSame(name());
            return rate;
        }
    }

    /** Publishes the causes of those transactions, the second index excluded. */
    public static void publish(CauseReader causes, Publisher publisher, int from, int to) {
        for (int i = from; i < to; i++) {
            publisher.publish(causes.cause(i));
        }
    }
}
