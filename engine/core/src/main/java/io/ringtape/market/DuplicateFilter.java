package io.ringtape.market;

import io.ringtape.event.Missing;
import java.util.Arrays;

/**
 * The identities of recent prints: SIP sequence, reporting facility and exchange time. Remembers at least the last
 * 100,000 or so of each instrument in bounded memory (3 MB an instrument); older ones pass as first seen.
 *
 * <p>A cache of 32,749 sets with 4 ways, evicted in turn. The set is the sequence modulo that prime: prints that follow
 * one another lie side by side in memory, and no regular gap in the vendor's numbering crowds a few sets.
 */
public final class DuplicateFilter {
    private static final int SETS = 32_749;
    private static final int WAYS = 4;
    private static final int SEQUENCE = 0;
    private static final int EXCHANGE_NS = 1;
    private static final int TRF = 2;
    private static final int KEY = 3;
    private static final int SET = WAYS * KEY;

    private final long[][] keys;
    private final byte[][] nextWay;

    /** An empty filter for that many instruments. */
    public DuplicateFilter(int instruments) {
        keys = new long[instruments][SETS * SET];
        nextWay = new byte[instruments][SETS];
        for (long[] ofInstrument : keys) {
            Arrays.fill(ofInstrument, Missing.LONG);
        }
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
        long[] table = keys[instrument];
        int set = (int) Math.floorMod(sipSequence, (long) SETS);
        int from = set * SET;
        for (int at = from; at < from + SET; at += KEY) {
            if (table[at + SEQUENCE] == sipSequence
                    && table[at + EXCHANGE_NS] == exchangeNs
                    && table[at + TRF] == trfId) {
                return true;
            }
        }
        byte way = nextWay[instrument][set];
        nextWay[instrument][set] = (byte) ((way + 1) % WAYS);
        int at = from + way * KEY;
        table[at + SEQUENCE] = sipSequence;
        table[at + EXCHANGE_NS] = exchangeNs;
        table[at + TRF] = trfId;
        return false;
    }
}
