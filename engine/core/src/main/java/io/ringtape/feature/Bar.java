package io.ringtape.feature;

import io.ringtape.event.Missing;

/** A one-minute bar of the regular session by SIP time. */
public final class Bar {
    /** Start of the minute. */
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

    /** Creates a bar with all fields missing. */
    public Bar() {}

    /** Opens the bar of the minute that starts at that time, without prices or volume. */
    void begin(long minuteStartNs) {
        startNs = minuteStartNs;
        volume = 0;
        delta = 0;
    }

    void onPrice(long price) {
        close = price;
        if (open == Missing.LONG) {
            open = price;
            high = price;
            low = price;
        } else if (price > high) {
            high = price;
        } else if (price < low) {
            low = price;
        }
    }
}
