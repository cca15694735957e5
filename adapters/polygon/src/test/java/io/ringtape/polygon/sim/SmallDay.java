package io.ringtape.polygon.sim;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.event.Nanos.MILLI_NS;

import io.ringtape.event.Event;
import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataStream;
import io.ringtape.market.TradingSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** A day with a few events, for a simulated server. */
final class SmallDay {
    static final long PRE_OPEN_NS = 1_795_078_800_000_000_000L;
    static final long OPEN_NS = PRE_OPEN_NS + 5 * HOUR_NS + HOUR_NS / 2;
    static final TradingSession SESSION = new TradingSession(
            LocalDate.of(2026, 11, 19),
            PRE_OPEN_NS,
            OPEN_NS,
            PRE_OPEN_NS + 12 * HOUR_NS,
            PRE_OPEN_NS + 16 * HOUR_NS,
            false);
    static final Instrument SPY = new Instrument(0, "SPY", 10_000, 40, false);
    static final Instrument QQQ = new Instrument(1, "QQQ", 10_000, 40, false);
    static final Instrument BRK_B = new Instrument(2, "BRK.B", 10_000, 100, false);
    static final List<Instrument> INSTRUMENTS = List.of(SPY, QQQ, BRK_B);
    static final ConditionTable CONDITIONS = ConditionTable.builder()
            .add(12, ConditionTable.VOLUME, ConditionTable.ALL)
            .add(14, ConditionTable.ALL, ConditionTable.ALL)
            .add(15, 0, 0)
            .add(37, ConditionTable.VOLUME | ConditionTable.VWAP, ConditionTable.VOLUME)
            .build();

    private final List<Event> events = new ArrayList<>();
    private final List<MinuteBar> history = new ArrayList<>();
    private long sequence;

    /** Adds a print at {@code nsAfterOpen}. Returns it, so that more of it can be set. */
    Trade trade(Instrument instrument, long nsAfterOpen, double price, double size) {
        Trade trade = new Trade();
        trade.instrument = instrument.id();
        trade.price = Micros.ofDouble(price);
        trade.size = Micros.ofDouble(size);
        trade.sipNs = OPEN_NS + nsAfterOpen;
        trade.exchangeNs = trade.sipNs - 3 * MILLI_NS;
        trade.sipSequence = ++sequence;
        trade.exchange = 4;
        trade.tape = instrument.equals(QQQ) ? 3 : 2;
        trade.id.set("t" + sequence);
        events.add(trade);
        return trade;
    }

    /** Adds a quote at {@code nsAfterOpen}. Returns it, so that more of it can be set. */
    Quote quote(Instrument instrument, long nsAfterOpen, double bid, double ask) {
        Quote quote = new Quote();
        quote.instrument = instrument.id();
        quote.bid = Micros.ofDouble(bid);
        quote.ask = Micros.ofDouble(ask);
        quote.bidSize = 300 * Micros.ONE;
        quote.askSize = 200 * Micros.ONE;
        quote.bidExchange = 11;
        quote.askExchange = 12;
        quote.sipNs = OPEN_NS + nsAfterOpen;
        quote.exchangeNs = quote.sipNs - MILLI_NS;
        quote.sipSequence = ++sequence;
        quote.tape = instrument.equals(QQQ) ? 3 : 2;
        events.add(quote);
        return quote;
    }

    /** Adds a minute bar of a prior session. */
    MinuteBar bar(Instrument instrument, long startNs, double price) {
        MinuteBar bar = new MinuteBar();
        bar.instrument = instrument.id();
        bar.date = 20261118;
        bar.startNs = startNs;
        bar.open = Micros.ofDouble(price);
        bar.close = bar.open;
        bar.high = bar.open + Micros.ONE / 2;
        bar.low = bar.open - Micros.ONE / 2;
        bar.volume = 1_000 * Micros.ONE;
        bar.trades = 10;
        history.add(bar);
        return bar;
    }

    /** Adds random prints and quotes of all instruments, at most {@code gapNs} apart. */
    SmallDay random(long seed, int count, long gapNs) {
        Random random = new Random(seed);
        long atNs = 0;
        for (int i = 0; i < count; i++) {
            atNs += (long) (random.nextDouble() * gapNs);
            Instrument instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
            double price = 100 + random.nextInt(1_000) / 100.0;
            if (random.nextInt(3) == 0) {
                Trade trade =
                        trade(instrument, atNs, price + random.nextInt(100) / 1e4, random.nextInt(5_000) / 7.0 + 1e-4);
                if (random.nextBoolean()) {
                    trade.conditions.add(random.nextBoolean() ? 14 : 0);
                    trade.conditions.add(37);
                }
                if (random.nextInt(4) == 0) {
                    trade.trfId = 202;
                    trade.trfNs = trade.sipNs - 2 * MILLI_NS;
                }
                trade.correction = random.nextInt(50) == 0 ? 10 : trade.correction;
            } else {
                Quote quote = quote(instrument, atNs, price, price + 0.01);
                if (random.nextInt(10) == 0) {
                    quote.conditions.add(1);
                    quote.indicators.add(604);
                }
                if (random.nextInt(20) == 0) {
                    quote.bid = Missing.LONG;
                    quote.bidSize = Missing.LONG;
                }
            }
        }
        return this;
    }

    List<Event> events() {
        return events;
    }

    SimulatedDay day() {
        return new SimulatedDay(SESSION, INSTRUMENTS, CONDITIONS, new ListedEvents(events), history);
    }

    /** The events of a list, as a stream of the market. */
    static final class ListedEvents implements MarketDataStream {
        private final Iterator<Event> events;
        private volatile boolean closed;

        ListedEvents(List<Event> events) {
            this.events = events.stream()
                    .<Event>map(Event::copyOf)
                    .sorted(Comparator.comparingLong(ListedEvents::sipNs))
                    .iterator();
        }

        private static long sipNs(Event event) {
            return event instanceof Trade trade ? trade.sipNs : ((Quote) event).sipNs;
        }

        boolean isClosed() {
            return closed;
        }

        @Override
        public Event next() {
            return events.hasNext() ? events.next() : null;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
