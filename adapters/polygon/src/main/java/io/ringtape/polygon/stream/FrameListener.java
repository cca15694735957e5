package io.ringtape.polygon.stream;

import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;

/** Told of each sound event of a frame, in the frame's order, on the decoding thread. An event is valid until it returns. */
public interface FrameListener {
    /** A print. */
    void onTrade(Trade trade);

    /** A change of the NBBO. */
    void onQuote(Quote quote);

    /** A minute's bar. One of a minute that was there before takes the place of that, and is no addition to it. */
    void onMinuteBar(MinuteBar bar);

    /** A price band, halt or reopening. */
    void onMarketStatus(MarketStatus status);

    /** What the server says of the connection. */
    void onServerStatus(ServerStatus status);
}
