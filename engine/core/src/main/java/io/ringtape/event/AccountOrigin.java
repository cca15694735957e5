package io.ringtape.event;

/** Who reports an account. */
public enum AccountOrigin {
    /** The broker; the engine's risk rules follow it. */
    BROKER,

    /** The simulated exchange, from the session's own fills; a record only, no rule reads it. */
    SIMULATED;

    /** The constants in declared order; shared, never written to. */
    public static final AccountOrigin[] VALUES = values();
}
