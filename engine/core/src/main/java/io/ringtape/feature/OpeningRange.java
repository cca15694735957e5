package io.ringtape.feature;

import io.ringtape.event.Missing;
import java.util.Arrays;

/** Highest and lowest price of the first minutes after 09:30, micro-dollars; missing until those minutes have closed. */
public final class OpeningRange {
    private final long endNs;
    private final boolean[] frozen;
    private final long[] highs;
    private final long[] lows;

    OpeningRange(int instruments, long endNs) {
        this.endNs = endNs;
        frozen = new boolean[instruments];
        highs = new long[instruments];
        Arrays.fill(highs, Missing.LONG);
        lows = new long[instruments];
        Arrays.fill(lows, Missing.LONG);
    }

    /** Takes a print of the regular session that may form prices. */
    void onTrade(int instrument, long price, long sipNs) {
        if (sipNs >= endNs || frozen[instrument]) {
            return;
        }
        boolean first = highs[instrument] == Missing.LONG;
        highs[instrument] = first ? price : Math.max(highs[instrument], price);
        lows[instrument] = first ? price : Math.min(lows[instrument], price);
    }

    void onMinute(int instrument, long minuteEndNs) {
        frozen[instrument] |= minuteEndNs >= endNs;
    }

    /** Whether the range can change no more. */
    public boolean isFrozen(int instrument) {
        return frozen[instrument];
    }

    /** Its high, once frozen. */
    public long high(int instrument) {
        return frozen[instrument] ? highs[instrument] : Missing.LONG;
    }

    /** Its low, once frozen. */
    public long low(int instrument) {
        return frozen[instrument] ? lows[instrument] : Missing.LONG;
    }
}
