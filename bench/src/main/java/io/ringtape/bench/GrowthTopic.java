package io.ringtape.bench;

/** What cost is held against. */
enum GrowthTopic {
    /** Events a second. */
    RATE,

    /** Instruments. */
    SYMBOLS,

    /** Setups that may enter. */
    SETUPS,

    /** Events of the tape. */
    LENGTH
}
