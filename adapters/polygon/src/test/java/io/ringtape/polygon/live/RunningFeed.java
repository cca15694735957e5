package io.ringtape.polygon.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.FeedSettings;
import io.ringtape.market.ForwardingFeed;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import io.ringtape.polygon.rest.RestAccess;
import io.ringtape.polygon.rest.RestClient;
import io.ringtape.polygon.rest.RestTiming;
import io.ringtape.polygon.rest.TradeHistory;
import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.polygon.sim.SimulatorSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A feed on a simulated server, and what it has published. */
final class RunningFeed implements AutoCloseable {
    private static final long WITHIN_NS = TimeUnit.SECONDS.toNanos(60);

    private final SimulatedPolygon server;
    private final PolygonFeed feed;
    private final List<Event> events = new ArrayList<>();
    private volatile boolean hasRoom = true;
    private volatile boolean isFull;
    private volatile boolean isStopped;
    private volatile boolean isAwaited;
    private volatile Class<? extends Event> broken;

    RunningFeed(SimulatedPolygon server, List<Instrument> instruments) {
        this(server, instruments, UnaryOperator.identity());
    }

    /** Creates a feed with quick settings that {@code change} may change. */
    RunningFeed(SimulatedPolygon server, List<Instrument> instruments, UnaryOperator<FeedSettings> change) {
        this(server, instruments, change.apply(FeedSettingsForTests.quick(server)), SimulatorSettings.TEST_KEY, 0);
    }

    /** Returns a feed that shows another key. */
    static RunningFeed withKey(SimulatedPolygon server, List<Instrument> instruments, String key) {
        return new RunningFeed(server, instruments, FeedSettingsForTests.quick(server), key, 0);
    }

    /** Returns a feed whose clock is ahead of the server's. */
    static RunningFeed late(SimulatedPolygon server, List<Instrument> instruments, long byNs) {
        return new RunningFeed(
                server, instruments, FeedSettingsForTests.quick(server), SimulatorSettings.TEST_KEY, byNs);
    }

    /** Returns a feed of a server whose frames are changed on their way. */
    static RunningFeed rewriting(SimulatedPolygon server, List<Instrument> instruments, UnaryOperator<String> change) {
        FeedSettings settings = FeedSettingsForTests.quick(server);
        RestAccess access = new RestAccess(server.httpUri(), SimulatorSettings.TEST_KEY);
        PolygonFeed feed = new PolygonFeed(
                new PolygonFeed.Subscription(
                        settings,
                        SimulatorSettings.TEST_KEY,
                        instruments,
                        server.day().session(),
                        List.of()),
                server.clock()::nowNs,
                new TradeHistory(new RestClient(access, RestTiming.USUAL), server.clock()::nowNs)::fetch,
                listener -> WebSocketConnection.dial(
                        server.webSocketUri(), 3_000, new RewritingListener(listener, change)));
        return new RunningFeed(server, feed);
    }

