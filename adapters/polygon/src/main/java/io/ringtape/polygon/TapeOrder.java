package io.ringtape.polygon;

import io.ringtape.event.EventType;

/**
 * The one total order of market events: SIP time, quotes before trades, SIP sequence, instrument, and then the order in
 * which they were read. Kind and sequence share one number, the rank.
 */
final class TapeOrder {
    private TapeOrder() {}

    /** The number that orders events of one instant. */
    static long rank(EventType type, long sipSequence) {
        return type == EventType.TRADE ? sipSequence | 1L << 62 : sipSequence;
    }

    /** Below 0 when the first comes first, above 0 when the second does, 0 when only the order of reading decides. */
    static int compare(long timeA, long rankA, int instrumentA, long timeB, long rankB, int instrumentB) {
        if (timeA != timeB) {
            return timeA < timeB ? -1 : 1;
        }
        if (rankA != rankB) {
            return rankA < rankB ? -1 : 1;
        }
        return Integer.compare(instrumentA, instrumentB);
    }
}
