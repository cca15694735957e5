package io.ringtape.order;

/** What can happen to a leg of an order: an act of ours or a report of the broker. */
enum OrderEvent {
    /** The broker confirms that it works, or the fill of its entry activates it. */
    ACCEPT,
    /** A fill that leaves a rest. */
    PART,
    /** A fill that leaves nothing. */
    WHOLE,
    /** We request its cancel. */
    ASK_CANCEL,
    /** We request another price. */
    ASK_REPLACE,
    /** The broker confirms the other price. */
    REPLACE,
    /** The broker rejects the other price. */
    REFUSE_REPLACE,
    /** The broker confirms the cancel. */
    CANCEL,
    /** The broker reports that it ran out of time. */
    EXPIRE,
    /** The broker rejects it. */
    REJECT,
    /** The broker says that it does not know it. */
    DENY,
    /** It can no longer be filled, without a report: its sibling closed everything, or it never arrived. */
    VOID;

    static final OrderEvent[] VALUES = values();
}
