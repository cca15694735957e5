package io.ringtape.event;

/** Why a session ended. */
public enum EndReason {
    /** The data or the day ended. */
    COMPLETE,

    /** Somebody stopped it. */
    OPERATOR,

    /** The disk was about to be full. */
    DISK,

    /** An invariant broke. */
    FAILURE;

    /** The constants in declared order; shared, never written to. */
    public static final EndReason[] VALUES = values();
}
