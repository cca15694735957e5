package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.QuoteState;
import io.ringtape.market.QuoteRule;
import java.util.Arrays;

/**
 * The last quote of each instrument, and whether it can be traded on. An implausible quote changes only the state:
 * prices, sizes and age stay those of the last plausible one.
 */
public final class Nbbo implements Feature {
    private final QuoteRule rule;
    private final long[] bids;
    private final long[] asks;
    private final long[] bidSizes;
    private final long[] askSizes;
    private final long[] sipTimes;
    private final QuoteState[] states;
    private final long[] sizes;
    private final long[] sizesBelowLot;

    /** Creates the NBBO of {@code count} instruments before their first quotes; {@code rule} judges each quote. */
    public Nbbo(int count, QuoteRule rule) {
        this.rule = rule;
        bids = absent(count);
        asks = absent(count);
        bidSizes = absent(count);
        askSizes = absent(count);
        sipTimes = absent(count);
        states = new QuoteState[count];
        Arrays.fill(states, QuoteState.NONE);
        sizes = new long[count];
        sizesBelowLot = new long[count];
    }

    /** Takes a change of the NBBO. */
    @Override
    public void onQuote(Quote quote) {
        int instrument = quote.instrument;
        QuoteState state = rule.state(quote);
        if (states[instrument] != state) { // a store of a reference costs the collector's barrier
            states[instrument] = state;
        }
        if (state == QuoteState.IMPLAUSIBLE) {
            return;
        }
        bids[instrument] = quote.bid > 0 ? quote.bid : Missing.LONG;
        asks[instrument] = quote.ask > 0 ? quote.ask : Missing.LONG;
        bidSizes[instrument] = quote.bidSize;
        askSizes[instrument] = quote.askSize;
        sipTimes[instrument] = quote.sipNs;
        countSize(instrument, quote.bidSize);
        countSize(instrument, quote.askSize);
    }

    private void countSize(int instrument, long size) {
        if (size > 0) {
            sizes[instrument]++;
            sizesBelowLot[instrument] += rule.isBelowLot(instrument, size) ? 1 : 0;
        }
    }

    /** Returns the state of the NBBO: whether it can be traded on, and if not, why. */
    public QuoteState state(int instrument) {
        return states[instrument];
    }

    /** Whether mid and sizes are meaningful: both sides present, firm, and not crossed. */
    public boolean isUsable(int instrument) {
        return QuoteRule.isUsable(states[instrument]);
    }

    /** Returns the best bid, micro-dollars, or missing. */
    public long bid(int instrument) {
        return bids[instrument];
    }

    /** Returns the best offer, micro-dollars, or missing. */
    public long ask(int instrument) {
        return asks[instrument];
    }

    /** Returns the shares bid, micro-shares, or missing. */
    public long bidSize(int instrument) {
        return bidSizes[instrument];
    }

    /** Returns the shares offered, micro-shares, or missing. */
    public long askSize(int instrument) {
        return askSizes[instrument];
    }

    /**
     * Whether the median size quoted so far is below a round lot. The SIP rounds sizes down to whole lots, so such
     * sizes must be numbers of lots, not of shares.
     */
    public boolean quotesLots(int instrument) {
        return sizesBelowLot[instrument] * 2 > sizes[instrument];
    }

    /** Returns ask − bid in micro-dollars, negative when crossed; missing unless both are present. */
    public long spread(int instrument) {
        return hasBoth(instrument) ? asks[instrument] - bids[instrument] : Missing.LONG;
    }

    /** Returns the spread over mid in basis points; missing unless both prices are present. */
    public double spreadBps(int instrument) {
        if (!hasBoth(instrument)) {
            return Missing.STATISTIC;
        }
        double mid = (asks[instrument] + bids[instrument]) / 2.0;
        return (asks[instrument] - bids[instrument]) / mid * 10_000;
    }

    /** Returns the time since the SIP published the quote, nanoseconds; missing before the first. */
    public long ageNs(int instrument, long timeNs) {
        long sipNs = sipTimes[instrument];
        return sipNs == Missing.LONG ? Missing.LONG : timeNs - sipNs;
    }

    private boolean hasBoth(int instrument) {
        return bids[instrument] != Missing.LONG && asks[instrument] != Missing.LONG;
    }

    private static long[] absent(int count) {
        long[] values = new long[count];
        Arrays.fill(values, Missing.LONG);
        return values;
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.bid = bids[instrument];
        out.ask = asks[instrument];
        out.bidSize = bidSizes[instrument];
        out.askSize = askSizes[instrument];
        out.spread = spread(instrument);
        out.spreadBps = spreadBps(instrument);
        out.quoteAge = ageNs(instrument, timeNs);
        out.quoteState = states[instrument];
    }
}
