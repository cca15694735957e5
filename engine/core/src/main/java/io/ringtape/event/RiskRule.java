package io.ringtape.event;

/** The rules that can refuse an order; none ever refuses an exit. */
public enum RiskRule {
    /** No rule. */
    NONE,

    /** Outside the regular session, or too near its end. */
    SESSION,

    /** The NBBO is stale. */
    NBBO_AGE,

    /** The NBBO is locked, crossed, one-sided or unusable. */
    NBBO_STATE,

    /** The spread is too wide. */
    SPREAD,

    /** The instrument does not trade. */
    HALT,

    /** The feed has a hole. */
    FEED_GAP,

    /** The instrument has a position or a working order. */
    POSITION,

    /** A correlated instrument has a position or a working order. */
    CORRELATED,

    /** The position would be too large for one share. */
    NOTIONAL,

    /** The day's loss limit is reached. */
    DAILY_LOSS,

    /** The operator paused entries. */
    PAUSED,

    /** The operator ended trading for the day. */
    KILLED;

    /** The constants in declared order; shared, never written to. */
    public static final RiskRule[] VALUES = values();
}
