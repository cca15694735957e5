package io.ringtape.pipeline;

import io.ringtape.event.EventSink;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionStart;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.order.BrokerConnection;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A session in which time passes by itself: a feed, a broker, a timer thread and the operator publish into one threaded
 * pipeline, each from its own thread. The tape says in which order the engine took their events.
 */
public final class LiveSession {
    private static final long LONGEST_WAIT_NS = 50_000_000;
    private static final long JOIN_WITHIN_MS = 10_000;
    private static final long DRAIN_WITHIN_NS = 10_000_000_000L;
    private static final long DRAIN_POLL_NS = 50_000;

    private final Pipeline pipeline;
    private final MarketDataFeed feed;
    private final BrokerConnection broker;
    private final LongSupplier clock;
    private final Publisher operator;
    private final TimerPublisher timers;
    private final Thread timerThread = new Thread(this::runTimers, "ringtape-timers");
    private volatile boolean isEnding;
    private volatile Throwable failure;

    /**
     * A session that has not begun.
     *
     * @param pipeline not started; its router sends orders to {@code broker}
     * @param clock the present instant, epoch nanoseconds; read by the timer thread
     * @param barCloseDelayNs how long after a minute's end its bars close
     */
    public LiveSession(
            Pipeline pipeline, MarketDataFeed feed, BrokerConnection broker, LongSupplier clock, long barCloseDelayNs) {
        this.pipeline = pipeline;
        this.feed = feed;
        this.broker = broker;
        this.clock = clock;
        operator = pipeline.publisher();
        timers = new TimerPublisher(pipeline.publisher(), barCloseDelayNs);
        timerThread.setDaemon(true);
    }

    /**
     * Begins the session: its start first, then the broker, the feed and the timers.
     *
     * @param source the feed's name in gaps
     * @param instruments how many instruments the feed has
     * @throws IOException when broker or feed refuse us; the pipeline is stopped then
     */
    public void begin(SessionStart start, String source, int instruments) throws IOException {
        pipeline.start();
        operator.publish(start);
        try {
            EventSink reports = pipeline.publisher();
            broker.open(reports);
            feed.start(pipeline.feedPublisher(source, instruments));
        } catch (IOException refused) {
            feed.close();
            broker.close();
            pipeline.stop();
            throw refused;
        }
        timerThread.start();
    }

    /** Publishes an operator's command. Any thread. */
    public synchronized void command(OperatorCommand command) {
        operator.publish(command);
    }

    /**
     * Ends the session: feed, timers and broker first, whose last reports are still taken, then the end event; then the
     * pipeline is drained.
     *
     * @throws IllegalStateException when a stage of the pipeline failed
     */
    public synchronized void end(SessionEnd end) {
        feed.close();
        isEnding = true;
        LockSupport.unpark(timerThread);
        join();
        drain();
        broker.close();
        if (pipeline.failure().isEmpty()) {
            operator.publish(end);
        }
        pipeline.stop();
    }

    /** What broke first: the pipeline, the feed or the timers. */
    public Optional<Throwable> failure() {
        return pipeline.failure().or(feed::failure).or(() -> Optional.ofNullable(failure));
    }

    private void runTimers() {
        try {
            while (!isEnding) {
                long nowNs = clock.getAsLong();
                long waitNs = timers.poll(nowNs) - nowNs;
                LockSupport.parkNanos(Math.min(waitNs, LONGEST_WAIT_NS));
            }
        } catch (Throwable broken) { // nobody else sees what ends this thread
            failure = broken;
        }
    }

    /** Waits until the broker has seen what the feed and the timers published, so that its last reports are due. */
    private void drain() {
        long deadlineNs = System.nanoTime() + DRAIN_WITHIN_NS;
        while (pipeline.backlog() > 0 && pipeline.failure().isEmpty() && deadlineNs - System.nanoTime() > 0) {
            LockSupport.parkNanos(DRAIN_POLL_NS);
        }
    }

    private void join() {
        try {
            timerThread.join(JOIN_WITHIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
