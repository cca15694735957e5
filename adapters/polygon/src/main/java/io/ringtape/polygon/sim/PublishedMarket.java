package io.ringtape.polygon.sim;

import io.ringtape.event.MinuteBar;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** What can be requested: the prints published so far, and minute bars. One thread adds; any thread reads. */
final class PublishedMarket {
    private final PrintStore[] prints;
    private final BarStore[] bars;
    private final Map<String, Integer> ids = new TreeMap<>();
    private final LocalDate date;

    PublishedMarket(SimulatedDay day, int idCount) {
        date = day.session().date();
        prints = new PrintStore[idCount];
        bars = new BarStore[idCount];
        for (Instrument instrument : day.instruments()) {
            ids.put(instrument.symbol(), instrument.id());
            prints[instrument.id()] = new PrintStore();
            bars[instrument.id()] = new BarStore();
        }
        for (MinuteBar bar : day.history()) {
            bars[bar.instrument].add(bar);
        }
    }

    /** Returns the trading date. */
    LocalDate date() {
        return date;
    }

    void add(Trade trade) {
        prints[trade.instrument].add(trade);
    }

    void add(MinuteBar bar) {
        bars[bar.instrument].add(bar);
    }

    /** Returns the prints of the symbol, or null if there is none of that name. */
    PrintStore prints(String symbol) {
        Integer id = ids.get(symbol);
        return id == null ? null : prints[id];
    }

    /** Returns the bars of the symbol, or null if there is none of that name. */
    BarStore bars(String symbol) {
        Integer id = ids.get(symbol);
        return id == null ? null : bars[id];
    }
}
