package io.ringtape.event;

/** What an operator can command. */
public enum Command {
    /** Stop entries. */
    PAUSE,

    /** Allow entries again. */
    RESUME,

    /** Close everything. */
    FLATTEN,

    /** Close everything and stop trading for the day. */
    KILL,

    /** Clear a latched risk breach. */
    RESET_BREACH;

    /** The constants in declared order; shared, do not modify. */
    public static final Command[] VALUES = values();
}
