package io.ringtape.event;

/** The situations the engine recognises. */
public enum Setup {
    /** Price comes back over VWAP after a real excursion, or loses it. */
    VWAP_RECLAIM;

    /** The constants in declared order; shared, never written to. */
    public static final Setup[] VALUES = values();
}
