package io.ringtape.market;

import io.ringtape.event.Event;
import java.io.IOException;

/**
 * Market events in the session's total order: SIP time, quotes before trades, sequence, instrument. Each carries its
 * instrument and receive time; the engine stamps the rest. For one thread.
 */
public interface MarketDataStream extends AutoCloseable {
    /**
     * Returns the next event, which is valid until the next call, or null at the end.
     *
     * @throws IOException when the source cannot be read
     */
    Event next() throws IOException;

    @Override
    void close() throws IOException;
}
