package io.ringtape.bench.feed;

import com.sun.management.ThreadMXBean;
import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.ForwardingFeed;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import io.ringtape.pipeline.FeedPublisher;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A feed whose publishing is watched: what finds no room, holes, and the heap that the connection's thread allocates. A
 * feed reads the clock before it decodes a frame, so what is allocated from there to the frame's last event is of
 * decoding and publishing, and the rest is of the WebSocket library. Read when the feed is closed.
 */
final class MeteredFeed extends ForwardingFeed {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final HeldClock clock;
    private final boolean isWaiting;
    private final MarketDataFeed feed;
    private final long fromNs;
    private final AtomicLong holes = new AtomicLong();
    private volatile Thread connection;
    private MeteredSink stream;
    private long markBytes;
    private boolean isMeasured;
    private long conflatedBefore;
    private long lostBefore;
    private long ownBytes;
    private long libraryBytes;

    /**
     * Makes the feed.
     *
     * @param clock session time; one that follows events is moved, and its events wait for room
     * @param time of the run
     * @param feeds makes the feed on the clock that it is given
     */
    MeteredFeed(HeldClock clock, ClientRun.Time time, Function<LongSupplier, MarketDataFeed> feeds) {
        this.clock = clock;
        isWaiting = time.followsEvents();
        fromNs = time.fromNs();
        feed = feeds.apply(() -> {
            if (Thread.currentThread() == connection) {
                frameArrives();
            }
            return clock.getAsLong();
        });
    }

    private void frameArrives() {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        if (isMeasured) {
            libraryBytes += bytes - markBytes;
        }
        markBytes = bytes;
    }

    private void published(MeteredSink sink, Event event) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        if (Thread.currentThread() != connection) {
            connection = Thread.currentThread();
            stream = sink;
        } else if (isMeasured) {
            ownBytes += bytes - markBytes;
        }
        if (!isMeasured && event.receiveNs >= fromNs) {
            isMeasured = true;
            conflatedBefore = conflated();
            lostBefore = stream.lost;
        }
        markBytes = bytes;
    }

    @Override
    public void start(Supplier<MarketDataSink> sinks) throws IOException {
        feed.start(() -> new MeteredSink(sinks.get()));
    }

    @Override
    protected MarketDataFeed feed() {
        return feed;
    }

    /** Returns the holes that were opened in the measured span. */
    long holes() {
        return holes.get();
    }

    /** Returns the prints that found no room in the measured span. */
    long lostTrades() {
        return isMeasured ? stream.lost - lostBefore : 0;
    }

    /** Returns the quotes that a newer one replaced in the measured span. */
    long conflatedQuotes() {
        return isMeasured ? conflated() - conflatedBefore : 0;
    }

    /** Returns the prints and quotes that found no room before the measured span. */
    long missedBefore() {
        return isMeasured ? lostBefore + conflatedBefore : 0;
    }

    private long conflated() {
        return stream.sink instanceof FeedPublisher publisher ? publisher.conflatedQuotes() : 0;
    }

    /** Returns bytes allocated from frames' arrival to their last event's publishing. */
    long ownBytes() {
        return ownBytes;
    }

    /** Returns bytes that the connection's thread allocated besides. */
    long libraryBytes() {
        return libraryBytes;
    }

    private final class MeteredSink implements MarketDataSink {
        private final MarketDataSink sink;
        private long lost;

        MeteredSink(MarketDataSink sink) {
            this.sink = sink;
        }

        @Override
        public boolean publishQuote(Quote quote) {
            boolean isTaken = isWaiting ? waited(quote, quote.sipNs) : sink.publishQuote(quote);
            published(this, quote);
            return isTaken;
        }

        @Override
        public boolean publishTrade(Trade trade) {
            boolean isTaken = isWaiting ? waited(trade, trade.sipNs) : sink.publishTrade(trade);
            lost += isTaken ? 0 : 1;
            published(this, trade);
            return isTaken;
        }

        private boolean waited(Event event, long sipNs) {
            sink.publishWaiting(event);
            clock.moveTo(sipNs);
            return true;
        }

        @Override
        public void publishWaiting(Event event) {
            boolean isHole = event instanceof FeedStatus status
                    && status.state == FeedState.BACKFILL_STARTED
                    && status.receiveNs > fromNs;
            if (isHole) {
                holes.incrementAndGet();
            }
            sink.publishWaiting(event);
        }

        @Override
        public void publishYielding(Event event) {
            sink.publishYielding(event);
        }

        @Override
        public boolean flush() {
            return sink.flush();
        }

        @Override
        public void drain() {
            sink.drain();
        }
    }
}
