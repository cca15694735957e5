package io.ringtape.app;

import io.ringtape.event.Event;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.sim.MarketTap;
import io.ringtape.polygon.sim.SimulatedDay;
import io.ringtape.tradier.sim.SimulatedTradier;

/** Shows a simulated brokerage the market of a simulated feed: quotes, and prints that form a price. */
final class BrokerageMarket implements MarketTap {
    private final SimulatedDay day;
    private final SimulatedTradier brokerage;
    private final String[] symbols;

    BrokerageMarket(SimulatedDay day, SimulatedTradier brokerage) {
        this.day = day;
        this.brokerage = brokerage;
        symbols = new String
                [day.instruments().stream().mapToInt(Instrument::id).max().orElse(0) + 1];
        day.instruments().forEach(instrument -> symbols[instrument.id()] = instrument.symbol());
    }

    @Override
    public void onEvent(Event event, long timeNs) {
        if (event instanceof Quote quote) {
            brokerage.onQuote(
                    symbols[quote.instrument],
                    orZero(quote.bid),
                    orZero(quote.bidSize),
                    orZero(quote.ask),
                    orZero(quote.askSize),
                    timeNs);
        } else if (event instanceof Trade trade && formsPrice(trade)) {
            brokerage.onTrade(symbols[trade.instrument], trade.price, trade.size, timeNs);
        }
    }

    private boolean formsPrice(Trade trade) {
        int mask = day.conditions().mask(trade.conditions, day.session().isRegular(trade.sipNs));
        return !trade.isRecord() && (mask & ConditionTable.PRICE) != 0;
    }

    private static long orZero(long value) {
        return Missing.isPresent(value) ? value : 0;
    }
}
