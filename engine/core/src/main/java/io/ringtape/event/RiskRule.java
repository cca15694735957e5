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

    /** One share costs more than a trade may. */
    NOTIONAL,

    /** The day's loss limit in dollars is reached. */
    DAILY_LOSS,

    /** The operator paused entries. */
    PAUSED,

    /** The operator ended trading for the day. */
    KILLED,

    /** The day's loss limit in R is reached. */
    DAILY_LOSS_R,

    /** Too many losses in a row. */
    LOSING_STREAK,

    /** Too far below the day's best. */
    DRAWDOWN,

    /** The policy session's loss limit is reached. */
    SESSION_LOSS,

    /** The entry's limit is too far from the market. */
    PRICE_COLLAR,

    /** Too many entries today. */
    TRADES_DAY,

    /** Too many entries of the instrument today. */
    TRADES_SYMBOL,

    /** Too many round trips at once. */
    POSITIONS,

    /** Too much money in the instrument. */
    NOTIONAL_SYMBOL,

    /** Too much money in correlated instruments. */
    NOTIONAL_GROUP,

    /** Too much money in all instruments. */
    NOTIONAL_TOTAL,

    /** Not enough buying power for one share. */
    BUYING_POWER,

    /** The size rule gives less than one share. */
    SIZE,

    /** Too many requests to the broker in a minute. */
    ORDER_RATE,

    /** Too many day trades for the account's equity. */
    DAY_TRADES;

    /** The constants in declared order; shared, never written to. */
    public static final RiskRule[] VALUES = values();
}
