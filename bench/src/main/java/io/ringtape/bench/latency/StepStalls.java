package io.ringtape.bench.latency;

import io.ringtape.bench.limit.BareAppender;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.Transactions;
import io.ringtape.bench.session.WorkFolder;
import java.io.IOException;
import java.util.BitSet;

/**
 * The longest append at the steps of 8 MiB of the data file, and the longest of all others. Written by one thread.
 */
final class StepStalls {
    private static final long STEP_BYTES = 8L << 20;

    private final BitSet steps;
    private final int from;
    private int index;
    private long atStepNs;
    private long elsewhereNs;

    /** Counts from the transaction at index {@code from}; {@code steps} are the transactions at a step. */
    StepStalls(BitSet steps, int from) {
        this.steps = steps;
        this.from = from;
    }

    /**
     * Returns the transactions whose document crosses a step, and the one after each, by the positions of a bare queue.
     */
    static BitSet steps(MeasuredSession session, WorkFolder work) throws IOException {
        Transactions all = session.transactions();
        long[] ends = new long[all.count()];
        try (WorkFolder.Lent folder = work.lend("steps");
                BareAppender appender =
                        new BareAppender(folder.path(), session.manifest().tradingDate())) {
            for (int i = 0; i < ends.length; i++) {
                ends[i] = appender.write(all, i);
            }
        }
        return steps(ends);
    }

    /** Returns the transactions at a step, from the positions at which their documents end. */
    static BitSet steps(long... ends) {
        BitSet steps = new BitSet();
        for (int i = 1; i < ends.length; i++) {
            if (ends[i] / STEP_BYTES != ends[i - 1] / STEP_BYTES) {
                steps.set(i, Math.min(i + 2, ends.length));
            }
        }
        return steps;
    }

    /** Takes the nanoseconds of the next append. */
    void next(long ns) {
        int current = index++;
        if (current < from) {
            return;
        }
        if (steps.get(current)) {
            atStepNs = Math.max(atStepNs, ns);
        } else {
            elsewhereNs = Math.max(elsewhereNs, ns);
        }
    }

    long longestAtStepNs() {
        return atStepNs;
    }

    long longestElsewhereNs() {
        return elsewhereNs;
    }
}
