package io.ringtape.polygon;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.BitSet;

/**
 * Infers halts and resumptions from quotes and prints, since no file lists them. A quote with condition 43 (LULD pause)
 * or 27 (news pending) halts its instrument; a quote with condition 16 (resume) or a reopening print (18, 28) ends the
 * halt. A row without such a condition changes nothing. Does not allocate per event. For one thread.
 */
final class Halts {
    private static final int NEWS_PENDING = 27;
    private static final int LULD_PAUSE = 43;
    private static final int RESUME = 16;
    private static final int REOPENING = 18;
    private static final int REOPENING_PRINT = 28;

    private final BitSet halted = new BitSet();
    private final MarketStatus status = new MarketStatus();

    /** Returns the change of market status that the quote signals, or null. Valid until the next call. */
    MarketStatus onQuote(Quote quote) {
        Codes conditions = quote.conditions;
        if (conditions.contains(LULD_PAUSE)) {
            return halt(MarketState.PAUSED, quote, quote.sipNs);
        }
        if (conditions.contains(NEWS_PENDING)) {
            return halt(MarketState.HALTED, quote, quote.sipNs);
        }
        return conditions.contains(RESUME) ? resume(quote, quote.sipNs) : null;
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
