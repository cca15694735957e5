package io.ringtape.event;

/** What closes a position. */
public enum ExitReason {
    /** Not an exit. */
    NONE,

    /** The target was reached. */
    TARGET,

    /** The protective stop was hit. */
    STOP,

    /** No progress in time. */
    TIME_STOP,

    /** The setup's reason is gone. */
    INVALIDATION,

    /** The other side triggered. */
    OPPOSITE_SIGNAL,

    /** The session ends flat. */
    SESSION_END,

    /** The operator said so. */
    OPERATOR,

    /** The entry was not filled in time. */
    ENTRY_EXPIRED,

    /** A limit of the day is reached. */
    RISK,

    /** The bracket lost its target or its stop without our doing. */
    UNPROTECTED,

    /** The operator ended the day. */
    KILL,

    /** Too long in the trade. */
    HARD_STOP;

    /** The constants in declared order; shared, never written to. */
    public static final ExitReason[] VALUES = values();
}
