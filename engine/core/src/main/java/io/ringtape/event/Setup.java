package io.ringtape.event;

/** The code on the tape of each setup that the engine recognises; the catalogue of setups describes them. */
public enum Setup {
    VWAP_RECLAIM,
    VWAP_REJECT,
    SIGMA_FADE,
    EMA_PULLBACK,
    OPENING_RANGE_BREAK,
    EXTREME_SWEEP,
    EXTREME_HOLD;

    /** The constants in declared order; shared, never written to. */
    public static final Setup[] VALUES = values();
}
