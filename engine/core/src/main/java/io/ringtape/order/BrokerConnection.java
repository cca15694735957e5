package io.ringtape.order;

import io.ringtape.event.EventSink;
import java.io.IOException;
import java.util.Optional;

/**
 * A broker with its own connection: it is opened once, takes requests, answers with execution reports, and is closed.
 *
 * <p>Requests come from a thread of the pipeline, so a call copies what it needs and returns without waiting. Reports
 * are published from one thread of the connection, never during a call of {@link Broker}, because publishing from a
 * thread of the pipeline is refused.
 */
public interface BrokerConnection extends Broker, AutoCloseable {
    /**
     * Opens the connection; reports go to that sink from then on.
     *
     * @throws IOException when the broker cannot be reached or refuses us
     * @throws IllegalStateException when it was opened before
     */
    void open(EventSink reports) throws IOException;

    /**
     * Returns what ended the connection, if that was not {@link #close()}; also that it did not end when it was closed.
     * Orders of ours may be at work whose reports nobody gets. Any thread.
     */
    Optional<Throwable> failure();

    /**
     * Whether the broker's record is known to be at rest: every request was answered, every report was published, and
     * what the broker has was compared with ours after our last order ended. A session that ends waits for it, but not
     * for ever. Any thread.
     */
    boolean isSettled();

    /**
     * Publishes the reports that are due, then ends. Orders stay as they are at the broker; requests after this call
     * are ignored. Closing again does nothing.
     */
    @Override
    void close();
}
