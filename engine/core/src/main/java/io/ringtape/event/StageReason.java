package io.ringtape.event;

/** Why a round trip changed its stage. */
public enum StageReason {
    /** One bracket was sent, or two. */
    ENTRY_SENT,

    /** The entry has its first fill. */
    FIRST_FILL,

    /** The entry ended without a fill: cancelled, rejected, expired, or unknown to the broker. */
    ENTRY_ENDED,

    /** The setup, the session, a limit of the day or the operator asked for the exit. */
    EXIT_ASKED,

    /** The position has been open for as long as it may be. */
    TIME_UP,

    /** A target or a stop ended before the position did. */
    GUARD_LOST,

    /** Target or stop closed all that was held while the rest of the entry still works. */
    ENTRY_OUTSTANDING,

    /** Target or stop closed the position, and nothing works any more. */
    BRACKET_FILLED,

    /** The broker confirmed that nothing of the brackets works; what is held is closed. */
    BRACKETS_CANCELLED,

    /** The closing order is over and nothing is held. */
    EXIT_FILLED,

    /** The closing order is over and something is still held. */
    EXIT_ENDED,

    /** The wait after the last closing order is over; another one goes out. */
    RETRY_DUE,

    /** The operator repeated FLATTEN or KILL; another closing order goes out at once. */
    OPERATOR_INSISTED,

    /** A late fill closed what the closing order had left. */
    LATE_EXIT_FILL,

    /** The entry was filled after its round trip was over; the shares are closed. */
    LATE_ENTRY_FILL;

    /** The constants in declared order; shared, never written to. */
    public static final StageReason[] VALUES = values();
}
