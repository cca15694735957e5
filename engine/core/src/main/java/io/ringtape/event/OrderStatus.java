package io.ringtape.event;

/** What the broker says of an order's leg. */
public enum OrderStatus {
    /** Working. */
    ACCEPTED,

    /** Refused. */
    REJECTED,

    /** A part was filled; the rest works on. */
    PARTIALLY_FILLED,

    /** Filled completely. */
    FILLED,

    /** Withdrawn. */
    CANCELLED,

    /** Ran out of time. */
    EXPIRED,

    /** The broker does not know it. */
    UNKNOWN;

    /** The constants in declared order; shared, never written to. */
    public static final OrderStatus[] VALUES = values();
}
