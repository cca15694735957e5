package io.ringtape.event;

/** Why a session ended. */
public enum EndReason {
    /** The data or the day ended. */
    COMPLETE,

    /** An operator stopped it. */
    OPERATOR,

    /** The disk was almost full. */
    DISK,

    /** An invariant was broken. */
    FAILURE,

    /** The source of the data ended before the session. */
    FEED_ENDED;

    /** The constants in declared order; shared, do not modify. */
    public static final EndReason[] VALUES = values();
}
