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

    /** A retest of VWAP held. */
    RETEST_HELD,

    /** A bar closed back through VWAP. */
    LOST_LEVEL,

    /** Too many bars without a trigger. */
    BARS_EXPIRED,

    /** Too long without the turn. */
    ARMED_EXPIRED,

    /** Too far from VWAP: belongs to the fade. */
    BAND_EXTREME,

    /** The entry was filled. */
    POSITION_OPENED,

    /** A filter or a risk rule blocked it. */
    SIGNAL_BLOCKED,

    /** The entry was not filled in time. */
    SIGNAL_EXPIRED,

    /** The position is flat again. */
    POSITION_CLOSED,

    /** The rest is over. */
    COOLDOWN_OVER,

    /** The instrument stopped trading. */
    HALTED,

    /** The instrument trades again. */
    RESUMED;

    /** The constants in declared order; shared, never written to. */
    public static final TransitionReason[] VALUES = values();
}
