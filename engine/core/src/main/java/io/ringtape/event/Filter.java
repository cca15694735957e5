package io.ringtape.event;

/** The conditions that a signal must pass. */
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

    /** EMA-20 is nearly flat. */
    SLOPE_FLAT,

    /** Not before the setup's own hour. */
    SETUP_HOUR,

    /** Closes are not all on one side of VWAP on a day of wide range. */
    TREND_DAY,

    /** No new extreme with much volume just before. */
    EXTREME_VOLUME,

    /** The averages of five-minute bars agree. */
    HIGHER_TREND,

    /** The way back had less volume than the way there. */
    PULLBACK_VOLUME,

    /** The way back gave up little of the volume delta of the way there. */
    PULLBACK_DELTA,

    /** The opening range is not too narrow against its usual width. */
    RANGE_WIDTH_MIN,

    /** The opening range is not too wide against its usual width. */
    RANGE_WIDTH_MAX,

    /** The volume delta since the open agrees. */
    SESSION_DELTA,

    /** The volume delta was against the trade while the level was swept. */
    SWEEP_DELTA,

    /** The volume delta made a new extreme with the price. */
    DELTA_EXTREME,

    /** No scheduled news is near. */
    BLACKOUT,

    /** The score is at least the session's minimum, or the setup's own. */
    SCORE,

    /** The setup's own trade count in the session is not used up. */
    SETUP_TRADE_COUNT;

    /** The constants in declared order; shared, do not modify. */
    public static final Filter[] VALUES = values();
}
