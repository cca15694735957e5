package io.ringtape.bench;

import com.sun.management.ThreadMXBean;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.pipeline.Publisher;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Bytes of heap for each event from publish to journal, once frames and lists have grown to the size they keep. */
final class Allocation implements Measurement {
    static final String NAME = "allocated, publish to journal";

    private static final int SETTLING_SHARE = 10;

    private final Session session;
    private final WorkFolder work;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    Allocation(Session session, WorkFolder work) {
        this.session = session;
        this.work = work;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.BYTES;
    }

    @Override
    public double measure() throws IOException {
        Transactions all = session.transactions();
        int settled = all.count() / SETTLING_SHARE;
        try (TapedPipeline run = new TapedPipeline(session, work, PipelineMode.STEPPED)) {
            Publisher publisher = run.publisher();
            CauseReader causes = new CauseReader(all);
            EngineTape.publish(causes, publisher, 0, settled);
            long before = threads.getCurrentThreadAllocatedBytes();
            EngineTape.publish(causes, publisher, settled, all.count());
            long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            run.requireSame(NAME);
            return (double) bytes / (all.count() - settled);
        }
    }
}
