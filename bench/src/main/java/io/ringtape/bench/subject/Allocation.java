package io.ringtape.bench.subject;

import io.ringtape.bench.decode.DecodedEvents;
import io.ringtape.bench.decode.FrameTexts;
import io.ringtape.bench.measure.AllocatedBytes;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.engine.EngineSettings;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.pipeline.Publisher;
import io.ringtape.polygon.stream.StreamDecoder;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of heap an event from the feed to the router, fused, by all threads: the slope between two lengths of run, so
 * that one-time allocations cancel out. A negative slope counts as a positive one: the shorter run had not settled. For
 * every ten events published, the feed decodes a frame of ten other events; the times of a frame are in milliseconds,
 * so publishing the decoded events would make another tape.
 */
public final class Allocation {
    private static final String WHAT = "the tape, while allocations are counted";
    private static final int SETTLING_SHARE = 2;
    private static final int SHORT_SHARE = 3;
    private static final int EVENTS = 10;
    private static final int FRAMES = 20;

    private final MeasuredSession session;
    private final WorkFolder work;

    public Allocation(MeasuredSession session, WorkFolder work) {
        this.session = session;
        this.work = work;
    }

    public double measure() throws IOException {
        int count = session.transactions().count();
        int settled = count / SETTLING_SHARE;
        int middle = settled + (count - settled) / SHORT_SHARE;
        AtomicLong routed = new AtomicLong();
        TapedPipeline.Probes probes = new TapedPipeline.Probes(
                engine -> engine, tape -> tape, frame -> routed.setRelease(routed.getPlain() + 1));
        try (TapedPipeline run = new TapedPipeline(session, work, PipelineMode.FUSED, probes)) {
            Feed feed = new Feed(session, run);
            feed.bytes(0, settled);
            long shortBytes = feed.bytes(settled, middle);
            long longBytes = feed.bytes(middle, count);
            run.drain();
            run.requireSame(WHAT);
            WrongOutputException.requireEqual("the number of routed transactions", routed.get(), (long) count);
            return Math.abs(slope(middle - settled, shortBytes, count - middle, longBytes));
        }
    }

    /** Returns bytes an event from two runs of different length. */
    static double slope(int oneEvents, long oneBytes, int otherEvents, long otherBytes) {
        return (double) (otherBytes - oneBytes) / (otherEvents - oneEvents);
    }

    /** Publishes the causes of the session and decodes frames beside them. */
    private static final class Feed {
        private final TapedPipeline run;
        private final Publisher publisher;
        private final CauseReader causes;
        private final StreamDecoder decoder;
        private final byte[][] frames;

        Feed(MeasuredSession session, TapedPipeline run) {
            this.run = run;
            publisher = run.publisher();
            causes = new CauseReader(session.transactions());
            EngineSettings settings = session.setup().settings();
            decoder =
                    new StreamDecoder(settings.instruments(), settings.session().yyyymmdd(), new DecodedEvents());
            frames = FrameTexts.of(session.transactions(), settings.instruments(), FRAMES, EVENTS);
        }

        /**
         * Publishes the events from {@code from} to before {@code to}. Returns the bytes that all threads allocate
         * meanwhile.
         */
        long bytes(int from, int to) {
            AllocatedBytes allocated = new AllocatedBytes();
            for (int i = from; i < to; i++) {
                if (i % EVENTS == 0) {
                    byte[] frame = frames[i / EVENTS % FRAMES];
                    decoder.decode(frame, 0, frame.length, 1);
                }
                publisher.publish(causes.cause(i));
            }
            run.awaitEmpty();
            return allocated.sinceThen();
        }
    }
}
