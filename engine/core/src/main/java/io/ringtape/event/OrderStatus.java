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
    UNKNOWN,

    /** The leg works on with what the replacement asked for. */
    REPLACED,

    /** The replacement was refused; the leg is as it was. */
    REPLACE_REJECTED;

    /** The constants in declared order; shared, never written to. */
    public static final OrderStatus[] VALUES = values();
}
