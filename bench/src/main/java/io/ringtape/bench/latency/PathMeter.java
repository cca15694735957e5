package io.ringtape.bench.latency;

import io.ringtape.engine.Journal;
import io.ringtape.engine.Transactor;
import java.util.Arrays;
import java.util.BitSet;

/** Time in each {@link PathPart}. The histogram of a part is written by one thread. */
final class PathMeter {
    /** More than the ring has slots, so that a note is read before it is overwritten. */
    private static final int NOTES = 1 << 16;

    private final long[] publishesNs = new long[NOTES];
    private final long[] publishedNs = new long[NOTES];
    private final StretchHistograms[] parts = new StretchHistograms[PathPart.values().length];
    private final StepStalls stalls;
    private long noted;
    private long begun;
    private long begunNs;
    private long appended;

    /** Creates a meter for {@code plan}; {@code steps} are the transactions at a step of the tape. */
    PathMeter(LatencyPlan plan, BitSet steps) {
        Arrays.setAll(parts, i -> new StretchHistograms(plan));
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
        part(PathPart.PUBLISH).next(nowNs - publishesNs[place]);
    }

    /** Wraps an engine and reads the clock before and after each transaction. */
    Transactor around(Transactor inner) {
        return (frame, timeNs) -> {
            recordWait();
            long startNs = System.nanoTime();
            begun++;
            begunNs = startNs;
            inner.process(frame, timeNs);
            part(PathPart.ENGINE).next(System.nanoTime() - startNs);
        };
    }

    /**
     * Records the ring time of the transaction before the current one. It waits for the next transaction, because the
     * engine may begin before the producer has noted its publish; the last transaction of all is not recorded.
     */
    private void recordWait() {
        if (begun > 0) {
            part(PathPart.RING).next(begunNs - publishedNs[place(begun - 1)]);
        }
    }

    /** Wraps a journal and reads the clock before and after each append. */
    Journal around(Journal inner) {
        return frame -> {
            long startNs = System.nanoTime();
            inner.append(frame);
            long nowNs = System.nanoTime();
            part(PathPart.APPEND).next(nowNs - startNs);
            stalls.next(nowNs - startNs);
            part(PathPart.WHOLE).next(nowNs - publishesNs[place(appended++)]);
        };
    }

    private static int place(long transaction) {
        return (int) (transaction & NOTES - 1);
    }

    StretchHistograms part(PathPart part) {
        return parts[part.ordinal()];
    }

    StepStalls stalls() {
        return stalls;
    }
}
