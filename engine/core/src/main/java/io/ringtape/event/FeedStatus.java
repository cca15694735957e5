package io.ringtape.event;

/** What is known of a feed itself: its connection and the holes in it. */
public final class FeedStatus extends Event {
    /** What happened. */
    public FeedState state = FeedState.CONNECTED;

    /** Which feed. */
    public final Text source = new Text(16);

    /** Start of the hole or of the back-fill. */
    public long fromNs = Missing.LONG;

    /** End of the hole or of the back-fill. */
    public long toNs = Missing.LONG;

    /** Events known to be missing; missing when unknown. */
    public long lost = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.FEED_STATUS;
    }

    @Override
    public void describe(Fields f) {
        state = f.choice("state", state, FeedState.VALUES);
        f.text("source", source);
        fromNs = f.instant("fromNs", fromNs);
        toNs = f.instant("toNs", toNs);
        lost = f.count("lost", lost);
    }
}
