package io.ringtape.feature;

import io.ringtape.event.Missing;

/**
 * One-minute bars of the regular session, and its volume. A bar holds what arrived between two closes of a minute, so
 * that it is complete when it closes; a print on its way over a minute's end counts in the next bar.
 *
 * <p>A minute without a price gives no bar; its volume still counts for the session.
 */
public final class MinuteBars {
    private final Bar[] forming;
    private final Bar[] closed;
    private final int[] counts;
    private final long[] volumes;

    MinuteBars(int instruments) {
        forming = new Bar[instruments];
        closed = new Bar[instruments];
        counts = new int[instruments];
        volumes = new long[instruments];
        for (int i = 0; i < instruments; i++) {
            forming[i] = new Bar();
            forming[i].clear();
            closed[i] = new Bar();
            volumes[i] = Missing.LONG;
        }
    }

    /** Takes a print of the regular session that may form prices. */
    void onPrice(int instrument, long price) {
        Bar bar = forming[instrument];
        bar.close = price;
        if (bar.open == Missing.LONG) {
            bar.open = price;
            bar.high = price;
            bar.low = price;
        } else if (price > bar.high) {
            bar.high = price;
        } else if (price < bar.low) {
            bar.low = price;
        }
    }

    /** Takes the size of a print of the regular session that counts for volume. */
    void onVolume(int instrument, long size) {
        forming[instrument].volume += size;
        volumes[instrument] = volumes[instrument] == Missing.LONG ? size : volumes[instrument] + size;
    }

    /** Takes the signed size of a print of the regular session that counts for the delta. */
    void onDelta(int instrument, long signedSize) {
        forming[instrument].delta += signedSize;
    }

    /** Ends the minute that began then; false when it gives no bar. */
    boolean close(int instrument, long startNs) {
        Bar bar = forming[instrument];
        boolean closes = bar.open != Missing.LONG;
        if (closes) {
            bar.startNs = startNs;
            closed[instrument].set(bar);
            counts[instrument]++;
        }
        bar.clear();
        return closes;
    }

    /** The last closed bar; its fields are missing before the first. */
    public Bar closed(int instrument) {
        return closed[instrument];
    }

    /** The bar of the running minute; prices are missing before its first, and so is its start. */
    public Bar forming(int instrument) {
        return forming[instrument];
    }

    /** How many bars have closed since 09:30. */
    public int count(int instrument) {
        return counts[instrument];
    }

    /** Eligible shares since 09:30, micro-shares; missing before the first. */
    public long sessionVolume(int instrument) {
        return volumes[instrument];
    }
}
