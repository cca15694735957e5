package io.ringtape.synth;

/** A row of the trades file, being assembled. */
final class Print {
    /** Micro-dollars. */
    long price;

    /** Micro-shares. */
    long size;

    /** When the venue produced it, in nanoseconds since the start of the pre-market session. */
    long madeNs;

    /** When the reporting facility received it, on the same clock; used only off exchange. */
    long reportedNs;

    /** When the SIP published it, on the same clock. */
    long publishedNs;

    long id;
    int exchange;

    /** 0 for a lit venue. */
    int trfId;

    int correction;

    private final int[] conditions = new int[8];
    private int count;

    /** Returns the conditions in ascending order. Only the first {@link #count} are valid. */
    int[] conditions() {
        return conditions;
    }

    int count() {
        return count;
    }

    /** Inserts a condition in order. */
    void condition(int code) {
        int i = count++;
        for (; i > 0 && conditions[i - 1] > code; i--) {
            conditions[i] = conditions[i - 1];
        }
        conditions[i] = code;
    }

    /** Clears it for the next print. */
    void clear() {
        count = 0;
        correction = 0;
        trfId = 0;
        reportedNs = 0;
    }

    /** Returns a copy, to be published later as the correction of this print. */
    Print copy() {
        Print other = new Print();
        other.price = price;
        other.size = size;
        other.madeNs = madeNs;
        other.reportedNs = reportedNs;
        other.publishedNs = publishedNs;
        other.id = id;
        other.exchange = exchange;
        other.trfId = trfId;
        other.correction = correction;
        System.arraycopy(conditions, 0, other.conditions, 0, count);
        other.count = count;
        return other;
    }
}
