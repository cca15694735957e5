package io.ringtape.event;

/** The situations the engine recognises. */
public enum Setup {
    /** Price returns through VWAP after a sustained excursion. */
    VWAP_RECLAIM,

    /** Price comes back to VWAP and is rejected in the direction of the day. */
    VWAP_REJECT,

    /** Price turns back from a far sigma band while the volume delta does not follow it. */
    SIGMA_FADE,

    /** A trend pulls back to the EMA of 20 bars and resumes. */
    EMA_PULLBACK,

    /** Price leaves the opening range, comes back to its edge, and holds. */
    OPENING_RANGE_BREAK,

    /** Price pierces an old extreme, finds no follow-through, and comes back. */
    EXTREME_SWEEP,

    /** Price breaks an old extreme and stays beyond it. */
    EXTREME_HOLD;

    /** The constants in declared order; shared, do not modify. */
    public static final Setup[] VALUES = values();
}
