package io.ringtape.replay;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Event;
import io.ringtape.market.MarketDataStream;
import io.ringtape.paper.ExchangeMarket;
import io.ringtape.paper.SimulatedExchange;
import java.io.IOException;

/**
 * A market that the exchange sees at SIP time and the engine at receive time. Events that the exchange has seen and the
 * engine has not are held in between.
 *
 * <p>The exchange is shown quotes, halts, and prints with the verdict of the engine's own rules on them. An event whose
 * SIP time is missing, or after its receive time, is shown at receive time; one that is late in the stream, together
 * with the events before it, because the exchange's time never goes back. Any other event goes straight to the engine's
 * side, in its place of the stream.
 */
final class DelayedMarket {
    private final MarketDataStream stream;
    private final ExchangeMarket market;
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
        market = new ExchangeMarket(exchange);
        nextNs = settings.midnightNs();
        advance();
    }

    /** Returns when the exchange sees the next event, or {@link Long#MAX_VALUE} when it has seen all. */
    long exchangeDueNs() {
        return next == null ? Long.MAX_VALUE : nextNs;
    }

    /** Returns when the next event reaches the engine, or {@link Long#MAX_VALUE} when none is under way. */
    long nextDueNs() {
        return line.nextDueNs();
    }

    /** Whether exchange and engine have seen everything. */
    boolean isOver() {
        return next == null && line.isEmpty();
    }

    /** Shows the exchange its next event, which is then under way to the engine. */
    void showExchange() throws IOException {
        market.show(next);
        line.add(next);
        advance();
    }

    /** Takes the event that reaches the engine next, valid until the next call; only while one is under way. */
    Event take() {
        return line.take();
    }

    private void advance() throws IOException {
        next = stream.next();
        if (next != null) {
            nextNs = Math.max(nextNs, ExchangeMarket.seenNs(next));
        }
    }
}
