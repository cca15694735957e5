package io.ringtape.contract;

import io.ringtape.event.Event;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.MarketDataSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gives sinks that always have room, and keeps a copy of every event that a feed publishes to any of them. Any thread. */
final class CollectingSinks implements Supplier<MarketDataSink> {
    private final List<Event> events = new ArrayList<>();
    private final List<Sink> sinks = new ArrayList<>();

    @Override
    public synchronized MarketDataSink get() {
        Sink sink = new Sink();
        sinks.add(sink);
        return sink;
    }

    /** Returns what was published so far, in order. */
    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** Returns what was published so far to each sink. */
    synchronized List<List<Event>> eventsOfEachSink() {
        return sinks.stream().map(sink -> List.copyOf(sink.published)).toList();
    }

    synchronized int size() {
        return events.size();
    }

    private synchronized void keep(Event event, Sink sink) {
        Event copy = Event.copyOf(event);
        events.add(copy);
        sink.published.add(copy);
    }

    private final class Sink implements MarketDataSink {
        private final List<Event> published = new ArrayList<>();

        @Override
        public boolean publishQuote(Quote quote) {
            publishWaiting(quote);
            return true;
        }

        @Override
        public boolean publishTrade(Trade trade) {
            publishWaiting(trade);
            return true;
        }

        @Override
        public void publishWaiting(Event event) {
            keep(event, this);
        }

        @Override
        public void publishYielding(Event event) {
            publishWaiting(event);
        }

        @Override
        public boolean flush() {
            return true;
        }

        @Override
        public void drain() {}
    }
}
