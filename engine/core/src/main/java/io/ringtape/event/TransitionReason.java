package io.ringtape.event;

/** Why a setup changed state. */
public enum TransitionReason {
    /** No reason. */
    NONE,

    /** Enough closes lay on the far side of VWAP, one of them far enough away. */
    EXCURSION,

    /** A bar closed through VWAP with volume delta in its direction. */
    CLOSE_THROUGH,

    /** A second bar closed beyond VWAP. */
    SECOND_CLOSE,

    /** A retest of the level held. */
    RETEST_HELD,

    /** A bar closed back through the level. */
    LOST_LEVEL,

    /** Too many bars passed without a trigger. */
    BARS_EXPIRED,

    /** Too many bars passed after arming. */
    ARMED_EXPIRED,

    /** Price went so far from VWAP that the setup no longer applies. */
    BAND_EXTREME,

    /** The entry was filled. */
    POSITION_OPENED,

    /** A filter or a risk rule blocked the signal. */
    SIGNAL_BLOCKED,

    /** The entry was not filled in time. */
    SIGNAL_EXPIRED,

    /** The position is flat again. */
    POSITION_CLOSED,

    /** The cooldown after the last signal is over. */
    COOLDOWN_OVER,

    /** The instrument stopped trading. */
    HALTED,

    /** The instrument trades again. */
    RESUMED,

    /** Enough closes lay on one side of VWAP, with the EMA-20 slope in the same direction. */
    TREND,

    /** Price touched VWAP or EMA-20, to which it was returning. */
    TOUCH,

    /** Price turned in the trade's direction. */
    TURNED,

    /** Price went beyond the far sigma band. */
    BAND_TOUCH,

    /** Price made a new extreme, and the cumulative volume delta did not. */
    DIVERGENCE,

    /** Heavy volume against the trade did not move the price. */
    ABSORPTION,

    /** A bar closed back inside the band or the level. */
    BACK_INSIDE,

    /** EMA-20 slopes too steeply against the trade. */
    TOO_STEEP,

    /** Enough consecutive bars closed beyond a sloping EMA-20. */
    IMPULSE,

    /** Price or the averages no longer show the trend. */
    TREND_LOST,

    /** Price touched EMA-20 too many times in one pullback. */
    TOUCHED_TOO_OFTEN,

    /** A bar closed far enough beyond the level. */
    BREAKOUT,

    /** A breakout had enough volume to be traded without a retest. */
    STRONG_BREAKOUT,

    /** Price came back to the broken level. */
    RETEST,

    /** The setup's latest time of day has passed. */
    TOO_LATE,

    /** Price pierced the level. */
    PIERCED,

    /** Price went too far beyond the level for a sweep. */
    PIERCED_TOO_FAR,

    /** Too many bars closed beyond the level, which then counts as broken rather than swept. */
    ACCEPTED,

    /** Enough consecutive bars closed beyond the level. */
    CLOSES_BEYOND,

    /** At the trigger there was no price to enter at, or stop or target would be on the wrong side of the entry. */
    NO_ROOM,

    /** The instrument's feed is down, silent, or has a hole. */
    FEED_GAP,

    /** The instrument's feed is whole again. */
    FEED_WHOLE;

    /** The constants in declared order; shared, do not modify. */
    public static final TransitionReason[] VALUES = values();
}
