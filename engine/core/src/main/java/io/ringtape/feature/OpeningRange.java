package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import java.util.Arrays;

/**
 * Highest and lowest price of the first minutes after 09:30, micro-dollars; missing until those minutes have closed.
 * From then on only back-filled prints change it.
 */
public final class OpeningRange implements Feature {
    private final int minutes;
    private final long endNs;
    private final boolean[] frozen;
    private final long[] highs;
    private final long[] lows;

    OpeningRange(int instruments, long openNs, int minutes) {
        this.minutes = minutes;
        endNs = openNs + minutes * MINUTE_NS;
        frozen = new boolean[instruments];
        highs = new long[instruments];
        Arrays.fill(highs, Missing.LONG);
        lows = new long[instruments];
        Arrays.fill(lows, Missing.LONG);
    }

    /** Takes a print of the regular session, with what it counts for. */
    @Override
    public void onTrade(Trade trade, int mask) {
        int instrument = trade.instrument;
        boolean isLate = frozen[instrument] && !trade.backfilled;
        if ((mask & ConditionTable.PRICE) == 0 || trade.sipNs >= endNs || isLate) {
            return;
        }
        long price = trade.price;
        boolean first = highs[instrument] == Missing.LONG;
        highs[instrument] = first ? price : Math.max(highs[instrument], price);
        lows[instrument] = first ? price : Math.min(lows[instrument], price);
    }

    @Override
    public void onMinute(int instrument, int minute, Bar barOrNull) {
        frozen[instrument] |= minute + 1 >= minutes;
    }

    /** Returns the high of the range once it is frozen, else missing. */
    public long high(int instrument) {
        return frozen[instrument] ? highs[instrument] : Missing.LONG;
    }

    /** Returns the low of the range once it is frozen, else missing. */
    public long low(int instrument) {
        return frozen[instrument] ? lows[instrument] : Missing.LONG;
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.openingHigh = high(instrument);
        out.openingLow = low(instrument);
    }
}
