package io.ringtape.market;

import io.ringtape.event.Micros;
import io.ringtape.event.Quote;
import io.ringtape.event.QuoteState;
import java.util.List;

/**
 * Decides whether an NBBO can be traded on: no condition forbids it, and both sides have a price and at least a round
 * lot. Immutable; does not allocate.
 */
public final class QuoteRule {
    private final ConditionTable conditions;
    private final long[] roundLots;

    /** Creates the rule for instruments in the order of their ids. */
    public QuoteRule(ConditionTable conditions, List<Instrument> instruments) {
        this.conditions = conditions;
        roundLots = instruments.stream()
                .mapToLong(instrument -> instrument.roundLot() * Micros.ONE)
                .toArray();
    }

    /** Returns the state of the NBBO after the quote; never {@link QuoteState#NONE}. */
    public QuoteState state(Quote quote) {
        if (conditions.forbidsQuote(quote.conditions)) {
            return QuoteState.UNUSABLE;
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

    /** Whether mid and sizes are meaningful in {@code state}: both sides present, firm, and not crossed. */
    public static boolean isUsable(QuoteState state) {
        return state == QuoteState.NORMAL || state == QuoteState.LOCKED;
    }
}
