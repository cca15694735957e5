package io.ringtape.event;

/** Why a working leg is replaced. */
public enum ReplaceReason {
    /** Part of the trade took its profit, and the rest must not lose. */
    BREAK_EVEN;

    /** The constants in declared order; shared, do not modify. */
    public static final ReplaceReason[] VALUES = values();
}
