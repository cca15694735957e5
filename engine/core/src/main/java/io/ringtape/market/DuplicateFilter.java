package io.ringtape.market;

import io.ringtape.event.Missing;
import java.util.Arrays;

/**
 * The identities of recent prints: SIP sequence, reporting facility and exchange time. Remembers at least the last
 * 100,000 of each instrument and at most the last 200,000, in 6 MB an instrument; older ones pass as first seen.
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
     * Open addressing with linear probing, three words a slot. A slot holds a key only while its mark is the table's
     * current one, so that clearing costs nothing.
     */
    private static final class Table {
        private static final int FULL = 100_000;
        private static final int SLOT_BITS = 17;
        private static final int WORDS = 3;
        private static final int LENGTH = (1 << SLOT_BITS) * WORDS;
        private static final long SPREAD = 0x9E3779B97F4A7C15L;

        private final long[] words = new long[LENGTH];
        private long mark = 1;
        private int size;

        boolean contains(long sequence, int trfId, long exchangeNs) {
            long last = lastWord(trfId);
            int at = home(sequence);
            while (words[at + 2] >>> 32 == mark) {
                if (words[at] == sequence && words[at + 1] == exchangeNs && words[at + 2] == last) {
                    return true;
                }
                at = next(at);
            }
            return false;
        }

        void add(long sequence, int trfId, long exchangeNs) {
            int at = home(sequence);
            while (words[at + 2] >>> 32 == mark) {
                at = next(at);
            }
            words[at] = sequence;
            words[at + 1] = exchangeNs;
            words[at + 2] = lastWord(trfId);
            size++;
        }

        boolean isFull() {
            return size == FULL;
        }

        void clear() {
            mark++;
            size = 0;
        }

        private long lastWord(int trfId) {
            return (mark << 32) | (trfId & 0xFFFF_FFFFL);
        }

        private static int home(long sequence) {
            return (int) ((sequence * SPREAD) >>> (Long.SIZE - SLOT_BITS)) * WORDS;
        }

        private static int next(int at) {
            return at + WORDS == LENGTH ? 0 : at + WORDS;
        }
    }
}
