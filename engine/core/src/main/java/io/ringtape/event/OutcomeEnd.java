package io.ringtape.event;

/** How a followed signal would have ended. */
public enum OutcomeEnd {
    /** The market traded through the target, or was bid (offered) there. */
    TARGET,

    /** A print was at or through the stop. */
    STOP,

    /** No progress in time. */
    TIME_STOP,

    /** Too long in the trade. */
    HARD_STOP,

    /** The session ends flat. */
    SESSION_END,

    /** Not followed: its prices cannot be traded, the session is over, or too many signals are followed already. */
    NOT_FOLLOWED;

    /** The constants in declared order; shared, do not modify. */
    public static final OutcomeEnd[] VALUES = values();
}
