package io.ringtape.event;

/** What became of a signal. */
public enum SignalStatus {
    /** The setup made it. */
    GENERATED,

    /** A filter or a risk rule blocked it. */
    BLOCKED,

    /** It became an order. */
    PROMOTED,

    /** Its order was not filled. */
    EXPIRED;

    /** The constants in declared order; shared, never written to. */
    public static final SignalStatus[] VALUES = values();
}
