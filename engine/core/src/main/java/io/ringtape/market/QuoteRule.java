package io.ringtape.market;

import io.ringtape.event.Micros;
import io.ringtape.event.Quote;
import io.ringtape.event.QuoteState;
import java.util.List;

/**
 * Decides whether an NBBO can be traded on: no condition forbids it, both sides have a price and at least a round lot,
 * and the prices are plausible. An instance judges each quote once, in the order of the tape. Does not allocate; for
 * one thread.
 */
public final class QuoteRule {
    private final ConditionTable conditions;
    private final Plausibility plausibility;
    private final long[] roundLots;
    private long implausible;

    /** Creates the rule for instruments in the order of their ids. */
    QuoteRule(ConditionTable conditions, List<Instrument> instruments, Plausibility plausibility) {
        this.conditions = conditions;
        this.plausibility = plausibility;
        roundLots = instruments.stream()
                .mapToLong(instrument -> instrument.roundLot() * Micros.ONE)
                .toArray();
    }

    /** Returns the state of the NBBO after the quote; never {@link QuoteState#NONE}. */
    public QuoteState state(Quote quote) {
        if (conditions.forbidsQuote(quote.conditions)) {
            return QuoteState.UNUSABLE;
        }
        if (!plausibility.isPlausible(quote)) {
            implausible++;
            return QuoteState.IMPLAUSIBLE;
        }
        boolean belowLot = isBelowLot(quote.instrument, Math.min(quote.bidSize, quote.askSize));
        if (quote.bid <= 0 || quote.ask <= 0 || belowLot) {
            return QuoteState.ONE_SIDED;
        }
        if (quote.bid < quote.ask) {
            return QuoteState.NORMAL;
        }
        return quote.bid == quote.ask ? QuoteState.LOCKED : QuoteState.CROSSED;
    }

    /** Whether a size is below the instrument's round lot, so that the quote is not protected. */
    public boolean isBelowLot(int instrument, long size) {
        return size < roundLots[instrument];
    }

    /** Returns the number of quotes that were implausible. */
    public long implausible() {
        return implausible;
    }

    /** Whether mid and sizes are meaningful in {@code state}: both sides present, firm, and not crossed. */
    public static boolean isUsable(QuoteState state) {
        return state == QuoteState.NORMAL || state == QuoteState.LOCKED;
    }
}
