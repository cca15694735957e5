package io.ringtape.bench.broker;

import io.ringtape.bench.latency.ArrivalSchedule;
import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.RunContext;
import io.ringtape.bench.subject.TapedPipeline;
import io.ringtape.event.Event;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.pipeline.TransactionListener;
import java.io.IOException;
import org.HdrHistogram.Histogram;

/**
 * The engine, its tape and a router of orders on one thread. The thread waits for no other, so that all of a
 * transaction's time is work, what the operating system takes aside.
 */
final class EngineBesideBroker {
    private static final ArrivalSchedule SCHEDULE = new ArrivalSchedule(100_000);
    private static final int MOST_MEASURED = 300_000;
    private static final int WARM_UP_SHARE = 4;
    private static final long HIGHEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private EngineBesideBroker() {}

    /**
     * Plays the session: a quarter flat out, then a part at 100,000 transactions a second that is measured, then the
     * rest. Returns the times from the publish of a transaction until the router is done with it.
     */
    static Histogram service(TransactionListener router, RunContext context) throws IOException {
        MeasuredSession session = context.session();
        CauseReader causes = new CauseReader(session.transactions());
        int count = session.transactions().count();
        int from = count / WARM_UP_SHARE;
        int to = Math.min(count, from + MOST_MEASURED);
        Histogram service = new Histogram(HIGHEST_NS, DIGITS);
        TapedPipeline.Probes probes = new TapedPipeline.Probes(engine -> engine, journal -> journal, router);
        try (TapedPipeline run = new TapedPipeline(session, context.work(), PipelineMode.STEPPED, probes)) {
            long startNs = 0;
            for (int i = 0; i < count; i++) {
                Event cause = causes.cause(i);
                if (i == from) {
                    startNs = System.nanoTime();
                }
                boolean isMeasured = i >= from && i < to;
                if (isMeasured) {
                    SCHEDULE.await(startNs, i - from);
                }
                long publishedNs = System.nanoTime();
                run.publisher().publish(cause);
                if (isMeasured) {
                    service.recordValue(System.nanoTime() - publishedNs);
                }
            }
            run.drain();
            run.requireSame("run beside a broker");
        }
        return service;
    }
}
