package io.ringtape.bench.latency;

import io.ringtape.engine.Journal;
import io.ringtape.engine.Transactor;
import java.util.BitSet;

/**
 * Time in the parts of the path: the producer's publish, the ring, the engine, the append, and all of them together. Each is
 * written by one thread.
 */
public final class PathMeter {
    /** More than the ring has slots, so that a note is read before it is overwritten. */
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

    /** A meter for {@code plan}; {@code steps} are the transactions at a step of the tape. */
    PathMeter(LatencyPlan plan, BitSet steps) {
        publish = new StretchHistograms(plan);
        ring = new StretchHistograms(plan);
        engine = new StretchHistograms(plan);
        append = new StretchHistograms(plan);
        whole = new StretchHistograms(plan);
        stalls = new StepStalls(steps, plan.stretches().get(0).to());
    }

    /** Notes that the producer is about to publish the next transaction. */
    void publishing() {
        publishesNs[place(noted)] = System.nanoTime();
    }

    /** Notes that the producer has published it. */
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
     * Records the ring time of the transaction before the current one. It waits for the next transaction, because the engine
     * may begin before the producer has noted its publish; the last transaction of all is not recorded.
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

    /** From before publish until the append returns. */
    public StretchHistograms whole() {
        return whole;
    }

    StepStalls stalls() {
        return stalls;
    }
}
