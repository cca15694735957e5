package io.ringtape.market;

import java.io.IOException;
import java.util.Optional;

/**
 * A source of market data with its own thread: it is started once, publishes, and is closed. It reports its own state
 * with {@link io.ringtape.event.FeedStatus} events: every loss or silence is a gap with its time span, which is on the
 * tape.
 */
public interface MarketDataFeed extends AutoCloseable {
    /**
     * Starts publishing events of the instruments that the feed was made for.
     *
     * @throws IOException when the source cannot be reached or refuses us
     * @throws IllegalStateException when it was started before
     */
    void start(MarketDataSink sink) throws IOException;

    /** Whether it was started and has not ended, by itself or by {@link #close()}. */
    boolean isRunning();

    /**
     * Returns what ended it, if that was neither the end of its data nor {@link #close()}; also that it did not end
     * when it was closed. Any thread.
     */
    Optional<Throwable> failure();

    /**
     * Ends it. When this returns nothing more is published, unless {@link #failure()} says that it did not end. Closing
     * again does nothing.
     */
    @Override
    void close();
}
