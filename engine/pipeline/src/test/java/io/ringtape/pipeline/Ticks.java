package io.ringtape.pipeline;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Fields;
import io.ringtape.event.Quote;
import io.ringtape.event.Timer;
import io.ringtape.event.Trade;

/** Events identified by one number, their SIP time. They are received a microsecond later. */
final class Ticks {
    private Ticks() {}

    static Quote quote(int instrument, long number) {
        Quote quote = new Quote();
        quote.instrument = instrument;
        quote.sipNs = number;
        quote.receiveNs = number + 1_000;
        quote.bid = number * 1_000_000;
        quote.ask = quote.bid + 10_000;
        return quote;
    }

    static Trade trade(int instrument, long number) {
        Trade trade = new Trade();
        trade.instrument = instrument;
        trade.sipNs = number;
        trade.receiveNs = number + 1_000;
        trade.price = number * 1_000_000;
        trade.id.set("t" + number);
        return trade;
    }

    /** Returns an event's kind, instrument and number; for a gap, also its details. */
    static String words(Event event) {
        if (event instanceof Quote quote) {
            return "quote " + quote.instrument + " " + quote.sipNs;
        }
        if (event instanceof Trade trade) {
            return "trade " + trade.instrument + " " + trade.sipNs;
        }
        if (event instanceof FeedStatus status) {
            return gap(status.instrument, status.lost, status.fromNs, status.toNs, status.receiveNs);
        }
        return event.type().label() + " " + event.instrument + " " + event.receiveNs;
    }

    static String gap(int instrument, long lost, long fromNs, long toNs, long receiveNs) {
        return "gap " + instrument + " lost " + lost + " from " + fromNs + " to " + toNs + " known " + receiveNs;
    }

    /** Returns an event that fails in the middle of being encoded. */
    static Event broken() {
        return new BrokenEvent();
    }

    private static final class BrokenEvent extends Event {
        @Override
        public EventType type() {
            return new Timer().type();
        }

        @Override
        public void describe(Fields f) {
            f.number("first", 1);
            throw new IllegalArgumentException("broken on purpose");
        }
    }
}
