package io.ringtape.event;

/** The side of an order, trade or position. */
public enum Side {
    /** Buys, or is long. */
    BUY,

    /** Sells, or is short. */
    SELL;

    /** The constants in declared order; shared, do not modify. */
    public static final Side[] VALUES = values();
}
