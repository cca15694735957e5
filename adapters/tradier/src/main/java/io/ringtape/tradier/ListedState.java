package io.ringtape.tradier;

/** What a list of the broker says about an order. */
enum ListedState {
    /** It is not in the list. */
    ABSENT,

    /** It works, or may come to work; nothing is filled. */
    WORKING,

    /** It works, with a part filled. */
    PART,

    /** It is filled completely. */
    FILLED,

    /** It is cancelled or ran out of time. */
    CANCELLED,

    /** It was rejected. */
    REJECTED,

    /** The list cannot be read, or says nothing of the order's state that we understand. */
    UNREADABLE;

    static final ListedState[] VALUES = values();
}
