package io.ringtape.polygon.sim;

import io.ringtape.event.Event;

/** Learns of the market as a simulated server publishes it, before its clients do. Called by one thread. */
public interface MarketTap {
    /** Learns nothing. */
    MarketTap NONE = (event, timeNs) -> {};

    /**
     * Takes a trade, a quote or a change of market status; it may change after the call.
     *
     * @param timeNs session time
     */
    void onEvent(Event event, long timeNs);
}
