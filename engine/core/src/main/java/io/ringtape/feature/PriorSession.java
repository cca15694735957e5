package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import java.util.Arrays;

/**
 * High, low and close of the regular session of the trading date before today, micro-dollars; missing without its bars.
 * The close is that of the last minute, before the closing auction.
 */
public final class PriorSession implements Feature {
    private final long[] highs;
    private final long[] lows;
    private final long[] closes;

    PriorSession(int instruments) {
        highs = new long[instruments];
        Arrays.fill(highs, Missing.LONG);
        lows = new long[instruments];
        Arrays.fill(lows, Missing.LONG);
        closes = new long[instruments];
        Arrays.fill(closes, Missing.LONG);
    }

    @Override
    public void onPriorBar(PriorBar bar) {
        if (bar.sessionBefore()) {
            add(bar.bar().instrument, bar.bar().high, bar.bar().low, bar.bar().close);
        }
    }

    private void add(int instrument, long high, long low, long close) {
        boolean first = closes[instrument] == Missing.LONG;
        highs[instrument] = first ? high : Math.max(highs[instrument], high);
        lows[instrument] = first ? low : Math.min(lows[instrument], low);
        closes[instrument] = close;
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.priorHigh = highs[instrument];
        out.priorLow = lows[instrument];
        out.priorClose = closes[instrument];
    }
}
