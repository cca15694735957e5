package io.ringtape.order;

/** Where the round trip stands. */
enum TradeStage {
    /** Nothing is open. */
    NONE,
    /** The brackets are out, nothing is filled. */
    ENTERING,
    /** A position is open and its brackets work. */
    OPEN,
    /** The brackets are being withdrawn; what remains is closed when the broker has said so. */
    CANCELLING,
    /** A closing order is out. */
    EXITING,
    /** The closing order ended before the position did; another goes out at a later beat. */
    UNCLOSED;

    static final TradeStage[] VALUES = values();
}
