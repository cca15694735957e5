package io.ringtape.polygon.stream;

import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;

/**
 * Receives each sound event of a frame, in frame order, on the decoding thread. An event is valid only during the call.
 */
public interface FrameListener {
    /** Receives a print. */
    void onTrade(Trade trade);

    /** Receives a change of the NBBO. */
    void onQuote(Quote quote);

    /** Receives a minute bar. A second bar for the same minute replaces the first. */
    void onMinuteBar(MinuteBar bar);

    /** Receives a price band, halt or resumption. */
    void onMarketStatus(MarketStatus status);

    /** Receives a status message about the connection. */
    void onServerStatus(ServerStatus status);
}
