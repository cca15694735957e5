package io.ringtape.order;

/** Where one leg of an order stands, by our acts and by the broker's word. How much of it is filled is counted apart. */
enum OrderState {
    /** Sent, or waiting for its entry to be filled; the broker has not said that it works. */
    PENDING,
    /** Works; nothing of it was filled since it was accepted or replaced. */
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
    /** Refused. */
    REJECTED,
    /** Ran out of time. */
    EXPIRED,
    /** The broker denies it; it may work, be over, or never have been. */
    UNKNOWN;

    static final OrderState[] VALUES = values();

    /** Whether it works no more, though fills of it may still be untold. */
    boolean isOver() {
        return this == FILLED || this == CANCELLED || this == REJECTED || this == EXPIRED;
    }
}
