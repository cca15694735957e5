package io.ringtape.event;

/** What an alert is about. */
public enum AlertCode {
    /** A sale condition that the table does not know. */
    UNKNOWN_CONDITION,

    /** A risk limit was reached and latched: the detail names its rule, the value is the day's closed profit. */
    RISK_BREACH,

    /** A report on an order we never sent. */
    UNKNOWN_ORDER,

    /** The broker refused an order. */
    ORDER_REJECTED,

    /** More than half of the session's quote sizes were below a round lot: they look like lots, wanted shares. */
    QUOTE_SIZE_UNIT,

    /** A report that repeats a fill, or tells of one that cannot be: nothing, or not all of it, was believed. */
    REPORT_REFUSED,

    /** History that does not reach the trading date before; the value is its last date, or missing without history. */
    STALE_HISTORY,

    /** More signals of an instrument are open than are followed at once; this one is not. */
    SHADOWS_FULL,

    /**
     * No print, or no quote, of an instrument for long in the regular session without a halt, the detail says which; the
     * value is the instant since when, epoch nanoseconds.
     */
    FEED_SILENT,

    /**
     * The broker owes a word on an order, which is the value, for so long that it was asked again; the detail is the stage
     * of the round trip.
     */
    BROKER_SILENT,

    /**
     * An entry was filled after its round trip was over, which the broker had let us believe; the value is the order. What
     * it brought is closed.
     */
    LATE_FILL,

    /** The session ended with an order that works, or with a position; the value is its size, micro-shares. */
    NOT_FLAT;

    /** The constants in declared order; shared, never written to. */
    public static final AlertCode[] VALUES = values();
}
