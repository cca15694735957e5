package io.ringtape.polygon;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.BitSet;

/**
 * Infers halts and resumptions from quotes and prints, since no file lists them. A quote with a condition that the SIP
 * gives a halted security halts its instrument; a quote with condition 16 (resume) or a reopening print (18, 28) ends
 * the halt. A row without such a condition changes nothing. Does not allocate per event. For one thread.
 */
final class Halts {
    private static final int RESUME = 16;
    private static final int REOPENING = 18;
    private static final int REOPENING_PRINT = 28;

    private final BitSet halted = new BitSet();
    private final MarketStatus status = new MarketStatus();

    /** Returns the change of market status that the quote signals, or null. Valid until the next call. */
    MarketStatus onQuote(Quote quote) {
        Codes conditions = quote.conditions;
        MarketState halt = null;
        for (int i = 0; i < conditions.count() && halt != MarketState.PAUSED; i++) {
            MarketState named = haltOrNull(conditions.at(i));
            halt = named == null ? halt : named;
        }
        if (halt != null) {
            return halt(halt, quote, quote.sipNs);
        }
        return conditions.contains(RESUME) ? resume(quote, quote.sipNs) : null;
    }

    /**
     * Returns the state that a quote condition puts its instrument in, or null if it is no halt. The vendor's ids of
     * CTA's halt reasons: those for news, imbalances, related securities and equipment halt one security, LULD and the
     * market-wide circuit breaker pause it.
     */
    private static MarketState haltOrNull(int condition) {
        return switch (condition) {
            case 43 -> MarketState.PAUSED; // LULD
            case 36, 37, 38 -> MarketState.PAUSED; // market-wide circuit breaker, levels 1 to 3
            case 21, 27 -> MarketState.HALTED; // news dissemination, news pending
            case 23 -> MarketState.HALTED; // order imbalance
            case 24, 25, 29, 30 -> MarketState.HALTED; // due to a related security, in view of common
            case 31, 32, 33 -> MarketState.HALTED; // equipment changeover, no open or resume, sub-penny trading
            default -> null;
        };
    }

    /** Returns the change of market status that the print signals, or null. Valid until the next call. */
    MarketStatus onTrade(Trade trade) {
        Codes conditions = trade.conditions;
        boolean reopens = conditions.contains(REOPENING) || conditions.contains(REOPENING_PRINT);
        return reopens && !trade.isRecord() ? resume(trade, trade.sipNs) : null;
    }

    private MarketStatus halt(MarketState state, Event row, long sipNs) {
        if (halted.get(row.instrument)) {
            return null;
        }
        halted.set(row.instrument);
        return become(state, row, sipNs);
    }

    private MarketStatus resume(Event row, long sipNs) {
        if (!halted.get(row.instrument)) {
            return null;
        }
        halted.clear(row.instrument);
        return become(MarketState.RESUMED, row, sipNs);
    }

    private MarketStatus become(MarketState state, Event row, long sipNs) {
        status.state = state;
        status.sipNs = sipNs;
        status.receiveNs = row.receiveNs;
        status.instrument = row.instrument;
        return status;
    }
}
