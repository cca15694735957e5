package io.ringtape.pipeline;

import io.ringtape.event.Event;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import io.ringtape.market.MarketDataStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plays a recorded stream as a feed, losing nothing: each event is published when the pace lets it, and waits for room.
 */
public final class RecordedFeed implements MarketDataFeed {
    /** Decides when an event goes out. */
    @FunctionalInterface
    public interface FeedPace {
        /** Goes as fast as the pipeline takes events. */
        FeedPace UNLIMITED = receiveNs -> {};

        /**
         * Waits until an event of that receive time may be published. Called on the feed's thread.
         *
         * @throws InterruptedException when the feed is closed meanwhile
         */
        void await(long receiveNs) throws InterruptedException;
    }

    private final MarketDataStream stream;
    private final FeedPace pace;
    private volatile SourceThread thread;
    private volatile boolean isClosed;

    /** Creates a feed of {@code stream}, which it closes when it ends. */
    public RecordedFeed(MarketDataStream stream, FeedPace pace) {
        this.stream = stream;
        this.pace = pace;
    }

    @Override
    public synchronized void start(Supplier<MarketDataSink> sinks) {
        if (thread != null || isClosed) {
            throw new IllegalStateException("the feed was started or closed before");
        }
        SourceThread started = new SourceThread("ringtape-feed", () -> run(sinks.get()));
        started.start();
        thread = started;
    }

    private void run(MarketDataSink sink) throws Exception {
        try (stream) {
            for (Event event = stream.next(); event != null && !isClosed; event = stream.next()) {
                pace.await(event.receiveNs);
                if (isClosed) {
                    break;
                }
                sink.publishWaiting(event);
            }
        }
    }

    @Override
    public boolean isRunning() {
        SourceThread started = thread;
        return started != null && started.isRunning();
    }

    @Override
    public Optional<Throwable> failure() {
        SourceThread started = thread;
        return started == null ? Optional.empty() : started.failure();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        SourceThread started = thread;
        if (started != null) {
            started.end(SourceThread.END_WITHIN_NS);
        }
    }
}
