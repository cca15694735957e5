package io.ringtape.polygon.live;

import io.ringtape.market.Instrument;
import io.ringtape.polygon.rest.TradeFetch;
import io.ringtape.polygon.rest.TradeListener;
import java.io.IOException;

/** The vendor's history of prints, as {@link io.ringtape.polygon.rest.TradeHistory} gives it. */
@FunctionalInterface
interface PrintHistory {
    /** Passes the prints of a span, both ends included, to {@code listener}, flagged as back-filled. */
    TradeFetch fetch(Instrument instrument, long fromNs, long toNs, TradeListener listener)
            throws IOException, InterruptedException;
}
