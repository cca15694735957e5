package io.ringtape.event;

/** What happened to a feed. */
public enum FeedState {
    /** Connected. */
    CONNECTED,

    /** Connection lost. */
    LOST,

    /** Events are missing in a span of time. */
    GAP,

    /** Nothing came for too long. */
    STALE,

    /** A hole is being filled from the vendor's store. */
    BACKFILL_STARTED,

    /** The hole is filled. */
    BACKFILL_ENDED;

    /** The constants in declared order; shared, never written to. */
    public static final FeedState[] VALUES = values();
}
