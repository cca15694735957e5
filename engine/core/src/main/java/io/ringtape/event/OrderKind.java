package io.ringtape.event;

/** The kind of an order. */
public enum OrderKind {
    /** Entry with price guard, and target and stop for the filled shares. */
    BRACKET,

    /** Close at the market. */
    EXIT;

    /** The constants in declared order; shared, do not modify. */
    public static final OrderKind[] VALUES = values();
}
