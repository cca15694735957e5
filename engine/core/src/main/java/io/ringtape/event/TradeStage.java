package io.ringtape.event;

/** Where a round trip stands. */
public enum TradeStage {
    /** Nothing is open. */
    NONE,

    /** The entry is sent, and nothing is filled. */
    ENTERING,

    /** A position is open, with its target and stop working. */
    OPEN,

    /** The brackets are being cancelled; the shares still held are closed once no bracket order is working. */
    CANCELLING,

    /** A closing order is sent. */
    EXITING,

    /** The closing order ended while shares were still held; another closing order goes out later. */
    UNCLOSED;

    /** The constants in declared order; shared, never written to. */
    public static final TradeStage[] VALUES = values();
}
