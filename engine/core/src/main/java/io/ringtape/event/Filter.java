package io.ringtape.event;

/** The conditions that a signal must pass. */
public enum Filter {
    /** A session policy is in force and allows the setup. */
    SESSION(Filter.CLAIM),

    /** Relative volume is at least the session's minimum. */
    RVOL("times the usual volume"),

    /** EMA-20 slope is at least the session's minimum. */
    SLOPE_MIN("% in 5 minutes"),

    /** EMA-20 slope is at most the session's maximum. */
    SLOPE_MAX("% in 5 minutes"),

    /** The NBBO is not older than its limit. */
    QUOTE_AGE("ms"),

    /** The spread is not wider than its limits in ticks and in ATR. */
    SPREAD("ticks"),

    /** The quiet time after the open is over. */
    OPENING("s"),

    /** Enough time is left in the regular session for the time stop and a margin. */
    TIME_LEFT("s"),

    /** The session's maximum number of entries is not used up. */
    TRADE_COUNT("entries"),

    /** The stop is far enough from the entry. */
    STOP_DISTANCE_MIN("USD"),

    /** The stop is close enough to the entry. */
    STOP_DISTANCE_MAX("USD"),

    /** The distance to the target is large enough compared with the spread. */
    REWARD_TO_COST("times the spread"),

    /** The entry is close enough to VWAP. */
    CHASE("ATR"),

    /** The mean book imbalance in the trade's direction is at least the setup's minimum. */
    IMBALANCE("from -1 to 1"),

    /** The EMA-20 slope in the trade's direction is at least the setup's minimum. */
    SLOPE_AGREES("ATR a minute"),

    /** The bar that broke or reclaimed the level had enough volume. */
    BAR_VOLUME("times the mean volume"),

    /** The volume delta in the trade's direction is at least the setup's minimum. */
    DELTA("of the volume"),

    /** EMA-20 is nearly flat. */
    SLOPE_FLAT("ATR a minute"),

    /** The setup's earliest time of day has passed. */
    SETUP_HOUR("s"),

    /** The day is not a trend day: wide range, with closes mostly on one side of VWAP. */
    TREND_DAY("of the closes"),

    /** None of the last bars made a new session extreme on heavy volume. */
    EXTREME_VOLUME("times the mean volume"),

    /** EMA-20 and EMA-50 of five-minute bars are in the order of the trade's direction. */
    HIGHER_TREND("USD"),

    /** The mean volume of the pullback's bars, compared with the impulse's, is within the setup's limit. */
    PULLBACK_VOLUME("times the impulse's volume"),

    /** The pullback gave up only a limited share of the impulse's volume delta. */
    PULLBACK_DELTA("of the impulse's delta"),

    /** The opening range is wide enough compared with its median width. */
    RANGE_WIDTH_MIN("times the median width"),

    /** The opening range is narrow enough compared with its median width. */
    RANGE_WIDTH_MAX("times the median width"),

    /** The volume delta since the open, in the trade's direction, is at least the setup's minimum. */
    SESSION_DELTA("of the volume"),

    /** The volume delta was against the trade while the level was swept. */
    SWEEP_DELTA("of the volume"),

    /** The cumulative volume delta made a new extreme together with price. */
    DELTA_EXTREME(Filter.CLAIM),

    /** No blackout around scheduled news is in force. */
    BLACKOUT(Filter.CLAIM),

    /** The score is at least the minimum of the setup in the session, or else of the session. */
    SCORE("points"),

    /** The setup's own maximum number of entries in the session is not used up. */
    SETUP_TRADE_COUNT("entries"),

    /** The target is far enough in R, spread and charges counted on both sides. */
    TARGET_R("R");

    /** The constants in declared order; shared, do not modify. */
    public static final Filter[] VALUES = values();

    private static final String CLAIM = "1 if so";

    private final String unit;

    Filter(String unit) {
        this.unit = unit;
    }

    /** Returns the unit of its value and threshold. */
    public String unit() {
        return unit;
    }

    /** Whether its value is 1 when a claim holds, and otherwise 0. */
    public boolean isClaim() {
        return unit.equals(CLAIM);
    }
}
