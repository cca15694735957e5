package io.ringtape.event;

/** Why a round trip changed its stage. */
public enum StageReason {
    /** The entry was sent, with one bracket or two. */
    ENTRY_SENT,

    /** The entry has its first fill. */
    FIRST_FILL,

    /** The entry ended without a fill: cancelled, rejected, expired, or unknown to the broker. */
    ENTRY_ENDED,

    /** The setup, the end of the session, a limit of the day or the operator asked for the exit. */
    EXIT_ASKED,

    /** The position reached its time stop or its maximum time. */
    TIME_UP,

    /** A target or a stop ended before the entry or the position did. */
    GUARD_LOST,

    /** A target or a stop closed all shares held while the rest of the entry is still working. */
    ENTRY_OUTSTANDING,

    /** A target or a stop closed the position, and no order is working any more. */
    BRACKET_FILLED,

    /** The broker confirmed that no bracket order is working; the shares still held are closed. */
    BRACKETS_CANCELLED,

    /** The closing order ended, and no shares are held. */
    EXIT_FILLED,

    /** The closing order ended while shares were still held. */
    EXIT_ENDED,

    /** The wait after the last closing order is over; another closing order goes out. */
    RETRY_DUE,

    /** The operator repeated FLATTEN or KILL; another closing order goes out at once. */
    OPERATOR_INSISTED,

    /** A late fill closed the shares that the closing order had left. */
    LATE_EXIT_FILL,

    /** The entry was filled after its round trip was over; the shares are closed. */
    LATE_ENTRY_FILL,

    /** Two legs closed the same shares; exactly the excess is closed. */
    OVERFILLED,

    /** A leg that the broker denies or does not answer for was treated as dead; the shares still held are closed. */
    LEG_GIVEN_UP,

    /** The broker no longer holds the shares and has not reported their fills, which are waited for. */
    CLOSED_AT_BROKER,

    /** The broker no longer holds the shares; the fills that it never reported are taken at the last price. */
    SETTLED_BY_POSITION,

    /** An order that was over before was filled; everything held is closed. */
    LATE_FILL;

    /** The constants in declared order; shared, never written to. */
    public static final StageReason[] VALUES = values();
}
