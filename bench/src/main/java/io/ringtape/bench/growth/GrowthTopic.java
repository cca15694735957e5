package io.ringtape.bench.growth;

/** What grows. */
public enum GrowthTopic {
    /** Events a second. */
    RATE,

    /** Instruments. */
    SYMBOLS,

    /** Setups that may enter. */
    SETUPS,

    /** Events of the tape. */
    LENGTH
}