    /** Changes frames before it passes them on. */
    private record RewritingListener(StreamConnection.Listener listener, UnaryOperator<String> change)
            implements StreamConnection.Listener {
        @Override
        public void onFrame(StreamConnection connection, byte[] bytes, int offset, int length) {
            byte[] changed = change.apply(new String(bytes, offset, length, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            listener.onFrame(connection, changed, 0, changed.length);
        }

        @Override
        public void onPong(StreamConnection connection) {
            listener.onPong(connection);
        }

        @Override
        public void onClosed(StreamConnection connection, String reason) {
            listener.onClosed(connection, reason);
        }
    }

    private RunningFeed(SimulatedPolygon server, PolygonFeed feed) {
        this.server = server;
        this.feed = feed;
    }

    private RunningFeed(
            SimulatedPolygon server, List<Instrument> instruments, FeedSettings settings, String key, long aheadNs) {
        this.server = server;
        feed = new PolygonFeed(
                new PolygonFeed.Subscription(
                        settings, key, instruments, server.day().session(), List.of()),
                () -> server.clock().nowNs() + aheadNs);
    }

    RunningFeed start() throws IOException {
        feed.start(() -> new CollectingSink(null));
        return this;
    }

    /** Returns the feed for others to start; what it publishes to their sinks is kept here too. */
    MarketDataFeed shared() {
        return new ForwardingFeed() {
            @Override
            protected MarketDataFeed feed() {
                return feed;
            }

            @Override
            public void start(Supplier<MarketDataSink> sinks) throws IOException {
                feed.start(() -> new CollectingSink(sinks.get()));
            }
        };
    }

    SimulatedPolygon server() {
        return server;
    }

    PolygonFeed feed() {
        return feed;
    }

    /** Lets the ring take events, or not. */
    void hasRoom(boolean room) {
        hasRoom = room;
    }

    /** Makes halts and bands wait for room, or no longer. */
    void isFull(boolean full) {
        isFull = full;
    }

    /** Whether a halt or a band waits for room. */
    boolean isAwaited() {
        return isAwaited;
    }

    /** Ends the pipeline behind the ring: what waits for room, and what comes then, fails. */
    void stopTaking() {
        isStopped = true;
    }

    /** Makes every event of a class fail. */
    void breakOn(Class<? extends Event> type) {
        broken = type;
    }

    private void awaitRoom() {
        isAwaited = isFull;
        while (isFull && !isStopped) {
            LockSupport.parkNanos(100_000);
        }
        isAwaited = false;
        if (isStopped) {
            throw new IllegalStateException("the pipeline is not running");
        }
    }

    /** Returns the prints that arrived, each once, however often it came. */
    Set<Long> ids() {
        Set<Long> ids = new TreeSet<>();
        trades().forEach(trade -> ids.add(2 * trade.sipSequence + trade.instrument));
        return ids;
    }

    /** Returns what was published so far. */
    List<Event> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    List<Trade> trades() {
        return of(Trade.class);
    }

    List<FeedStatus> statuses(FeedState state) {
        return of(FeedStatus.class).stream()
                .filter(status -> status.state == state)
                .toList();
    }

    <E extends Event> List<E> of(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    void await(String what, BooleanSupplier holds) {
        long deadlineNs = System.nanoTime() + WITHIN_NS;
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime() - deadlineNs)
                    .as("waiting for %s; the feed is %s; published: %s", what, feed.report(), statusLines())
                    .isNegative();
            LockSupport.parkNanos(1_000_000);
        }
    }

    void await(FeedState state, int times) {
        await(state + " " + times + " times", () -> statuses(state).size() >= times);
    }

    List<String> statusLines() {
        return of(FeedStatus.class).stream()
                .map(status -> status.instrument + " " + status.state + " " + status.fromNs + " " + status.toNs + " "
                        + status.detail)
                .toList();
    }

    @Override
    public void close() throws IOException {
        feed.close();
        server.close();
    }

    /** Keeps a copy of each event, after it has passed it on. */
    private final class CollectingSink implements MarketDataSink {
        private final MarketDataSink otherOrNull;

        CollectingSink(MarketDataSink otherOrNull) {
            this.otherOrNull = otherOrNull;
        }

        @Override
        public boolean publishQuote(Quote quote) {
            return keep(quote);
        }

        @Override
        public boolean publishTrade(Trade trade) {
            return keep(trade);
        }

        private boolean keep(Event event) {
            if (!hasRoom) {
                return false;
            }
            publishWaiting(event);
            return true;
        }

        @Override
        public void publishWaiting(Event event) {
            if (broken != null && broken.isInstance(event)) {
                throw new IllegalArgumentException("made to fail");
            }
            if (event instanceof MarketStatus) {
                awaitRoom();
            }
            if (otherOrNull != null) {
                otherOrNull.publishWaiting(event);
            }
            synchronized (events) {
                events.add(Event.copyOf(event));
            }
        }

        @Override
        public void publishYielding(Event event) {
            publishWaiting(event);
        }

        @Override
        public boolean flush() {
            return hasRoom;
        }

        @Override
        public void drain() {}
    }
}
