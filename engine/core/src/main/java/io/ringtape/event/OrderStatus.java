package io.ringtape.event;

/** The broker's status of an order's leg. */
public enum OrderStatus {
    /** Working. */
    ACCEPTED,

    /** Refused. */
    REJECTED,

    /** Partly filled; the rest keeps working. */
    PARTIALLY_FILLED,

    /** Filled completely. */
    FILLED,

    /** Cancelled. */
    CANCELLED,

    /** Ran out of time. */
    EXPIRED,

    /** The broker does not know it. */
    UNKNOWN,

    /** The leg keeps working at its new price. */
    REPLACED,

    /** The replacement was rejected; the leg is unchanged. */
    REPLACE_REJECTED;

    /** The constants in declared order; shared, do not modify. */
    public static final OrderStatus[] VALUES = values();
}
