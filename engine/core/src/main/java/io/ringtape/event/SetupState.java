package io.ringtape.event;

/** Where a setup's state machine stands. */
public enum SetupState {
    /** Waits for its situation. */
    IDLE,

    /** The situation is there; waits for the turn. */
    ARMED,

    /** The turn came; waits for its proof. */
    CONFIRMING,

    /** The proof came; a signal is out. */
    TRIGGERED,

    /** The signal became a position. */
    IN_TRADE,

    /** Rests after a signal. */
    COOLDOWN,

    /** The instrument is halted. */
    DISABLED;

    /** The constants in declared order; shared, never written to. */
    public static final SetupState[] VALUES = values();
}
