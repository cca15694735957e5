package io.ringtape.order;

/** What can happen to a leg of an order: an act of ours or a report of the broker. */
enum OrderEvent {
    /** The broker confirms that the order is working, or the fill of its entry activates it. */
    ACCEPT,
    /** A fill leaves some of the order's shares open. */
    PART,
    /** A fill completes the order. */
    WHOLE,
    /** We request the order's cancel. */
    ASK_CANCEL,
    /** We request another price for the order. */
    ASK_REPLACE,
    /** The broker confirms the requested price. */
    REPLACE,
    /** The broker rejects the requested price. */
    REFUSE_REPLACE,
    /** The broker confirms the cancel. */
    CANCEL,
    /** The broker reports that the order ran out of time. */
    EXPIRE,
    /** The broker rejects the order. */
    REJECT,
    /** The broker says that it does not know the order. */
    DENY,
    /** The order is dead without a report: its sibling closed the position, it never arrived, or it is given up. */
    VOID;

    static final OrderEvent[] VALUES = values();
}
