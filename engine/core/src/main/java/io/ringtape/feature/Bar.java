package io.ringtape.feature;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;

/**
 * A one-minute bar of the regular session by SIP time: open and close are those of the lowest and the highest; of equal
 * times the SIP's sequence decides.
 */
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

    /** Prints that count for anything. */
    public long trades = Missing.LONG;

    /** Prints among them that were back-filled. */
    public long backfilled = Missing.LONG;

    private long openNs;
    private long openSequence;
    private long closeNs;
    private long closeSequence;
    private long vwapFirst = Missing.LONG;
    private double vwapShares;
    private double vwapSum;

    /** Creates a bar with all fields missing. */
    public Bar() {}

    /** Opens the bar of the minute that starts at {@code minuteStartNs}, without prices or volume. */
    void begin(long minuteStartNs) {
        startNs = minuteStartNs;
        volume = 0;
        delta = 0;
        trades = 0;
        backfilled = 0;
    }

    /** Counts a print of the minute. */
    void onPrint(boolean isBackfilled) {
        trades++;
        backfilled += isBackfilled ? 1 : 0;
    }

    /** Adds a print that counts for VWAP; the sum runs over distances from the first price. */
    void onWeighted(long price, long size) {
        if (vwapFirst == Missing.LONG) {
            vwapFirst = price;
        }
        double shares = Micros.toDouble(size);
        vwapShares += shares;
        vwapSum += shares * Micros.toDouble(price - vwapFirst);
    }

    /**
     * Returns the volume-weighted average price of the minute, micro-dollars, rounded; missing when no print counts for
     * it.
     */
    public long vwap() {
        return vwapShares > 0 ? vwapFirst + Micros.ofDouble(vwapSum / vwapShares) : Missing.LONG;
    }

    /**
     * Adds a print that counts for prices. Of prints of one SIP time and sequence, the first to come may open the bar,
     * the last close it.
     */
    void onPrice(long price, long sipNs, long sequence) {
        if (open == Missing.LONG) {
            high = price;
            low = price;
            openWith(price, sipNs, sequence);
            closeWith(price, sipNs, sequence);
            return;
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        if (sipNs > closeNs || (sipNs == closeNs && sequence >= closeSequence)) {
            closeWith(price, sipNs, sequence);
        } else if (sipNs < openNs || (sipNs == openNs && sequence < openSequence)) {
            openWith(price, sipNs, sequence);
        }
    }

    private void openWith(long price, long sipNs, long sequence) {
        open = price;
        openNs = sipNs;
        openSequence = sequence;
    }

    private void closeWith(long price, long sipNs, long sequence) {
        close = price;
        closeNs = sipNs;
        closeSequence = sequence;
    }
}
