package io.ringtape.event;

/** The guards every signal passes. */
public enum Filter {
    /** A policy session is open and allows the setup. */
    SESSION,

    /** Relative volume is at least the session's minimum. */
    RVOL,

    /** EMA-20 slope is at least the session's minimum. */
    SLOPE_MIN,

    /** EMA-20 slope is at most the session's maximum. */
    SLOPE_MAX,

    /** The NBBO is fresh. */
    QUOTE_AGE,

    /** The spread is narrow enough. */
    SPREAD,

    /** The NBBO can be traded on. */
    QUOTE_STATE,

    /** The first minutes are over. */
    OPENING,

    /** Enough of the session is left. */
    TIME_LEFT,

    /** The session's trade count is not used up. */
    TRADE_COUNT,

    /** The stop is not too near. */
    STOP_DISTANCE_MIN,

    /** The stop is not too far. */
    STOP_DISTANCE_MAX,

    /** The target pays for the costs. */
    REWARD_TO_COST,

    /** The entry is not too far from VWAP. */
    CHASE,

    /** The book leans the trade's way. */
    IMBALANCE,

    /** EMA-20 does not slope against the trade. */
    SLOPE_AGREES,

    /** The bar through VWAP had more than its usual volume. */
    BAR_VOLUME,

    /** The volume delta agrees. */
    DELTA,

    /** The instrument trades: no halt, no feed gap. */
    TRADING;

    /** The constants in declared order; shared, never written to. */
    public static final Filter[] VALUES = values();
}
