package io.ringtape.market;

import io.ringtape.event.Missing;
import java.util.Arrays;

/**
 * Recognises recent prints by SIP sequence, reporting facility and exchange time. With up to sixteen instruments it
 * remembers at least the last 98,000 prints of each, in 8 MB an instrument; with more it remembers fewer, so that the
 * total stays near 130 MB. An older print counts as new. Allocates nothing after construction.
 *
 * <p>On a sound feed nearly every sequence is above all earlier ones. These are kept in order of arrival, which is
 * sorted order: a new one needs no search, and a repeated one is found by a binary search. The others go to two hash
 * tables that alternate: when the younger is full, the older is cleared.
 */
public final class DuplicateFilter {
    private static final int MOST_BITS = 17;
    private static final int LEAST_BITS = 8;
    private static final int BITS_OF_ALL = 21;

    private final Risen[] risen;
    private final Table[] younger;
    private final Table[] older;

    /** Creates an empty filter. */
    public DuplicateFilter(int instruments) {
        int share = BITS_OF_ALL - (Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, instruments - 1)));
        int bits = Math.max(LEAST_BITS, Math.min(MOST_BITS, share));
        risen = new Risen[instruments];
        Arrays.setAll(risen, i -> new Risen(bits));
        younger = new Table[instruments];
        Arrays.setAll(younger, i -> new Table(bits));
        older = new Table[instruments];
        Arrays.setAll(older, i -> new Table(bits));
    }

    /**
     * Whether the print was seen before; remembers it. A print without a sequence is never a duplicate.
     *
     * @param trfId reporting facility, or {@link Missing#CODE} for a lit venue
     */
    public boolean isDuplicate(int instrument, long sipSequence, int trfId, long exchangeNs) {
        if (sipSequence == Missing.LONG) {
            return false;
        }
        Risen inOrder = risen[instrument];
        if (sipSequence > inOrder.greatest) {
            inOrder.add(sipSequence, trfId, exchangeNs);
            return false;
        }
        if (inOrder.contains(sipSequence, trfId, exchangeNs)
                || younger[instrument].contains(sipSequence, trfId, exchangeNs)
                || older[instrument].contains(sipSequence, trfId, exchangeNs)) {
            return true;
        }
        addLate(instrument, sipSequence, trfId, exchangeNs);
        return false;
    }

    private void addLate(int instrument, long sipSequence, int trfId, long exchangeNs) {
        if (younger[instrument].isFull()) {
            Table forgotten = older[instrument];
            forgotten.clear();
            older[instrument] = younger[instrument];
            younger[instrument] = forgotten;
        }
        younger[instrument].add(sipSequence, trfId, exchangeNs);
    }

    /** The last prints whose sequence was above all earlier ones: a ring that is sorted from its oldest entry on. */
    private static final class Risen {
        private final long[] sequences;
        private final long[] exchangeTimes;
        private final int[] trfIds;
        private final int mask;
        private long greatest = Missing.LONG;
        private long count;

        Risen(int bits) {
            sequences = new long[1 << bits];
            exchangeTimes = new long[1 << bits];
            trfIds = new int[1 << bits];
            mask = (1 << bits) - 1;
        }

        void add(long sequence, int trfId, long exchangeNs) {
            int at = (int) count & mask;
            sequences[at] = sequence;
            exchangeTimes[at] = exchangeNs;
            trfIds[at] = trfId;
            greatest = sequence;
            count++;
        }

        boolean contains(long sequence, int trfId, long exchangeNs) {
            long low = Math.max(0, count - sequences.length);
            long high = count - 1;
            while (low <= high) {
                long middle = (low + high) >>> 1;
                int at = (int) middle & mask;
                if (sequences[at] == sequence) {
                    return exchangeTimes[at] == exchangeNs && trfIds[at] == trfId;
                }
                if (sequences[at] < sequence) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return false;
        }
    }

    /**
     * Keys in order of arrival, with an open-addressed index of their positions. Adding a key touches one random cache
     * line of the small index; only a search reads keys at random.
     *
     * <p>An index entry holds a mark above a position and is valid only while the mark is the table's current one, so
     * that clearing is free.
     */
    private static final class Table {
        private static final long SPREAD = 0x9E3779B97F4A7C15L;

        private final int bits;
        private final int full;
        private final long[] sequences;
        private final long[] exchangeTimes;
        private final int[] trfIds;
        private final int[] index;
        private int mark = 1;
        private int size;

        Table(int bits) {
            this.bits = bits;
            index = new int[1 << bits];
            full = index.length / 4 * 3;
            sequences = new long[full];
            exchangeTimes = new long[full];
            trfIds = new int[full];
        }

        boolean contains(long sequence, int trfId, long exchangeNs) {
            for (int slot = home(sequence); isTaken(slot); slot = next(slot)) {
                int place = index[slot] & (index.length - 1);
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
            index[slot] = (mark << bits) | size;
            sequences[size] = sequence;
            exchangeTimes[size] = exchangeNs;
            trfIds[size] = trfId;
            size++;
        }

        boolean isFull() {
            return size == full;
        }

        void clear() {
            size = 0;
            mark++;
            if (mark == 1 << (Integer.SIZE - 1 - bits)) {
                Arrays.fill(index, 0);
                mark = 1;
            }
        }

        private boolean isTaken(int slot) {
            return index[slot] >>> bits == mark;
        }

        private int home(long sequence) {
            return (int) ((sequence * SPREAD) >>> (Long.SIZE - bits));
        }

        private int next(int slot) {
            return (slot + 1) & (index.length - 1);
        }
    }
}
