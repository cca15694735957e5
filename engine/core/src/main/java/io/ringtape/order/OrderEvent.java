package io.ringtape.order;

/** What can happen to a leg of an order: an act of ours or a word of the broker's. */
enum OrderEvent {
    /** The broker says that it works, or its entry was filled and sets it to work. */
    ACCEPT,
    /** A fill that leaves something of it. */
    PART,
    /** A fill that leaves nothing of it. */
    WHOLE,
    /** We ask for its withdrawal. */
    ASK_CANCEL,
    /** We ask for another price. */
    ASK_REPLACE,
    /** The broker says that it has the other price. */
    REPLACE,
    /** The broker refuses the other price. */
    REFUSE_REPLACE,
    /** The broker says that it is withdrawn. */
    CANCEL,
    /** The broker says that it ran out of time. */
    EXPIRE,
    /** The broker refuses it. */
    REJECT,
    /** The broker denies it. */
    DENY,
    /** It can be filled no more, and the broker need not say so: its sibling closed all, or it never came to be. */
    VOID;

    static final OrderEvent[] VALUES = values();
}
