package io.ringtape.polygon.live;

import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.io.IOException;
import java.util.function.Consumer;

/** The vendor's history of prints. */
@FunctionalInterface
interface PrintHistory {
    /**
     * Passes the prints of a span to {@code taker}, in SIP order, flagged as back-filled and each valid only during the
     * call.
     *
     * @param fromNs first SIP time, epoch nanoseconds
     * @param toNs last SIP time
     * @return the SIP time of the last print, or missing when there is none
     * @throws IOException when the history could not be read to the end of the span
     */
    long read(Instrument instrument, long fromNs, long toNs, Consumer<Trade> taker)
            throws IOException, InterruptedException;
}
