package io.ringtape.event;

/** Why a feature snapshot was taken. */
public enum SnapshotTrigger {
    /** A second of market time passed. */
    SECOND,

    /** A one-minute bar closed. */
    BAR,

    /** A signal was decided on it. */
    SIGNAL,

    /** The session ended. */
    END,

    /** A back-fill ended, and what is computed from bars was rebuilt. */
    FILLED;

    /** The constants in declared order; shared, do not modify. */
    public static final SnapshotTrigger[] VALUES = values();
}
