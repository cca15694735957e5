package io.ringtape.feature;

import io.ringtape.event.Codes;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.QuoteState;
import io.ringtape.market.Instrument;
import java.util.Arrays;
import java.util.List;

/** The last quote of each instrument and whether it can be traded on. */
public final class Nbbo {
    /** Opening 14, closed 15, market-maker quotes closed 19, non-firm 20, LULD pause 43: none can be traded on. */
    private static final long FORBIDDING = 1L << 14 | 1L << 15 | 1L << 19 | 1L << 20 | 1L << 43;

    private final long[] roundLots;
    private final long[] bids;
    private final long[] asks;
    private final long[] bidSizes;
    private final long[] askSizes;
    private final long[] sipTimes;
    private final QuoteState[] states;
    private final long[] sizes;
    private final long[] sizesBelowLot;

    Nbbo(List<Instrument> instruments) {
        int count = instruments.size();
        roundLots = new long[count];
        for (int i = 0; i < count; i++) {
            roundLots[i] = instruments.get(i).roundLot() * Micros.ONE;
        }
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

    void onQuote(Quote quote) {
        int instrument = quote.instrument;
        bids[instrument] = quote.bid > 0 ? quote.bid : Missing.LONG;
        asks[instrument] = quote.ask > 0 ? quote.ask : Missing.LONG;
        bidSizes[instrument] = quote.bidSize;
        askSizes[instrument] = quote.askSize;
        sipTimes[instrument] = quote.sipNs;
        states[instrument] = stateOf(quote, roundLots[instrument]);
        countSize(instrument, quote.bidSize);
        countSize(instrument, quote.askSize);
    }

    private void countSize(int instrument, long size) {
        if (size > 0) {
            sizes[instrument]++;
            sizesBelowLot[instrument] += size < roundLots[instrument] ? 1 : 0;
        }
    }

    private static QuoteState stateOf(Quote quote, long roundLot) {
        if (isForbidden(quote.conditions)) {
            return QuoteState.UNUSABLE;
        }
        if (quote.bid <= 0 || quote.ask <= 0 || quote.bidSize < roundLot || quote.askSize < roundLot) {
            return QuoteState.ONE_SIDED;
        }
        if (quote.bid < quote.ask) {
            return QuoteState.NORMAL;
        }
        return quote.bid == quote.ask ? QuoteState.LOCKED : QuoteState.CROSSED;
    }

    /** Whether one of the quote conditions forbids trading on the quote. */
    public static boolean isForbidden(Codes conditions) {
        for (int i = 0; i < conditions.count(); i++) {
            int id = conditions.at(i);
            if (id < Long.SIZE && (FORBIDDING >>> id & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the NBBO can be traded on. */
    public QuoteState state(int instrument) {
        return states[instrument];
    }

    /** Whether its mid and sizes mean something: both sides there, firm, and not crossed. */
    public boolean isUsable(int instrument) {
        QuoteState state = states[instrument];
        return state == QuoteState.NORMAL || state == QuoteState.LOCKED;
    }

    /** Best bid, micro-dollars, or missing. */
    public long bid(int instrument) {
        return bids[instrument];
    }

    /** Best offer, micro-dollars, or missing. */
    public long ask(int instrument) {
        return asks[instrument];
    }

    /** Shares bid, micro-shares, or missing. */
    public long bidSize(int instrument) {
        return bidSizes[instrument];
    }

    /** Shares offered, micro-shares, or missing. */
    public long askSize(int instrument) {
        return askSizes[instrument];
    }

    /** SIP time of the quote, or missing. */
    public long sipNs(int instrument) {
        return sipTimes[instrument];
    }

    /**
     * Whether the median size quoted so far is below a round lot. The SIP rounds sizes down to lots, so such sizes are
     * numbers of lots where shares were expected.
     */
    public boolean quotesLots(int instrument) {
        return sizesBelowLot[instrument] * 2 > sizes[instrument];
    }

    /** Ask − bid in micro-dollars, negative when crossed; missing unless both are there. */
    public long spread(int instrument) {
        return hasBoth(instrument) ? asks[instrument] - bids[instrument] : Missing.LONG;
    }

    /** Spread over mid in basis points; missing unless both prices are there. */
    public double spreadBps(int instrument) {
        if (!hasBoth(instrument)) {
            return Missing.STATISTIC;
        }
        double mid = (asks[instrument] + bids[instrument]) / 2.0;
        return (asks[instrument] - bids[instrument]) / mid * 10_000;
    }

    /** Time since the SIP published the quote, nanoseconds; missing before the first. */
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
}
