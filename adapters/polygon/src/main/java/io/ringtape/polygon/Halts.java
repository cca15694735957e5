package io.ringtape.polygon;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.BitSet;

/**
 * Halts and resumptions told from what quotes and prints say of them, for no file does. A quote that says LULD pause
 * (condition 43) or news pending (27) halts its instrument; a quote that says resume (16) or a reopening print (18, 28)
 * ends that. Nothing else does: a row that says nothing of a halt does not say that it is over. Allocates nothing for an
 * event; one thread.
 */
final class Halts {
    private static final int NEWS_PENDING = 27;
    private static final int LULD_PAUSE = 43;
    private static final int RESUME = 16;
    private static final int REOPENING = 18;
    private static final int REOPENING_PRINT = 28;

    private final BitSet halted = new BitSet();
    private final MarketStatus status = new MarketStatus();

    /** What the quote says that was not so before it, or null; valid until the next call. */
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

    /** What the print says that was not so before it, or null; valid until the next call. */
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
