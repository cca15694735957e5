package io.ringtape.feature;

import io.ringtape.event.Missing;
import java.util.Arrays;

/**
 * High, low and close of the last regular session in the history, micro-dollars; missing without history. The close is
 * that of the last minute, before the closing auction.
 */
public final class PriorSession {
    private final int[] dates;
    private final long[] highs;
    private final long[] lows;
    private final long[] closes;

    PriorSession(int instruments) {
        dates = new int[instruments];
        Arrays.fill(dates, Missing.INT);
        highs = new long[instruments];
        Arrays.fill(highs, Missing.LONG);
        lows = new long[instruments];
        Arrays.fill(lows, Missing.LONG);
        closes = new long[instruments];
        Arrays.fill(closes, Missing.LONG);
    }

    /** Takes a history bar of a regular session; bars come in the order of time. */
    void onBar(int instrument, int date, long high, long low, long close) {
        boolean first = dates[instrument] != date;
        dates[instrument] = date;
        highs[instrument] = first ? high : Math.max(highs[instrument], high);
        lows[instrument] = first ? low : Math.min(lows[instrument], low);
        closes[instrument] = close;
    }

    /** Its trading date as yyyymmdd. */
    public int date(int instrument) {
        return dates[instrument];
    }

    /** Highest price. */
    public long high(int instrument) {
        return highs[instrument];
    }

    /** Lowest price. */
    public long low(int instrument) {
        return lows[instrument];
    }

    /** Close of the last minute. */
    public long close(int instrument) {
        return closes[instrument];
    }
}
