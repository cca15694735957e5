package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Event;
import io.ringtape.event.Micros;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataStream;
import io.ringtape.market.TradingSession;
import io.ringtape.polygon.sim.SimulatedDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A day in which SPY and QQQ print and quote ten times a second from the open. */
final class TickingDay {
    static final long PRE_OPEN_NS = 1_795_078_800_000_000_000L;
    static final long OPEN_NS = PRE_OPEN_NS + 5 * HOUR_NS + HOUR_NS / 2;
    static final Instrument SPY = new Instrument(0, "SPY", 10_000, 40, false);
    static final Instrument QQQ = new Instrument(1, "QQQ", 10_000, 40, false);
    static final List<Instrument> BOTH = List.of(SPY, QQQ);

    /** A share class, whose symbol has a dot, in the place of SPY. */
    static final Instrument BRK_B = new Instrument(0, "BRK.B", 10_000, 40, false);

    private static final TradingSession SESSION = new TradingSession(
            LocalDate.of(2026, 11, 19),
            PRE_OPEN_NS,
            OPEN_NS,
            PRE_OPEN_NS + 12 * HOUR_NS,
            PRE_OPEN_NS + 16 * HOUR_NS,
            false);
    private static final ConditionTable CONDITIONS = ConditionTable.builder()
            .add(14, ConditionTable.ALL, ConditionTable.ALL)
            .build();

    private TickingDay() {}

    /** Returns a day of {@code seconds} seconds, with 20 prints each second. */
    static SimulatedDay of(int seconds) {
        return of(seconds, BOTH);
    }

    /** Returns such a day of two instruments. */
    static SimulatedDay of(int seconds, List<Instrument> instruments) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 10 * seconds; i++) {
            for (Instrument instrument : instruments) {
                long sipNs = OPEN_NS + i * 100L * MILLI_NS + instrument.id() * MILLI_NS;
                events.add(quote(instrument, i, sipNs));
                events.add(trade(instrument, i, sipNs + MILLI_NS / 2));
            }
        }
        Iterator<Event> each = events.iterator();
        MarketDataStream stream = new MarketDataStream() {
            @Override
            public Event next() {
                return each.hasNext() ? each.next() : null;
            }

            @Override
            public void close() {}
        };
        return new SimulatedDay(SESSION, instruments, CONDITIONS, stream, List.of());
    }

    /** Returns the instant that many seconds after the open. */
    static long at(double seconds) {
        return OPEN_NS + (long) (seconds * SECOND_NS);
    }

    private static Trade trade(Instrument instrument, int i, long sipNs) {
        Trade trade = new Trade();
        trade.instrument = instrument.id();
        trade.price = Micros.ofDouble(500 + i % 10 * 0.01);
        trade.size = 100 * Micros.ONE;
        trade.sipNs = sipNs;
        trade.exchangeNs = sipNs - MILLI_NS;
        trade.sipSequence = 2L * i + 2;
        trade.exchange = 11;
        trade.tape = instrument.equals(QQQ) ? 3 : 2;
        trade.id.set("t" + i);
        return trade;
    }

    private static Quote quote(Instrument instrument, int i, long sipNs) {
        Quote quote = new Quote();
        quote.instrument = instrument.id();
        quote.bid = Micros.ofDouble(499.99 + i % 10 * 0.01);
        quote.ask = quote.bid + 20_000;
        quote.bidSize = 300 * Micros.ONE;
        quote.askSize = 200 * Micros.ONE;
        quote.bidExchange = 11;
        quote.askExchange = 12;
        quote.sipNs = sipNs;
        quote.exchangeNs = sipNs - MILLI_NS;
        quote.sipSequence = 2L * i + 1;
        quote.tape = instrument.equals(QQQ) ? 3 : 2;
        return quote;
    }
}
