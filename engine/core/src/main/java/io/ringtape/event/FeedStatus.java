package io.ringtape.event;

/** The state of a feed itself: its connection and its gaps. */
public final class FeedStatus extends Event {
    /** What happened. */
    public FeedState state = FeedState.CONNECTED;

    /** Which feed. */
    public final Text source = new Text(16);

    /** Start of the gap or of the back-fill. */
    public long fromNs = Missing.LONG;

    /** End of the gap or of the back-fill. */
    public long toNs = Missing.LONG;

    /** Number of events missing, or missing if unknown. */
    public long lost = Missing.LONG;

    /** A number that belongs to the state, in the unit that the state says. */
    public long value = Missing.LONG;

    /** What people should know; empty if there is nothing to add. */
    public final Text detail = new Text(64);

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
        value = f.count("value", value);
        f.text("detail", detail);
    }
}
