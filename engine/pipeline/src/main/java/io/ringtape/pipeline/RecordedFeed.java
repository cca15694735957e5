package io.ringtape.pipeline;

import io.ringtape.event.Event;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import io.ringtape.market.MarketDataStream;
import java.util.Optional;

/**
 * Plays a recorded stream as a feed, losing nothing: each event is published when the pace lets it, and waits for room.
 */
public final class RecordedFeed implements MarketDataFeed {
    private static final long JOIN_WITHIN_MS = 10_000;

    /** Decides when an event goes out. */
    @FunctionalInterface
    public interface Pace {
        /** Goes as fast as the pipeline takes events. */
        Pace UNLIMITED = receiveNs -> {};

        /**
         * Waits until an event of that receive time may be published. Called on the feed's thread.
         *
         * @throws InterruptedException when the feed is closed meanwhile
         */
        void await(long receiveNs) throws InterruptedException;
    }

    private final MarketDataStream stream;
    private final Pace pace;
    private volatile Thread thread;
    private volatile boolean isRunning;
    private volatile boolean isClosed;
    private volatile Throwable failure;

    /** A feed that owns the stream: it closes it when it ends. */
    public RecordedFeed(MarketDataStream stream, Pace pace) {
        this.stream = stream;
        this.pace = pace;
    }

    @Override
    public synchronized void start(MarketDataSink sink) {
        if (thread != null || isClosed) {
            throw new IllegalStateException("the feed was started or closed before");
        }
        isRunning = true;
        thread = new Thread(() -> run(sink), "ringtape-feed");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(MarketDataSink sink) {
        try (stream) {
            for (Event event = stream.next(); event != null && !isClosed; event = stream.next()) {
                pace.await(event.receiveNs);
                if (isClosed) {
                    break;
                }
                sink.publishWaiting(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable broken) { // nobody else sees what ends this thread
            failure = broken;
        } finally {
            isRunning = false;
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(JOIN_WITHIN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
