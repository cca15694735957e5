package io.ringtape.feature;

import io.ringtape.event.Missing;

/** A one-minute bar of the regular session. Reused: valid until the instrument's next bar closes. */
public final class Bar {
    /** Start of the minute; missing before the first bar. */
    public long startNs = Missing.LONG;

    /** First eligible price, micro-dollars. */
    public long open = Missing.LONG;

    /** Highest eligible price, micro-dollars. */
    public long high = Missing.LONG;

    /** Lowest eligible price, micro-dollars. */
    public long low = Missing.LONG;

    /** Last eligible price, micro-dollars. */
    public long close = Missing.LONG;

    /** Eligible shares, micro-shares. */
    public long volume = Missing.LONG;

    /** Volume delta of the minute, micro-shares. */
    public long delta = Missing.LONG;

    /** A bar without prices. */
    public Bar() {}

    void set(Bar other) {
        startNs = other.startNs;
        open = other.open;
        high = other.high;
        low = other.low;
        close = other.close;
        volume = other.volume;
        delta = other.delta;
    }

    void clear() {
        startNs = Missing.LONG;
        open = Missing.LONG;
        high = Missing.LONG;
        low = Missing.LONG;
        close = Missing.LONG;
        volume = 0;
        delta = 0;
    }
}
