package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.FeedState;
import io.ringtape.event.MinuteBar;
import io.ringtape.market.FeedSettings;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import io.ringtape.market.TradingSession;
import io.ringtape.polygon.rest.RestAccess;
import io.ringtape.polygon.rest.RestClient;
import io.ringtape.polygon.rest.RestTiming;
import io.ringtape.polygon.rest.TradeHistory;
import io.ringtape.polygon.stream.ServerStatus;
import io.ringtape.polygon.stream.StatusWord;
import io.ringtape.polygon.stream.StreamCounts;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The vendor's live stream of a session's symbols. The connection's thread decodes and publishes; a second thread keeps
 * the connection alive and watches the stream; a third fills holes from the vendor's history; if the settings say so, a
 * fourth asks for snapshots of options. Whatever was missed, including everything before the start, is a hole of its
 * symbol, which is published before the stream counts as connected.
 */
public final class PolygonFeed implements MarketDataFeed {
    /**
     * What a feed is made for.
     *
     * @param settings where the vendor is and how the stream is watched
     * @param key of the vendor; never shown
     * @param instruments in the order of their ids
     * @param session of the trading date
     * @param warmUp minute bars of earlier sessions, published first
     */
    public record Subscription(
            FeedSettings settings,
            String key,
            List<Instrument> instruments,
            TradingSession session,
            List<MinuteBar> warmUp) {
        @Override
        public String toString() {
            return "Subscription of " + instruments;
        }
    }

    /** What a thread does until it is interrupted. */
    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    private static final long LOOK_EVERY_NS = 100 * MILLI_NS;
    private static final long END_WITHIN_MILLIS = 10_000;

    private final Subscription subscription;
    private final LongSupplier clock;
    private final StreamConnection.Dialler dialler;
    private final HoleFiller filler;
    private final ConnectionLife life;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final CountDownLatch firstVerdict = new CountDownLatch(1);
    private final Thread watchThread = daemon("ringtape-feed-watch", this::watch);
    private final Thread fillThread = daemon("ringtape-feed-fill", () -> untilClosed(this::fill));
    private final Thread optionThread = daemon("ringtape-feed-options", () -> untilClosed(this::pollOptions));

    private Supplier<MarketDataSink> sinks;
    private StreamReader reader;
    private FeedWatch watch;
    private StatusPublisher statuses;
    private boolean isStarted;
    private volatile boolean isClosing;
    private volatile Throwable failure;
    private volatile FeedReport report = FeedReport.NOT_BEGUN;

    /** @param clock the session's present instant, epoch nanoseconds; any thread */
    public PolygonFeed(Subscription subscription, LongSupplier clock) {
        this(subscription, clock, history(subscription, clock), webSockets(subscription.settings()));
    }

    PolygonFeed(Subscription subscription, LongSupplier clock, PrintHistory history, StreamConnection.Dialler dialler) {
        this.subscription = subscription;
        this.clock = clock;
        this.dialler = dialler;
        filler = new HoleFiller(subscription.settings().filling(), subscription.instruments(), history, clock);
        life = new ConnectionLife(
                subscription.settings(), new Topics(subscription.instruments()), subscription.key(), new LifeEffects());
    }

    private static StreamConnection.Dialler webSockets(FeedSettings settings) {
        URI server = URI.create(settings.hosts().streamUrl());
        int connectMillis = (int) (settings.answers().connectWithinNs() / MILLI_NS);
        return listener -> WebSocketConnection.dial(server, connectMillis, listener);
    }

