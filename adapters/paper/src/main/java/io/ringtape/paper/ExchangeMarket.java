package io.ringtape.paper;

import io.ringtape.event.Event;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;

/** The market as the exchange sees it: quotes, prints and halts, after the bars of prior sessions. */
public final class ExchangeMarket {
    private final SimulatedExchange exchange;

    /** Shows {@code exchange} the market. */
    public ExchangeMarket(SimulatedExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Returns when the exchange sees the event: at SIP time, or at receive time if SIP time is missing or later; or
     * {@link Missing#LONG} for an event that is not the exchange's.
     */
    public static long seenNs(Event event) {
        if (event instanceof Quote quote) {
            return seenNs(quote.sipNs, event.receiveNs);
        } else if (event instanceof Trade trade) {
            return seenNs(trade.sipNs, event.receiveNs);
        } else if (event instanceof MarketStatus status) {
            return seenNs(status.sipNs, event.receiveNs);
        }
        return Missing.LONG;
    }

    private static long seenNs(long sipNs, long receiveNs) {
        return Missing.isPresent(sipNs) ? Math.min(sipNs, receiveNs) : receiveNs;
    }

    /** Shows the exchange the event, if it is the exchange's. */
    public void show(Event event) {
        if (event instanceof Quote quote) {
            exchange.onQuote(quote);
        } else if (event instanceof Trade trade) {
            exchange.onTrade(trade);
        } else if (event instanceof MarketStatus status) {
            exchange.onStatus(status);
        } else if (event instanceof MinuteBar bar) {
            exchange.onMinuteBar(bar);
        }
    }
}
