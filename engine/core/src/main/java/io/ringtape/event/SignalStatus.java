package io.ringtape.event;

/** The status of a signal. */
public enum SignalStatus {
    /** The setup generated it. */
    GENERATED,

    /** A filter or a risk rule blocked it. */
    BLOCKED,

    /** It became an order. */
    PROMOTED,

    /** Its order was not filled. */
    EXPIRED;

    /** The constants in declared order; shared, do not modify. */
    public static final SignalStatus[] VALUES = values();
}
