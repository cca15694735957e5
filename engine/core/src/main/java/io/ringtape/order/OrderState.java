package io.ringtape.order;

/** Where one leg of an order stands, by our acts and the broker's reports. Its filled shares are counted apart. */
enum OrderState {
    /** Sent, or waiting for the fill of its entry; the broker has not confirmed that it is working. */
    PENDING,
    /** Working, with no fill since it was accepted or replaced. */
    WORKING,
    /** Partly filled; the rest is working. */
    PARTIALLY_FILLED,
    /** Working, and we have requested its cancel. */
    PENDING_CANCEL,
    /** Working, and we have requested another price. */
    PENDING_REPLACE,
    /** Filled completely. */
    FILLED,
    /** Cancelled, as the broker confirmed. */
    CANCELLED,
    /** Rejected by the broker. */
    REJECTED,
    /** Ended by the broker when its time ran out. */
    EXPIRED,
    /** Unknown to the broker; it may be working, be over, or never have arrived. */
    UNKNOWN;

    static final OrderState[] VALUES = values();

    /** Whether it works no more; some of its fills may not have been reported yet. */
    boolean isOver() {
        return this == FILLED || this == CANCELLED || this == REJECTED || this == EXPIRED;
    }
}
