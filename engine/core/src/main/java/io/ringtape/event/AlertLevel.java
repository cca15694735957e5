package io.ringtape.event;

/** How urgent an alert is. */
public enum AlertLevel {
    /** For the record. */
    NOTICE,

    /** Look at it today. */
    WARNING,

    /** Look at it now. */
    CRITICAL;

    /** The constants in declared order; shared, do not modify. */
    public static final AlertLevel[] VALUES = values();
}
