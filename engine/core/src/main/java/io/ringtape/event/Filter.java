package io.ringtape.event;

/** The conditions that a signal must pass. */
public enum Filter {
    /** A session policy is in force and allows the setup. */
    SESSION,

    /** Relative volume is at least the session's minimum. */
    RVOL,

    /** EMA-20 slope is at least the session's minimum. */
    SLOPE_MIN,

    /** EMA-20 slope is at most the session's maximum. */
    SLOPE_MAX,

    /** The NBBO is not older than its limit. */
    QUOTE_AGE,

    /** The spread is not wider than its limits in ticks and in ATR. */
    SPREAD,

    /** The quiet time after the open is over. */
    OPENING,

    /** Enough time is left in the regular session for the time stop and a margin. */
    TIME_LEFT,

    /** The session's maximum number of entries is not used up. */
    TRADE_COUNT,

    /** The stop is far enough from the entry. */
    STOP_DISTANCE_MIN,

    /** The stop is close enough to the entry. */
    STOP_DISTANCE_MAX,

    /** The distance to the target is large enough compared with the spread. */
    REWARD_TO_COST,

    /** The entry is close enough to VWAP. */
    CHASE,

    /** The mean book imbalance in the trade's direction is at least the setup's minimum. */
    IMBALANCE,

    /** The EMA-20 slope in the trade's direction is at least the setup's minimum. */
    SLOPE_AGREES,

    /** The bar that broke or reclaimed the level had enough volume. */
    BAR_VOLUME,

    /** The volume delta in the trade's direction is at least the setup's minimum. */
    DELTA,

    /** EMA-20 is nearly flat. */
    SLOPE_FLAT,

    /** The setup's earliest time of day has passed. */
    SETUP_HOUR,

    /** The day is not a trend day: wide range, with closes mostly on one side of VWAP. */
    TREND_DAY,

    /** None of the last bars made a new session extreme on heavy volume. */
    EXTREME_VOLUME,

    /** EMA-20 and EMA-50 of five-minute bars are in the order of the trade's direction. */
    HIGHER_TREND,

    /** The mean volume of the pullback's bars, compared with the impulse's, is within the setup's limit. */
    PULLBACK_VOLUME,

    /** The pullback gave up only a limited share of the impulse's volume delta. */
    PULLBACK_DELTA,

    /** The opening range is wide enough compared with its median width. */
    RANGE_WIDTH_MIN,

    /** The opening range is narrow enough compared with its median width. */
    RANGE_WIDTH_MAX,

    /** The volume delta since the open, in the trade's direction, is at least the setup's minimum. */
    SESSION_DELTA,

    /** The volume delta was against the trade while the level was swept. */
    SWEEP_DELTA,

    /** The cumulative volume delta made a new extreme together with price. */
    DELTA_EXTREME,

    /** No blackout around scheduled news is in force. */
    BLACKOUT,

    /** The score is at least the minimum of the setup in the session, or else of the session. */
    SCORE,

    /** The setup's own maximum number of entries in the session is not used up. */
    SETUP_TRADE_COUNT;

    /** The constants in declared order; shared, do not modify. */
    public static final Filter[] VALUES = values();
}
