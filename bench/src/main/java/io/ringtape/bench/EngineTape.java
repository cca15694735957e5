package io.ringtape.bench;

import io.ringtape.pipeline.PipelineMode;
import io.ringtape.pipeline.Publisher;
import java.io.IOException;

/**
 * Engine and tape behind the real ring: the causes are published as fast as the ring takes them, by a thread of their own
 * unless the pipeline is stepped.
 */
final class EngineTape implements Measurement {
    private final Session session;
    private final WorkFolder work;
    private final PipelineMode mode;

    EngineTape(Session session, WorkFolder work, PipelineMode mode) {
        this.session = session;
        this.work = work;
        this.mode = mode;
    }

    /** What it is called in that mode. */
    static String name(PipelineMode mode) {
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
    static void publish(CauseReader causes, Publisher publisher, int from, int to) {
        for (int i = from; i < to; i++) {
            publisher.publish(causes.cause(i));
        }
    }
}
