package io.ringtape.scenario;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Event;
import io.ringtape.event.Micros;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.List;

/**
 * Converts rows to quotes and prints, deterministically.
 *
 * <p>A minute has four prices: the open, the extreme on the far side of the close, the other extreme, and the close. At
 * each, a quarter of the volume is printed, sold shares at the bid and bought shares at the ask, so that prices, volume
 * and delta of the bar are exact. The minute ends with a quote whose bid is the close.
 */
final class MarketRows {
    private static final long FEED_DELAY_NS = 10_000_000L;
    private static final long[] LEGS_AT_NS = {3 * SECOND_NS, 20 * SECOND_NS, 40 * SECOND_NS, 56 * SECOND_NS};
    private static final long LAST_QUOTE_AT_NS = 59_700_000_000L;
    private static final int LIT_EXCHANGE = 11;

    private final int instrument;
    private final long midnightNs;
    private final long spread;
    private final long bidSize;
    private final long askSize;
    private long printed;

    MarketRows(int instrument, long midnightNs, long spread, long bidSize, long askSize) {
        this.instrument = instrument;
        this.midnightNs = midnightNs;
        this.spread = spread;
        this.bidSize = bidSize;
        this.askSize = askSize;
    }

    void add(String row, List<Event> causes) {
        String[] words = row.split("\\s+");
        if (words[0].length() <= "09:30".length() || words[0].contains("-")) {
            BarRow.of(row).forEach(bar -> addBar(bar, causes));
            return;
        }
        long atNs = midnightNs + Clock.sinceMidnightNs(words[0]);
        if (words.length > 1 && words[1].contains("/")) {
            String[] sides = words[1].split("/");
            causes.add(quote(atNs, MicrosText.micros(sides[0]), MicrosText.micros(sides[1])));
        } else if (words.length > 1) {
            long price = MicrosText.micros(words[1]);
            causes.add(quote(atNs, price, price + spread));
            addPrint(atNs, price, words.length > 2 ? MicrosText.micros(words[2]) : 100 * Micros.ONE, causes);
        } else {
            throw new IllegalArgumentException("'" + row + "': wanted a price, or bid/ask");
        }
    }

    private void addBar(BarRow bar, List<Event> causes) {
        BarRow.Prices of = bar.prices();
        boolean rises = of.close() >= of.open();
        long[] prices = {of.open(), rises ? of.low() : of.high(), rises ? of.high() : of.low(), of.close()};
        long bought = (bar.volume() + bar.delta()) / 2;
        long sold = bar.volume() - bought;
        long startNs = midnightNs + bar.startNs();
        for (int leg = 0; leg < prices.length; leg++) {
            long atNs = startNs + LEGS_AT_NS[leg];
            causes.add(quote(atNs, prices[leg], prices[leg] + spread));
            addPrint(atNs, prices[leg], part(sold, leg), causes);
            causes.add(quote(atNs + SECOND_NS, prices[leg] - spread, prices[leg]));
            addPrint(atNs + SECOND_NS, prices[leg], part(bought, leg), causes);
        }
        causes.add(quote(startNs + LAST_QUOTE_AT_NS, of.close(), of.close() + spread));
    }

    /** Returns a quarter of {@code whole}; the last quarter includes the remainder. */
    private static long part(long whole, int leg) {
        return leg < 3 ? whole / 4 : whole - 3 * (whole / 4);
    }

    private Quote quote(long atNs, long bid, long ask) {
        Quote quote = new Quote();
        quote.instrument = instrument;
        quote.sipNs = atNs;
        quote.receiveNs = atNs + FEED_DELAY_NS;
        quote.sipSequence = ++printed;
        quote.bid = bid;
        quote.ask = ask;
        quote.bidSize = bidSize;
        quote.askSize = askSize;
        return quote;
    }

    private void addPrint(long atNs, long price, long size, List<Event> causes) {
        if (size == 0) {
            return;
        }
        Trade trade = new Trade();
        trade.instrument = instrument;
        trade.sipNs = atNs;
        trade.exchangeNs = atNs;
        trade.receiveNs = atNs + FEED_DELAY_NS;
        trade.sipSequence = ++printed;
        trade.exchange = LIT_EXCHANGE;
        trade.price = price;
        trade.size = size;
        causes.add(trade);
    }
}
