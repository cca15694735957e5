package io.ringtape.replay;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Event;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.MarketDataStream;
import io.ringtape.market.PrintRules;
import io.ringtape.paper.SimulatedExchange;
import java.io.IOException;

/**
 * A market that the exchange sees at SIP time and we at receive time. What the exchange has seen and we have not is held
 * in between; with a constant feed delay that is the market of one delay, at most.
 *
 * <p>The exchange is shown quotes, halts, and prints with the verdict of the engine's own rules on them.
 *
 * <p>A quote, print or halt that comes late in the stream is shown to the exchange at the SIP time of those before it, for its
 * time never goes back. An event that is none of the exchange's business is taken in with the market before it.
 */
final class DelayedMarket {
    private final MarketDataStream stream;
    private final SimulatedExchange exchange;
    private final PrintRules rules;
    private final DelayLine line = new DelayLine();
    private Event next;
    private long nextNs;

    /**
     * A market that begins with the stream's next event.
     *
     * @throws IOException when the stream cannot be read
     */
    DelayedMarket(MarketDataStream stream, SimulatedExchange exchange, EngineSettings settings) throws IOException {
        this.stream = stream;
        this.exchange = exchange;
        rules = new PrintRules(
                settings.session(),
                settings.conditions(),
                settings.features().crossesInVwap(),
                settings.instruments().size());
        nextNs = settings.midnightNs();
        advance();
    }

    /** When the exchange sees the next event, or {@link Long#MAX_VALUE} when it has seen all. */
    long exchangeDueNs() {
        return next == null ? Long.MAX_VALUE : nextNs;
    }

    /** When the next event reaches us, or {@link Long#MAX_VALUE} when none is under way. */
    long nextDueNs() {
        return line.nextDueNs();
    }

    /** Whether the exchange has seen everything and so have we. */
    boolean isOver() {
        return next == null && line.isEmpty();
    }

    /** Shows the exchange its next event, which then is under way to us. */
    void showExchange() throws IOException {
        if (next instanceof Quote quote) {
            exchange.onQuote(quote);
        } else if (next instanceof Trade trade) {
            exchange.onTrade(trade, rules.judge(trade));
        } else if (next instanceof MarketStatus status) {
            exchange.onStatus(status);
        }
        line.add(next);
        advance();
    }

    /** The event that reaches us next, valid until the next one; only while one is under way. */
    Event take() {
        return line.take();
    }

    private void advance() throws IOException {
        next = stream.next();
        if (next instanceof Quote quote) {
            nextNs = Math.max(nextNs, quote.sipNs);
        } else if (next instanceof Trade trade) {
            nextNs = Math.max(nextNs, trade.sipNs);
        } else if (next instanceof MarketStatus status) {
            nextNs = Math.max(nextNs, status.sipNs);
        }
    }
}
