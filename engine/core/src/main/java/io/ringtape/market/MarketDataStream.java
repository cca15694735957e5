package io.ringtape.market;

import io.ringtape.event.Event;
import java.io.IOException;

/**
 * Market events in the one total order of the session: SIP time, quotes before trades, sequence, instrument. Each bears
 * its instrument and its receive time; the engine stamps the rest. One thread.
 */
public interface MarketDataStream extends AutoCloseable {
    /**
     * The next event, valid until the next call; null at the end.
     *
     * @throws IOException when the source cannot be read on
     */
    Event next() throws IOException;

    @Override
    void close() throws IOException;
}
