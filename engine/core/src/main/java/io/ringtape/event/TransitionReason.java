package io.ringtape.event;

/** Why a setup changed state. */
public enum TransitionReason {
    /** No reason. */
    NONE,

    /** Closes on the far side of VWAP, and far enough. */
    EXCURSION,

    /** A bar closed through VWAP with volume and delta. */
    CLOSE_THROUGH,

    /** A second close beyond VWAP. */
    SECOND_CLOSE,

    /** A retest of the level held. */
    RETEST_HELD,

    /** A bar closed back through the level. */
    LOST_LEVEL,

    /** Too many bars without a trigger. */
    BARS_EXPIRED,

    /** Too long without the turn. */
    ARMED_EXPIRED,

    /** Too far from VWAP; left to the fade. */
    BAND_EXTREME,

    /** The entry was filled. */
    POSITION_OPENED,

    /** A filter or a risk rule blocked it. */
    SIGNAL_BLOCKED,

    /** The entry was not filled in time. */
    SIGNAL_EXPIRED,

    /** The position is flat again. */
    POSITION_CLOSED,

    /** The pause is over. */
    COOLDOWN_OVER,

    /** The instrument stopped trading. */
    HALTED,

    /** The instrument trades again. */
    RESUMED,

    /** Closes on one side of VWAP, with the slope. */
    TREND,

    /** Price touched the line it was returning to. */
    TOUCH,

    /** Price was rejected at the line, in the trade's direction. */
    TURNED,

    /** A print beyond the far sigma band. */
    BAND_TOUCH,

    /** A new price extreme without a new extreme of the delta. */
    DIVERGENCE,

    /** Heavy volume against the trade that did not move the price. */
    ABSORPTION,

    /** A bar closed back inside. */
    BACK_INSIDE,

    /** The EMA slopes too steeply against the trade. */
    TOO_STEEP,

    /** A run of closes beyond a sloping EMA. */
    IMPULSE,

    /** The trend's averages or VWAP were lost. */
    TREND_LOST,

    /** Touched more often than a trend allows. */
    TOUCHED_TOO_OFTEN,

    /** A close beyond the level, far enough. */
    BREAKOUT,

    /** A breakout strong enough to be taken at once. */
    STRONG_BREAKOUT,

    /** Price came back to the level. */
    RETEST,

    /** Too late in the day. */
    TOO_LATE,

    /** A print went through the level. */
    PIERCED,

    /** The print went too far through the level for a sweep. */
    PIERCED_TOO_FAR,

    /** Closes beyond the level: it is accepted, not swept. */
    ACCEPTED,

    /** Consecutive closes beyond the level. */
    CLOSES_BEYOND,

    /** At the trigger, stop or target would be on the wrong side of the entry. */
    NO_ROOM;

    /** The constants in declared order; shared, do not modify. */
    public static final TransitionReason[] VALUES = values();
}
