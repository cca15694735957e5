package io.ringtape.scenario;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Event;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.PrintRules;
import io.ringtape.paper.SimulatedExchange;
import java.util.List;

/**
 * Causes in their order, which the simulated exchange sees at SIP time and the engine at receive time. One whose SIP
 * time cannot be true, as in a mutant, is seen by both at receive time.
 */
final class TimedCauses {
    private static final long GREATEST_DELAY_NS = 1_000_000_000L;

    private final List<Event> causes;
    private final SimulatedExchange exchange;
    private final PrintRules rules;
    private int shown;
    private int taken;

    TimedCauses(List<Event> causes, SimulatedExchange exchange, EngineSettings settings) {
        this.causes = causes;
        this.exchange = exchange;
        rules = new PrintRules(
                settings.session(),
                settings.conditions(),
                settings.features().crossesInVwap(),
                settings.instruments().size());
    }

    boolean isOver() {
        return taken == causes.size();
    }

    /** When the exchange sees the next, or {@link Long#MAX_VALUE}. */
    long exchangeDueNs() {
        if (shown == causes.size()) {
            return Long.MAX_VALUE;
        }
        Event next = causes.get(shown);
        long sipNs = next instanceof Quote quote ? quote.sipNs : next instanceof Trade trade ? trade.sipNs : 0;
        boolean credible = sipNs <= next.receiveNs && sipNs >= next.receiveNs - GREATEST_DELAY_NS;
        return credible ? sipNs : next.receiveNs;
    }

    /** When the engine takes the next that the exchange has seen, or {@link Long#MAX_VALUE}. */
    long nextDueNs() {
        return taken < shown ? causes.get(taken).receiveNs : Long.MAX_VALUE;
    }

    void showExchange() {
        Event next = causes.get(shown++);
        if (next instanceof Quote quote) {
            exchange.onQuote(quote);
        } else if (next instanceof Trade trade) {
            exchange.onTrade(trade, rules.judge(trade));
        } else if (next instanceof MarketStatus status) {
            exchange.onStatus(status);
        }
    }

    Event take() {
        return causes.get(taken++);
    }
}
