package io.ringtape.event;

/** Why a position is closed. */
public enum ExitReason {
    /** Not an exit. */
    NONE,

    /** The target was reached. */
    TARGET,

    /** The protective stop was hit. */
    STOP,

    /** The trade made too little progress before its time stop. */
    TIME_STOP,

    /** A bar's close invalidated the setup. */
    INVALIDATION,

    /** The setup triggered for the other side. */
    OPPOSITE_SIGNAL,

    /** The end of the session is near. */
    SESSION_END,

    /** The operator commanded the exit. */
    OPERATOR,

    /** The entry was not filled in time. */
    ENTRY_EXPIRED,

    /** A risk limit of the day was reached. */
    RISK,

    /** The target or the stop ended without our request. */
    UNPROTECTED,

    /** The operator ended the day with KILL. */
    KILL,

    /** The trade reached its maximum time. */
    HARD_STOP;

    /** The constants in declared order; shared, do not modify. */
    public static final ExitReason[] VALUES = values();
}
