package io.ringtape.order;

/** Where one leg of an order stands, by our acts and the broker's reports. Its filled shares are counted apart. */
enum OrderState {
    /** Sent, or waiting for its entry to be filled; the broker has not confirmed that it works. */
    PENDING,
    /** Works, with no fill since it was accepted or replaced. */
    WORKING,
    /** A part is filled, the rest works. */
    PARTIALLY_FILLED,
    /** Works, and we have asked for its withdrawal. */
    PENDING_CANCEL,
    /** Works, and we have asked for another price. */
    PENDING_REPLACE,
    /** All of it is filled. */
    FILLED,
    /** Withdrawn. */
    CANCELLED,
    /** Refused by the broker. */
    REJECTED,
    /** Ran out of time. */
    EXPIRED,
    /** The broker does not know it; it may work, be over, or never have arrived. */
    UNKNOWN;

    static final OrderState[] VALUES = values();

    /** Whether it works no more; some of its fills may not have been reported yet. */
    boolean isOver() {
        return this == FILLED || this == CANCELLED || this == REJECTED || this == EXPIRED;
    }
}
