package io.ringtape.market;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A source of market data with threads of its own: it is started once, publishes, and is closed. It reports its own state
 * with {@link io.ringtape.event.FeedStatus} events: every loss or silence is a gap with its time span, which is on the
 * tape.
 */
public interface MarketDataFeed extends AutoCloseable {
    /**
     * Starts publishing events of the instruments that the feed was made for.
     *
     * @param sinks gives a sink to each thread of the feed that publishes; for any thread, for as long as the feed runs
     * @throws IOException when the source cannot be reached or refuses us
     * @throws IllegalStateException when it was started before
     */
    void start(Supplier<MarketDataSink> sinks) throws IOException;

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
