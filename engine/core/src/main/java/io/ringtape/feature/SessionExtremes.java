package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import java.util.Arrays;

/**
 * First, last, highest and lowest price of the regular session, and the extremes of the pre-market. Micro-dollars; the
 * time of an extreme is the lowest SIP time of a print at that price. Missing before the first eligible print.
 *
 * <p>First and last are by SIP time: a print that comes out of order does not become the last. Neither does one that
 * was back-filled, because its price is known too late to act on. Of the first of one time, the SIP's sequence
 * decides.
 */
public final class SessionExtremes implements Feature {
    private final long[] opens;
    private final long[] openTimes;
    private final long[] openSequences;
    private final long[] lasts;
    private final long[] lastTimes;
    private final long[] highs;
    private final long[] highTimes;
    private final long[] lows;
    private final long[] lowTimes;
    private final long[] preMarketHighs;
    private final long[] preMarketLows;

    SessionExtremes(int instruments) {
        opens = absent(instruments);
        openTimes = absent(instruments);
        openSequences = absent(instruments);
        lasts = absent(instruments);
        lastTimes = absent(instruments);
        highs = absent(instruments);
        highTimes = absent(instruments);
        lows = absent(instruments);
        lowTimes = absent(instruments);
        preMarketHighs = absent(instruments);
        preMarketLows = absent(instruments);
    }

    /** Takes a print of the regular session, with what it counts for. */
    @Override
    public void onTrade(Trade trade, int mask) {
        if ((mask & ConditionTable.PRICE) != 0) {
            if (isLatest(trade)) {
                lasts[trade.instrument] = trade.price;
                lastTimes[trade.instrument] = trade.sipNs;
            }
            if (opens[trade.instrument] == Missing.LONG) {
                begin(trade);
            } else {
                add(trade);
            }
        }
    }

    /** Whether the print is not older than the one that made the last price, by SIP time, nor back-filled. */
    boolean isLatest(Trade trade) {
        return trade.sipNs >= lastTimes[trade.instrument] && !trade.backfilled;
    }

    private void begin(Trade trade) {
        open(trade);
        highs[trade.instrument] = trade.price;
        highTimes[trade.instrument] = trade.sipNs;
        lows[trade.instrument] = trade.price;
        lowTimes[trade.instrument] = trade.sipNs;
    }

    private void open(Trade trade) {
        opens[trade.instrument] = trade.price;
        openTimes[trade.instrument] = trade.sipNs;
        openSequences[trade.instrument] = trade.sipSequence;
    }

    private void add(Trade trade) {
        int instrument = trade.instrument;
        long price = trade.price;
        long sipNs = trade.sipNs;
        if (sipNs <= openTimes[instrument]
                && (sipNs < openTimes[instrument] || trade.sipSequence < openSequences[instrument])) {
            open(trade);
        }
        if (price >= highs[instrument] && (price > highs[instrument] || sipNs < highTimes[instrument])) {
            highs[instrument] = price;
            highTimes[instrument] = sipNs;
        }
        if (price <= lows[instrument] && (price < lows[instrument] || sipNs < lowTimes[instrument])) {
            lows[instrument] = price;
            lowTimes[instrument] = sipNs;
        }
    }

    /** Takes a print of the pre-market, with what it counts for. */
    @Override
    public void onPreMarketTrade(Trade trade, int mask) {
        if ((mask & ConditionTable.PRICE) == 0) {
            return;
        }
        int instrument = trade.instrument;
        long price = trade.price;
        boolean first = preMarketHighs[instrument] == Missing.LONG;
        preMarketHighs[instrument] = first ? price : Math.max(preMarketHighs[instrument], price);
        preMarketLows[instrument] = first ? price : Math.min(preMarketLows[instrument], price);
    }

    /** Returns the eligible price of the highest SIP time, of prints that were not back-filled. */
    public long last(int instrument) {
        return lasts[instrument];
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.last = lasts[instrument];
        out.open = opens[instrument];
        out.high = highs[instrument];
        out.highNs = highTimes[instrument];
        out.low = lows[instrument];
        out.lowNs = lowTimes[instrument];
        out.preMarketHigh = preMarketHighs[instrument];
        out.preMarketLow = preMarketLows[instrument];
    }

    private static long[] absent(int count) {
        long[] values = new long[count];
        Arrays.fill(values, Missing.LONG);
        return values;
    }
}
