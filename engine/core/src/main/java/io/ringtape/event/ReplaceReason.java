package io.ringtape.event;

/** Why a working leg gets another price. */
public enum ReplaceReason {
    /** A part of the trade took its profit: the rest is not to lose. */
    BREAK_EVEN;

    /** The constants in declared order; shared, never written to. */
    public static final ReplaceReason[] VALUES = values();
}
