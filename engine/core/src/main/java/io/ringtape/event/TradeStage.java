package io.ringtape.event;

/** Where a round trip stands. */
public enum TradeStage {
    /** Nothing is open. */
    NONE,

    /** The brackets are out, and nothing is filled. */
    ENTERING,

    /** A position is open and its brackets are working. */
    OPEN,

    /** The brackets are being cancelled; what remains is closed once the broker has confirmed. */
    CANCELLING,

    /** A closing order is sent. */
    EXITING,

    /** The closing order ended before the position did; another one goes out at a later beat. */
    UNCLOSED;

    /** The constants in declared order; shared, never written to. */
    public static final TradeStage[] VALUES = values();
}