    private static PrintHistory history(Subscription subscription, LongSupplier clock) {
        RestAccess access = RestAccess.of(subscription.settings().hosts(), subscription.key());
        return new TradeHistory(new RestClient(access, RestTiming.USUAL), clock)::fetch;
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts the feed, and waits until the stream is live or the first attempt has failed; a server that cannot be
     * reached is tried again until the feed is closed.
     *
     * @throws FeedRefusedException when the vendor refuses the key or a topic that the session needs
     */
    @Override
    public synchronized void start(Supplier<MarketDataSink> itsSinks) throws IOException {
        if (isStarted || isClosing) {
            throw new IllegalStateException("the feed was started or closed before");
        }
        isStarted = true;
        sinks = itsSinks;
        MarketDataSink sink = sinks.get();
        statuses = new StatusPublisher(sink, clock);
        reader = new StreamReader(subscription, sinks.get(), this::onServerStatus);
        watch = new FeedWatch(subscription, clock, reader, new WatchEffects());
        subscription.warmUp().forEach(bar -> {
            bar.receiveNs = clock.getAsLong();
            sink.publishWaiting(bar);
        });
        watchThread.start();
        fillThread.start();
        if (subscription.settings().options().isOn()) {
            optionThread.start();
        }
        try {
            firstVerdict.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the feed started", interrupted);
        }
        if (failure instanceof FeedRefusedException refused) {
            close();
            throw refused;
        }
    }

    /** Lets the feed connect again after it stayed out because another client uses the key. Any thread. */
    public void resume() {
        tasks.add(() -> life.resume(System.nanoTime()));
    }

    /** Returns how the feed does. Any thread. */
    public FeedReport report() {
        return report;
    }

    /** Returns what the decoder saw. To be read once the feed is closed. */
    public StreamCounts counts() {
        return reader.counts();
    }

    @Override
    public boolean isRunning() {
        return watchThread.isAlive();
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        isClosing = true;
        synchronized (this) {
            if (!isStarted) {
                return;
            }
        }
        fillThread.interrupt();
        optionThread.interrupt();
        watchThread.interrupt();
        join(watchThread);
        join(fillThread);
        join(optionThread);
    }

    private void join(Thread thread) {
        try {
            thread.join(END_WITHIN_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive() && failure == null) {
            failure = new IllegalStateException(thread.getName() + " did not end");
        }
    }

    private void watch() {
        try {
            while (!isClosing && life.stage() != ConnectionStage.REFUSED) {
                Runnable task = tasks.poll(LOOK_EVERY_NS, TimeUnit.NANOSECONDS);
                if (task != null) {
                    task.run();
                }
                life.onTime(System.nanoTime());
                watch.onTime(System.nanoTime(), life.stage() == ConnectionStage.LIVE);
                report = watch.report(life, filler);
                if (life.stage() == ConnectionStage.LIVE || hasFailedOnce()) {
                    firstVerdict.countDown();
                }
            }
            if (life.stage() == ConnectionStage.REFUSED) {
                throw new FeedRefusedException(life.reason());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (Throwable broken) { // nobody else sees what ends this thread
            failure = failure == null ? broken : failure;
        } finally {
            end();
        }
    }

    private boolean hasFailedOnce() {
        return life.stage() == ConnectionStage.WAITING || life.stage() == ConnectionStage.BARRED;
    }

    private void end() {
        try {
            Thread.interrupted(); // what is kept for want of room may wait for it
            life.end();
            reader.stop();
        } catch (RuntimeException broken) { // a pipeline that has stopped takes nothing more
            failure = failure == null && !isClosing ? broken : failure;
        } finally {
            report = watch.report(life, filler);
            firstVerdict.countDown();
        }
    }

    private void fill() throws InterruptedException {
        filler.run(sinks.get());
    }

    /** Asks for option snapshots. What breaks them is told and leaves the rest of the feed alone. */
    private void pollOptions() throws InterruptedException {
        MarketDataSink sink = sinks.get();
        try {
            OptionPoller.of(subscription, clock, reader::lastPrice).run(sink);
        } catch (RuntimeException broken) {
            new StatusPublisher(sink, clock).all(FeedState.NOTICE, "option snapshots have ended: " + broken);
        }
    }

    /** Works until the feed is closed. A failure on the way is the feed's. */
    private void untilClosed(Work work) {
        try {
            work.run();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (Throwable broken) { // nobody else sees what ends this thread
            failure = failure == null && !isClosing ? broken : failure;
        }
    }

    /** Takes a message of the server on the connection's thread. */
    private void onServerStatus(StreamConnection from, ServerStatus status) {
        StatusWord word = status.word;
        String text = status.message.isEmpty() ? status.spelling.toString() : status.message.toString();
        String message = text.replace(subscription.key(), "(key)");
        tasks.add(() -> {
            if (life.is(from)) {
                life.onStatus(word, message, System.nanoTime());
            }
        });
    }

    /** Passes what happens to connections on to the thread of the watch. */
    private final class Connections implements StreamConnection.Listener {
        @Override
        public void onFrame(StreamConnection connection, byte[] bytes, int offset, int length) {
            try {
                reader.onFrame(connection, bytes, offset, length, clock.getAsLong());
            } catch (RuntimeException broken) { // the library would log it and go on
                failure = failure == null && !isClosing ? broken : failure;
                tasks.add(() -> life.refuse("a frame could not be passed on: " + broken));
            }
        }

        @Override
        public void onPong(StreamConnection connection) {
            tasks.add(() -> {
                if (life.is(connection)) {
                    life.onPong(System.nanoTime());
                }
            });
        }

        @Override
        public void onClosed(StreamConnection connection, String reason) {
            tasks.add(() -> {
                if (life.is(connection)) {
                    life.onClosed(reason, System.nanoTime());
                }
            });
        }
    }

    /** What the life of the connection brings about. */
    private final class LifeEffects implements ConnectionLife.Effects {
        private final Connections listener = new Connections();

        @Override
        public StreamConnection dial() {
            return reader.begin(() -> dialler.dial(listener));
        }

        /** Publishes the hole of each symbol, then that the feed is connected, and only then lets events through. */
        @Override
        public void onLive() {
            watch.onLive();
            statuses.all(FeedState.CONNECTED, "");
            reader.goLive(clock.getAsLong());
        }

        @Override
        public void onLost(String reason) {
            reader.stop();
            statuses.all(FeedState.LOST, reason);
            watch.onLost();
        }

        @Override
        public void onComplaint(boolean isRefusal, String reason) {
            statuses.all(isRefusal ? FeedState.REFUSED : FeedState.NOTICE, reason);
        }
    }

    /** What the watch brings about. */
    private final class WatchEffects implements FeedWatch.Effects {
        @Override
        public void onHole(Hole hole, StreamResumption back) {
            statuses.hole(FeedState.BACKFILL_STARTED, hole);
            filler.fill(hole, back);
        }

        @Override
        public void onSilent(int instrument) {
            statuses.of(instrument, FeedState.STALE);
        }

        @Override
        public void onStalled(long silentNs) {
            String reason = "no event of any symbol for " + silentNs / SECOND_NS + " s, although the connection lives";
            life.giveUp(reason, System.nanoTime());
        }

        @Override
        public void onHeard(int instrument) {
            statuses.of(instrument, FeedState.RESUMED);
        }

        @Override
        public void onLate(long lagNs) {
            statuses.all(FeedState.LAGGING, lagNs, "");
            life.giveUp("events are late", System.nanoTime());
        }

        @Override
        public void onUnreadable(long events, String worst) {
            statuses.all(FeedState.UNREADABLE, events, worst);
        }

        @Override
        public void onUnknownKeys(List<String> names) {
            statuses.all(FeedState.NOTICE, "the vendor sends keys that are not read: " + String.join(", ", names));
        }

        @Override
        public void onUseless(String reason) {
            life.refuse(reason);
        }
    }
}
