package io.ringtape.polygon.rest;

import io.ringtape.event.Trade;

/** Receives the prints of the vendor's store. A print is valid only during the call. */
@FunctionalInterface
public interface TradeListener {
    /** Receives a back-filled print. */
    void onTrade(Trade trade);
}
