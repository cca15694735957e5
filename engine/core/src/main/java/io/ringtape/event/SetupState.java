package io.ringtape.event;

/** The state of a setup's state machine. */
public enum SetupState {
    /** Waits for its situation. */
    IDLE,

    /** The situation exists; waits for the turn. */
    ARMED,

    /** The turn happened; waits for confirmation. */
    CONFIRMING,

    /** Confirmed; a signal is out. */
    TRIGGERED,

    /** The signal became a position. */
    IN_TRADE,

    /** Pauses after a signal. */
    COOLDOWN,

    /** The instrument is halted. */
    DISABLED;

    /** The constants in declared order; shared, do not modify. */
    public static final SetupState[] VALUES = values();
}
