package io.ringtape.polygon;

import io.ringtape.event.EventType;

/**
 * The total order of market events: SIP time, quotes before trades, SIP sequence, instrument, and finally the order of
 * reading. Kind and sequence are packed into one number, the rank.
 */
final class TapeOrder {
    private TapeOrder() {}

    /** Returns the number that orders events of the same instant. */
    static long rank(EventType type, long sipSequence) {
        return type == EventType.TRADE ? sipSequence | 1L << 62 : sipSequence;
    }

    /** Compares two events. Returns 0 if only the order of reading decides between them. */
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
