package io.ringtape.event;

/** What an order asks for. */
public enum OrderKind {
    /** Entry with price guard, and target and stop for what was filled. */
    BRACKET,

    /** Close at the market. */
    EXIT;

    /** The constants in declared order; shared, never written to. */
    public static final OrderKind[] VALUES = values();
}
