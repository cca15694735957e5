package io.ringtape.event;

/** The situations the engine recognises. */
public enum Setup {
    /** Price comes back over VWAP after a real excursion, or loses it. */
    VWAP_RECLAIM,

    /** Price comes back to VWAP and is turned away in the direction of the day. */
    VWAP_REJECT,

    /** Price turns back from a far sigma band while the volume delta does not follow it. */
    SIGMA_FADE,

    /** A trend pulls back to the EMA of 20 bars and goes on. */
    EMA_PULLBACK,

    /** Price leaves the opening range, comes back to its edge, and holds. */
    OPENING_RANGE_BREAK,

    /** Price goes through an old extreme, finds nobody, and comes back. */
    EXTREME_SWEEP,

    /** Price goes through an old extreme and stays. */
    EXTREME_HOLD;

    /** The constants in declared order; shared, never written to. */
    public static final Setup[] VALUES = values();
}
