package io.ringtape.market;

import io.ringtape.event.Missing;
import java.util.Arrays;

/**
 * The identities of recent prints: SIP sequence, reporting facility and exchange time. Remembers at least the last
 * 100,000 of each instrument and at most the last 200,000, in 5 MB an instrument; older ones pass as first seen.
 *
 * <p>Two hash tables take turns: when the younger is full, the older is forgotten whole. A sequence above all before it
 * needs no search, and on a sound feed nearly every one is.
 */
public final class DuplicateFilter {
    private final Table[] younger;
    private final Table[] older;
    private final long[] greatest;

    /** An empty filter for that many instruments. */
    public DuplicateFilter(int instruments) {
        younger = new Table[instruments];
        Arrays.setAll(younger, i -> new Table());
        older = new Table[instruments];
        Arrays.setAll(older, i -> new Table());
        greatest = new long[instruments];
        Arrays.fill(greatest, Missing.LONG);
    }

    /**
     * Whether a print of that identity was seen, and remembers it. One without a sequence is never a duplicate.
     *
     * @param trfId reporting facility, or {@link Missing#CODE} for a lit venue
     */
    public boolean isDuplicate(int instrument, long sipSequence, int trfId, long exchangeNs) {
        if (sipSequence == Missing.LONG) {
            return false;
        }
        if (sipSequence > greatest[instrument]) {
            greatest[instrument] = sipSequence;
        } else if (younger[instrument].contains(sipSequence, trfId, exchangeNs)
                || older[instrument].contains(sipSequence, trfId, exchangeNs)) {
            return true;
        }
        if (younger[instrument].isFull()) {
            Table forgotten = older[instrument];
            forgotten.clear();
            older[instrument] = younger[instrument];
            younger[instrument] = forgotten;
        }
        younger[instrument].add(sipSequence, trfId, exchangeNs);
        return false;
    }

    /**
     * Keys in the order they came, and an open-addressed index of their places. Adding writes the keys side by side and
     * touches one random line of a small index; only a search reads keys at random.
     *
     * <p>An entry of the index is a mark above a place, and counts only while its mark is the table's current one, so
     * that clearing costs nothing.
     */
    private static final class Table {
        private static final int FULL = 100_000;
        private static final int BITS = 17;
        private static final int SLOTS = 1 << BITS;
        private static final int MARKS = 1 << (Integer.SIZE - 1 - BITS);
        private static final long SPREAD = 0x9E3779B97F4A7C15L;

        private final long[] sequences = new long[FULL];
        private final long[] exchangeTimes = new long[FULL];
        private final int[] trfIds = new int[FULL];
        private final int[] index = new int[SLOTS];
        private int mark = 1;
        private int size;

        boolean contains(long sequence, int trfId, long exchangeNs) {
            for (int slot = home(sequence); isTaken(slot); slot = next(slot)) {
                int place = index[slot] & (SLOTS - 1);
                if (sequences[place] == sequence && exchangeTimes[place] == exchangeNs && trfIds[place] == trfId) {
                    return true;
                }
            }
            return false;
        }

        void add(long sequence, int trfId, long exchangeNs) {
            int slot = home(sequence);
            while (isTaken(slot)) {
                slot = next(slot);
            }
            index[slot] = (mark << BITS) | size;
            sequences[size] = sequence;
            exchangeTimes[size] = exchangeNs;
            trfIds[size] = trfId;
            size++;
        }

        boolean isFull() {
            return size == FULL;
        }

        void clear() {
            size = 0;
            mark++;
            if (mark == MARKS) {
                Arrays.fill(index, 0);
                mark = 1;
            }
        }

        private boolean isTaken(int slot) {
            return index[slot] >>> BITS == mark;
        }

        private static int home(long sequence) {
            return (int) ((sequence * SPREAD) >>> (Long.SIZE - BITS));
        }

        private static int next(int slot) {
            return (slot + 1) & (SLOTS - 1);
        }
    }
}
