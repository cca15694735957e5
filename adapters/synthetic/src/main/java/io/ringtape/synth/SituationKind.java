package io.ringtape.synth;

/** The situations planted into a synthetic session, at least one for each setup of the strategy. */
public enum SituationKind {
    /** Price returns through VWAP on volume after a sustained excursion. */
    VWAP_RECLAIM,

    /** Price pulls back to VWAP, touches it and is rejected. */
    VWAP_REJECT,

    /** Price goes beyond two sigma, and the delta does not confirm its second extreme. */
    SIGMA_FADE,

    /** A trend pulls back to its EMA-20 on light volume and resumes. */
    EMA_PULLBACK,

    /** The opening range breaks; its edge is tested again and holds. */
    OPENING_RANGE_BREAK,

    /** The session's high or low is pierced for a minute and lost again. */
    EXTREME_SWEEP,

    /** The session's high or low breaks and holds a retest. */
    EXTREME_HOLD;

    /** The constants in declared order; shared, do not modify. */
    static final SituationKind[] VALUES = values();
}
