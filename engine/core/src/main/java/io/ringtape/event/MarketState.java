package io.ringtape.event;

/** The trading state of an instrument. */
public enum MarketState {
    /** Open for trading. */
    TRADING,

    /** Halted: news, regulatory or operational. */
    HALTED,

    /** Paused by a price band (LULD) or a market-wide breaker. */
    PAUSED,

    /** Reopened. */
    RESUMED,

    /** Only the price band changed. */
    BAND;

    /** The constants in declared order; shared, do not modify. */
    public static final MarketState[] VALUES = values();
}
