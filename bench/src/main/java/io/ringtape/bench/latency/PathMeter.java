package io.ringtape.bench.latency;

import io.ringtape.engine.Journal;
import io.ringtape.engine.Transactor;
import java.util.BitSet;

/**
 * Time within the parts of the path: the producer's publish, the ring, the engine, the append; and from the first to the
 * last. Each is written by one thread.
 */
public final class PathMeter {
    /** More than a ring has slots, so that a note is read before it is written over. */
    private static final int NOTES = 1 << 16;

    private final long[] publishesNs = new long[NOTES];
    private final long[] publishedNs = new long[NOTES];
    private final StretchHistograms publish;
    private final StretchHistograms ring;
    private final StretchHistograms engine;
    private final StretchHistograms append;
    private final StretchHistograms whole;
    private final StepStalls stalls;
    private long noted;
    private long begun;
    private long begunNs;
    private long appended;

    /** With those transactions at a step of the tape. */
    PathMeter(LatencyPlan plan, BitSet steps) {
        publish = new StretchHistograms(plan);
        ring = new StretchHistograms(plan);
        engine = new StretchHistograms(plan);
        append = new StretchHistograms(plan);
        whole = new StretchHistograms(plan);
        stalls = new StepStalls(steps, plan.stretches().get(0).to());
    }

    /** The producer is about to publish the next transaction. */
    void publishing() {
        publishesNs[place(noted)] = System.nanoTime();
    }

    /** It has published it. */
    void published() {
        int place = place(noted++);
        long nowNs = System.nanoTime();
        publishedNs[place] = nowNs;
        publish.next(nowNs - publishesNs[place]);
    }

    Transactor around(Transactor inner) {
        return (frame, timeNs) -> {
            waited();
            long startNs = System.nanoTime();
            begun++;
            begunNs = startNs;
            inner.process(frame, timeNs);
            engine.next(System.nanoTime() - startNs);
        };
    }

    /**
     * The transaction before the next one was in the ring until the engine began with it. Told when the next one comes, for
     * the engine may have begun before the producer knew that it had published; the last one of all stays untold.
     */
    private void waited() {
        if (begun > 0) {
            ring.next(begunNs - publishedNs[place(begun - 1)]);
        }
    }

    Journal around(Journal inner) {
        return frame -> {
            long startNs = System.nanoTime();
            inner.append(frame);
            long nowNs = System.nanoTime();
            append.next(nowNs - startNs);
            stalls.next(nowNs - startNs);
            whole.next(nowNs - publishesNs[place(appended++)]);
        };
    }

    private static int place(long transaction) {
        return (int) (transaction & NOTES - 1);
    }

    /** Encode, claim and publish. */
    public StretchHistograms publish() {
        return publish;
    }

    /** From published until the engine begins; 0 when it began before. */
    public StretchHistograms ring() {
        return ring;
    }

    public StretchHistograms engine() {
        return engine;
    }

    public StretchHistograms append() {
        return append;
    }

    /** From before publish until the append returned. */
    public StretchHistograms whole() {
        return whole;
    }

    StepStalls stalls() {
        return stalls;
    }
}
