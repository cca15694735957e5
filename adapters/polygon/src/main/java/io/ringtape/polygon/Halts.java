package io.ringtape.polygon;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;

/**
 * Infers halts and resumptions, since no file lists them and the stream has no channel for them. There are two sources.
 * By the conditions of quotes and prints: a quote with a condition that the SIP gives a halted security halts its
 * instrument; a quote with condition 16 (resume) or a reopening print (18, 28) ends the halt, and a row without such a
 * condition changes nothing. By the indicators of LULD events, which only the stream has, and whose halts only
 * Nasdaq-listed securities get: 17 halts, 18 ends the halt.
 *
 * <p>An instrument is halted while at least one source says so: a halt of both ends with the later end. Within a
 * source, a signal that is older than the one before is ignored, since quotes and prints have no common order on the
 * stream.
 *
 * <p>The signal that ends a halt may be lost with the connection, and quotes are never fetched afterwards. So a halt
 * also ends with the third ordinary print that an exchange executed at least ten seconds after the source's last signal
 * of the halt: exchanges execute nothing in a halt. Late reports, prints from off exchange and those outside regular
 * hours are no such prints, and one that is sent again counts once. Where the stream gives no participant time, the SIP
 * time stands for it, so that stream and files may take another print for the third.
 *
 * <p>Does not allocate per event, once each instrument has been seen. For one thread.
 */
public final class Halts {
    private static final int RESUME = 16;
    private static final int REOPENING = 18;
    private static final int REOPENING_PRINT = 28;

    private final HaltSource conditions = new HaltSource();
    private final HaltSource bands = new HaltSource();
    private final MarketStatus status = new MarketStatus();

    /** Whether the instrument is halted by any source. */
    public boolean isHalted(int instrument) {
        return conditions.isHalted(instrument) || bands.isHalted(instrument);
    }

    /** Returns the change of market status that the quote signals, or null. Valid until the next call. */
    public MarketStatus onQuote(Quote quote) {
        Codes codes = quote.conditions;
        MarketState halt = null;
        for (int i = 0; i < codes.count() && halt != MarketState.PAUSED; i++) {
            MarketState named = haltOrNull(codes.at(i));
            halt = named == null ? halt : named;
        }
        if (halt != null) {
            return halt(halt, quote, quote.sipNs);
        }
        return codes.contains(RESUME) ? resume(quote, quote.sipNs) : null;
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
    public MarketStatus onTrade(Trade trade) {
        Codes codes = trade.conditions;
        if (trade.isRecord()) {
            return null;
        }
        if (codes.contains(REOPENING) || codes.contains(REOPENING_PRINT)) {
            return resume(trade, trade.sipNs);
        }
        return isHalted(trade.instrument) && isOrdinary(trade) ? onTrading(trade) : null;
    }

    /** Whether the print is one of continuous trading on an exchange, reported at once. Odd lots are. */
    private static boolean isOrdinary(Trade trade) {
        Codes codes = trade.conditions;
        for (int i = 0; i < codes.count(); i++) {
            switch (codes.at(i)) {
                case 0, 3, 14, 37, 41 -> {} // regular, automatic, sweep, odd lot, exempt from trade-through
                default -> {
                    return false;
                }
            }
        }
        return trade.isLit();
    }

    private MarketStatus onTrading(Trade trade) {
        long executedNs = Missing.isPresent(trade.exchangeNs) ? Math.min(trade.exchangeNs, trade.sipNs) : trade.sipNs;
        conditions.onPrint(trade, executedNs);
        bands.onPrint(trade, executedNs);
        return isHalted(trade.instrument) ? null : become(MarketState.RESUMED, trade, trade.sipNs);
    }

    /**
     * Takes an LULD event, whose state is what the event alone says, and sets its state to what it changes:
     * {@code HALTED} or {@code RESUMED}, or {@code BAND} if the instrument stays halted or trading.
     */
    public void onLuld(MarketStatus luld) {
        boolean before = isHalted(luld.instrument);
        if (luld.state == MarketState.HALTED) {
            bands.halt(luld.instrument, luld.sipNs);
        } else if (luld.state == MarketState.RESUMED) {
            bands.resume(luld.instrument, luld.sipNs);
        }
        boolean after = isHalted(luld.instrument);
        luld.state = before == after ? MarketState.BAND : after ? MarketState.HALTED : MarketState.RESUMED;
    }

    private MarketStatus halt(MarketState state, Event row, long sipNs) {
        boolean before = isHalted(row.instrument);
        conditions.halt(row.instrument, sipNs);
        return !before && isHalted(row.instrument) ? become(state, row, sipNs) : null;
    }

    private MarketStatus resume(Event row, long sipNs) {
        boolean before = isHalted(row.instrument);
        conditions.resume(row.instrument, sipNs);
        return before && !isHalted(row.instrument) ? become(MarketState.RESUMED, row, sipNs) : null;
    }

    private MarketStatus become(MarketState state, Event row, long sipNs) {
        status.state = state;
        status.sipNs = sipNs;
        status.receiveNs = row.receiveNs;
        status.instrument = row.instrument;
        return status;
    }
}
