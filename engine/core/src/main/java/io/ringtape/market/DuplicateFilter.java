package io.ringtape.market;

import io.ringtape.event.Trade;
import java.util.Arrays;

/**
 * Recognises recent prints by SIP sequence, exchange, reporting facility and trade id. No time is part of it: stream,
 * REST and files give one time in different precision. With up to sixteen instruments it remembers at least the last
 * 98,000 prints of each, in 6 MB an instrument; with more it remembers fewer, so that the total stays near 100 MB. An
 * older print counts as new. Allocates nothing after construction.
 *
 * <p>On a sound feed nearly no sequence is below an earlier one. Such prints are kept in order of arrival, which is
 * sorted order: a higher sequence needs no search, and a repeated one is found by a binary search. The others go to two
 * hash tables that alternate: when the younger is full, the older is cleared.
 */
public final class DuplicateFilter {
    private static final int MOST_BITS = 17;
    private static final int LEAST_BITS = 8;
    private static final int BITS_OF_ALL = 21;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Risen[] risen;
    private final Table[] younger;
    private final Table[] older;
    private final long[] greatestForgotten;

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
        greatestForgotten = new long[instruments];
    }

    /**
     * Whether the print was seen before; remembers it. A print without a sequence, or with one of 0, has no identity and
     * is never a duplicate.
     */
    public boolean isDuplicate(Trade print) {
        long sequence = print.sipSequence;
        if (sequence <= 0) {
            return false;
        }
        int instrument = print.instrument;
        long identity = identity(print);
        Risen inOrder = risen[instrument];
        if (sequence > inOrder.greatest) {
            inOrder.add(sequence, identity);
            return false;
        }
        if (inOrder.contains(sequence, identity)
                || younger[instrument].contains(sequence, identity)
                || older[instrument].contains(sequence, identity)) {
            return true;
        }
        if (sequence == inOrder.greatest) {
            inOrder.add(sequence, identity);
        } else {
            addLate(instrument, sequence, identity);
        }
        return false;
    }

    /**
     * Whether the print, which {@link #isDuplicate} did not recognise, may have been seen all the same: it has no
     * identity, or its sequence is not above all those that were forgotten.
     */
    public boolean mayBeForgotten(Trade print) {
        return print.sipSequence
                <= Math.max(greatestForgotten[print.instrument], risen[print.instrument].greatestForgotten());
    }

    /** Returns exchange, reporting facility and id of the print as 64 bits, which differ when one of the three does. */
    public static long identity(Trade print) {
        long venue = ((long) print.exchange << Integer.SIZE) | (print.trfId & 0xFFFF_FFFFL);
        return (venue * SPREAD) ^ print.id.hash();
    }

    private void addLate(int instrument, long sequence, long identity) {
        if (younger[instrument].isFull()) {
            Table cleared = older[instrument];
            greatestForgotten[instrument] = Math.max(greatestForgotten[instrument], cleared.greatest);
            cleared.clear();
            older[instrument] = younger[instrument];
            younger[instrument] = cleared;
        }
        younger[instrument].add(sequence, identity);
    }

    /** The last prints whose sequence was not below an earlier one: a ring that is sorted from its oldest entry on. */
    private static final class Risen {
        private final long[] sequences;
        private final long[] identities;
        private final int mask;
        private long greatest;
        private long count;

        Risen(int bits) {
            sequences = new long[1 << bits];
            identities = new long[1 << bits];
            mask = (1 << bits) - 1;
        }

        void add(long sequence, long identity) {
            int at = (int) count & mask;
            sequences[at] = sequence;
            identities[at] = identity;
            greatest = sequence;
            count++;
        }

        boolean contains(long sequence, long identity) {
            for (long place = firstOf(sequence); place < count; place++) {
                int at = (int) place & mask;
                if (sequences[at] != sequence) {
                    return false;
                }
                if (identities[at] == identity) {
                    return true;
                }
            }
            return false;
        }

        /** Returns the place of the oldest entry that is not below {@code sequence}. */
        private long firstOf(long sequence) {
            long low = Math.max(0, count - sequences.length);
            long high = count;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (sequences[(int) middle & mask] < sequence) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Returns a sequence that no forgotten one is above, 0 as long as none is forgotten. */
        long greatestForgotten() {
            return count <= sequences.length ? 0 : sequences[(int) count & mask];
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
        private final int bits;
        private final int full;
        private final long[] sequences;
        private final long[] identities;
        private final int[] index;
        private long greatest;
        private int mark = 1;
        private int size;

        Table(int bits) {
            this.bits = bits;
            index = new int[1 << bits];
            full = index.length / 4 * 3;
            sequences = new long[full];
            identities = new long[full];
        }

        boolean contains(long sequence, long identity) {
            for (int slot = home(sequence); isTaken(slot); slot = next(slot)) {
                int place = index[slot] & (index.length - 1);
                if (sequences[place] == sequence && identities[place] == identity) {
                    return true;
                }
            }
            return false;
        }

        void add(long sequence, long identity) {
            int slot = home(sequence);
            while (isTaken(slot)) {
                slot = next(slot);
            }
            index[slot] = (mark << bits) | size;
            sequences[size] = sequence;
            identities[size] = identity;
            greatest = Math.max(greatest, sequence);
            size++;
        }

        boolean isFull() {
            return size == full;
        }

        void clear() {
            size = 0;
            greatest = 0;
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
