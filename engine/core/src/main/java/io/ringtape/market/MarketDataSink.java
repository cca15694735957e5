package io.ringtape.market;

import io.ringtape.event.Event;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;

/** Takes a feed's events on their way to the engine, as copies. For one thread. */
public interface MarketDataSink {
    /**
     * Takes the quote; when there is no room, keeps it instead of an older quote of its instrument.
     *
     * @return whether it is on its way
     */
    boolean publishQuote(Quote quote);

    /**
     * Takes the trade; when there is no room, adds it to its instrument's gap.
     *
     * @return whether it is on its way; otherwise it is lost
     */
    boolean publishTrade(Trade trade);

    /** Takes an event that must not be lost, such as a status, after everything kept. Waits for room. */
    void publishWaiting(Event event);

    /**
     * Takes an event that can wait, such as a back-filled print, and waits until there is ample room for the events of
     * others, which cannot.
     */
    void publishYielding(Event event);

    /**
     * Publishes what is kept, as far as there is room. A feed calls it when it has nothing else to do.
     *
     * @return whether nothing is kept any more
     */
    boolean flush();

    /** Publishes what is kept, waiting for room. */
    void drain();
}
