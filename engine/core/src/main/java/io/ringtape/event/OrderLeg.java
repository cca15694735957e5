package io.ringtape.event;

/** A part of a bracket, or a plain exit. */
public enum OrderLeg {
    /** Opens the position. */
    ENTRY,

    /** Takes the profit. */
    TARGET,

    /** Limits the loss. */
    STOP,

    /** Closes what remains. */
    EXIT;

    /** The constants in declared order; shared, do not modify. */
    public static final OrderLeg[] VALUES = values();
}
