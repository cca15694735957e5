package io.ringtape.event;

/** A vendor's one-minute bar, used for warm-up: previous close, prior-day levels and usual volume. */
public final class MinuteBar extends Event {
    /** Trading date as yyyymmdd. */
    public int date = Missing.INT;

    /** Start of the minute. */
    public long startNs = Missing.LONG;

    /** First price. */
    public long open = Missing.LONG;

    /** Highest price. */
    public long high = Missing.LONG;

    /** Lowest price. */
    public long low = Missing.LONG;

    /** Last price. */
    public long close = Missing.LONG;

    /** Shares, micro-shares. */
    public long volume = Missing.LONG;

    /** Number of prints. */
    public long trades = Missing.LONG;

    /** Volume-weighted average price of the minute; missing where the vendor gives none, as in flat files. */
    public long vwap = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.MINUTE_BAR;
    }

    @Override
    public void describe(Fields f) {
        date = f.number("date", date);
        startNs = f.instant("startNs", startNs);
        open = f.price("open", open);
        high = f.price("high", high);
        low = f.price("low", low);
        close = f.price("close", close);
        volume = f.size("volume", volume);
        trades = f.count("trades", trades);
        vwap = f.price("vwap", vwap);
    }
}
