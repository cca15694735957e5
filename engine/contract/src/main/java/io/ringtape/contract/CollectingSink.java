package io.ringtape.contract;

import io.ringtape.event.Event;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.MarketDataSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps a copy of every event that a feed publishes; always has room. Any thread. */
final class CollectingSink implements MarketDataSink {
    private final List<Event> events = new ArrayList<>();

    /** Returns what was published so far. */
    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    synchronized int size() {
        return events.size();
    }

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
    public synchronized void publishWaiting(Event event) {
        events.add(Event.copyOf(event));
    }

    @Override
    public boolean flush() {
        return true;
    }

    @Override
    public void drain() {}
}
