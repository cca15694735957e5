package io.ringtape.order;

/** What is to be done next with a round trip. */
enum TradeMove {
    /** Nothing: wait. */
    WAIT,
    /** Nothing was entered and nothing works: it is over. */
    EXPIRE,
    /** Nothing is held and nothing works: it is over. */
    CLOSE,
    /** Withdraw what works of the brackets. */
    WITHDRAW,
    /** A part took its profit or its loss: withdraw what is left of the entries. */
    STOP_ADDING,
    /** A part took its profit: move the rest's stop to break-even. */
    MOVE_STOP,
    /** Close what is held. */
    EXIT,
    /** The closing order is larger than what is held: withdraw it. */
    CANCEL_EXIT,
    /** The closing order ended too early: try again later. */
    RETRY
}
