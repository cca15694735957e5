package io.ringtape.synth;

/** The situations planted into a synthetic session, one or more for each setup of the strategy. */
public enum SituationKind {
    /** Price comes back through VWAP after a real excursion, on volume. */
    VWAP_RECLAIM,

    /** Price pulls back to VWAP, touches it and is sent away again. */
    VWAP_REJECT,

    /** An excursion beyond two sigma whose second extreme the delta does not confirm. */
    SIGMA_FADE,

    /** A trend pulls back to its EMA-20 on light volume and resumes. */
    EMA_PULLBACK,

    /** The opening range breaks, its edge is tested again and holds. */
    OPENING_RANGE_BREAK,

    /** The session's high or low is pierced for a minute and given back. */
    EXTREME_SWEEP,

    /** The session's high or low breaks and holds a retest. */
    EXTREME_HOLD;

    /** The constants in declared order; shared, never written to. */
    static final SituationKind[] VALUES = values();
}
