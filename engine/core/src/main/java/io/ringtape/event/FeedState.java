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

    /** Events could not be read; the value is their number, the detail the most frequent reason. */
    UNREADABLE,

    /** A hole takes too long to be filled; the detail is the reason. With a span: nobody fills it any more. */
    UNFILLED,

    /** The vendor said or left out something that the operator should know; the detail is what. */
    NOTICE;

    /** The constants in declared order; shared, do not modify. */
    public static final FeedState[] VALUES = values();
}
