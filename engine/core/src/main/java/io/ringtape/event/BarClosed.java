package io.ringtape.event;

/**
 * A one-minute bar of the regular session, by SIP time: written when the engine closes it, and again when a back-fill
 * that amended it has ended. The last one of a minute holds.
 */
public final class BarClosed extends Event {
    /** Start of the minute. */
    public long startNs = Missing.LONG;

    /** First eligible price. */
    public long open = Missing.LONG;

    /** Highest eligible price. */
    public long high = Missing.LONG;

    /** Lowest eligible price. */
    public long low = Missing.LONG;

    /** Last eligible price. */
    public long close = Missing.LONG;

    /** Eligible shares. */
    public long volume = Missing.LONG;

    /** Volume-weighted average price of the minute, rounded; missing when no print counts for it. */
    public long vwap = Missing.LONG;

    /** Prints that count for anything. */
    public long trades = Missing.LONG;

    /** Bought less sold shares. */
    public long delta = Missing.LONG;

    /** Prints among them that were back-filled. */
    public long backfilled = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.BAR_CLOSED;
    }

    @Override
    public void describe(Fields f) {
        startNs = f.instant("startNs", startNs);
        open = f.price("open", open);
        high = f.price("high", high);
        low = f.price("low", low);
        close = f.price("close", close);
        volume = f.size("volume", volume);
        vwap = f.price("vwap", vwap);
        trades = f.count("trades", trades);
        delta = f.size("delta", delta);
        backfilled = f.count("backfilled", backfilled);
    }
}
