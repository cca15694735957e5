package io.ringtape.event;

/** Which way. */
public enum Side {
    /** Buys, or is long. */
    BUY,

    /** Sells, or is short. */
    SELL;

    /** The constants in declared order; shared, never written to. */
    public static final Side[] VALUES = values();
}
