package io.ringtape.event;

/** What an operator can order. */
public enum Command {
    /** No entries. */
    PAUSE,

    /** Entries again. */
    RESUME,

    /** Close everything. */
    FLATTEN,

    /** Close everything and trade no more today. */
    KILL,

    /** Clear a latched risk breach. */
    RESET_BREACH;

    /** The constants in declared order; shared, never written to. */
    public static final Command[] VALUES = values();
}
