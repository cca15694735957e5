package io.ringtape.event;

/** Why a position is closed. */
public enum ExitReason {
    /** Not an exit. */
    NONE,

    /** The target was reached. */
    TARGET,

    /** The protective stop was hit. */
    STOP,

    /** No progress in time. */
    TIME_STOP,

    /** The setup was invalidated. */
    INVALIDATION,

    /** The other side triggered. */
    OPPOSITE_SIGNAL,

    /** The session ends, flat. */
    SESSION_END,

    /** The operator commanded it. */
    OPERATOR,

    /** The entry was not filled in time. */
    ENTRY_EXPIRED,

    /** A limit of the day was reached. */
    RISK,

    /** The bracket lost its target or its stop without our request. */
    UNPROTECTED,

    /** The operator ended the day. */
    KILL,

    /** Too long in the trade. */
    HARD_STOP;

    /** The constants in declared order; shared, do not modify. */
    public static final ExitReason[] VALUES = values();
}
