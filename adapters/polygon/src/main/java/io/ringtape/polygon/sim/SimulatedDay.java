package io.ringtape.polygon.sim;

import io.ringtape.event.MinuteBar;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataStream;
import io.ringtape.market.TradingSession;
import java.util.List;
import java.util.Objects;

/**
 * The market that a simulated server has data of.
 *
 * @param session hours of the trading date
 * @param instruments symbols that exist, with the ids that events carry
 * @param conditions what a print counts for in the server's own bars
 * @param events trades, quotes and market status of the date in order of SIP time; closed with the server
 * @param history minute bars of prior sessions, sorted by minute
 */
public record SimulatedDay(
        TradingSession session,
        List<Instrument> instruments,
        ConditionTable conditions,
        MarketDataStream events,
        List<MinuteBar> history) {
    public SimulatedDay {
        instruments = List.copyOf(instruments);
        history = List.copyOf(history);
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(conditions, "conditions");
        Objects.requireNonNull(events, "events");
    }
}
