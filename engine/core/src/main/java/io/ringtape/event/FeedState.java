package io.ringtape.event;

/** What happened to a feed. */
public enum FeedState {
    /** Connected. */
    CONNECTED,

    /** Connection lost. */
    LOST,

    /** Events of a time span are missing. */
    GAP,

    /** Nothing arrived for too long. */
    STALE,

    /** Filling a gap from the vendor's store began. */
    BACKFILL_STARTED,

    /** Filling the gap ended. */
    BACKFILL_ENDED,

    /** One symbol's silence, told as STALE, is over; nothing is known to be missing. */
    RESUMED,

    /** Events arrive late; the value is the lag, nanoseconds. */
    LAGGING,

    /** The vendor refuses the connection or a subscription; the detail is its reason. */
    REFUSED,

    /** More than the permitted share of a minute's events could not be read; the value is their number. */
    UNREADABLE;

    /** The constants in declared order; shared, do not modify. */
    public static final FeedState[] VALUES = values();
}
