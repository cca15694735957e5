package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Event;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionStart;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.order.BrokerConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A session in which time passes by itself: a feed, a broker, a timer thread and the operator publish into one threaded
 * pipeline, each from its own thread. The tape says in which order the engine took their events.
 */
public final class LiveSession {
    private static final long LONGEST_WAIT_NS = 50_000_000;

    private final Pipeline pipeline;
    private final MarketDataFeed feed;
    private final BrokerConnection broker;
    private final LongSupplier clock;
    private final Publisher operator;
    private final TimerPublisher timers;
    private final KillFile killFile;
    private final SourceThread timerThread = new SourceThread("ringtape-timers", this::runTimers);
    private volatile Throwable failure;

    /**
     * Creates a session that has not begun.
     *
     * @param pipeline not started; its router sends orders to {@code broker}
     * @param clock the present instant, epoch nanoseconds; read by the timer thread
     * @param killFile ends trading for the day when it appears; looked for each second
     */
    public LiveSession(
            Pipeline pipeline, MarketDataFeed feed, BrokerConnection broker, LongSupplier clock, Path killFile) {
        this.pipeline = pipeline;
        this.feed = feed;
        this.broker = broker;
        this.clock = clock;
        operator = pipeline.publisher();
        Publisher timerPublisher = pipeline.publisher();
        timers = new TimerPublisher(timerPublisher, pipeline::nextDueNs);
        this.killFile = new KillFile(killFile, timerPublisher);
    }

    /**
     * Begins the session: its start first, then the broker, the feed and the timers. If anything fails, closes the feed
     * and the broker and stops the pipeline before it throws.
     *
     * @param source the feed's name in gaps
     * @param instruments how many instruments the feed has
     * @throws IOException when broker or feed refuse us
     */
    public synchronized void begin(SessionStart start, String source, int instruments) throws IOException {
        pipeline.start();
        try {
            operator.publish(start);
            broker.open(pipeline.publisher());
            feed.start(() -> pipeline.feedPublisher(source, instruments));
        } catch (Exception refused) { // whatever it is, nothing may be left running
            takeAll(List.of(feed::close, broker::close, pipeline::stop)).forEach(refused::addSuppressed);
            throw refused;
        }
        timerThread.start();
    }

    /** Publishes an operator's command. Any thread. */
    public synchronized void command(OperatorCommand command) {
        publish(command, "an operator's command");
    }

    /**
     * Ends the session: feed, timers and broker first, whose last reports are still taken, then the end event; then the
     * pipeline is drained. Takes every step, even if one before it fails. A source that did not end is a
     * {@link #failure()}.
     *
     * @throws RuntimeException when a step fails; an {@link IllegalStateException} when a stage of the pipeline failed
     */
    public synchronized void end(SessionEnd end) {
        List<RuntimeException> thrown = takeAll(List.of(
                feed::close,
                () -> timerThread.end(SourceThread.END_WITHIN_NS),
                this::drain,
                broker::close,
                () -> publish(end),
                pipeline::stop));
        if (!thrown.isEmpty()) {
            RuntimeException first = thrown.get(0);
            thrown.subList(1, thrown.size()).forEach(first::addSuppressed);
            throw first;
        }
    }

    private void publish(SessionEnd end) {
        if (pipeline.failure().isEmpty()) {
            publish(end, "the end of the session");
        }
    }

    /** Publishes the event, or fails if a stage that is stuck leaves it no room. */
    private void publish(Event event, String what) {
        if (!operator.publishWithin(event, pipeline.stopWithinNs())) {
            failure = new IllegalStateException("the pipeline did not take " + what + " in time");
        }
    }

    /** Takes every step, whatever those before it threw. Returns what was thrown. */
    private static List<RuntimeException> takeAll(List<Runnable> steps) {
        List<RuntimeException> thrown = new ArrayList<>();
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                thrown.add(e);
            }
        }
        return thrown;
    }

    /** Returns what broke: the pipeline, or else the feed, the broker or the timers. */
    public Optional<Throwable> failure() {
        return pipeline.failure()
                .or(feed::failure)
                .or(broker::failure)
                .or(timerThread::failure)
                .or(() -> Optional.ofNullable(failure));
    }

    /** Whether requests reach the broker and its reports the engine, whatever became of the feed. Any thread. */
    public boolean canTrade() {
        return pipeline.failure().isEmpty() && broker.failure().isEmpty() && failure == null;
    }

    private void runTimers() {
        long killCheckNs = Long.MIN_VALUE;
        while (!Thread.interrupted()) {
            long nowNs = clock.getAsLong();
            if (nowNs >= killCheckNs) {
                killFile.poll(nowNs);
                killCheckNs = nowNs - Math.floorMod(nowNs, SECOND_NS) + SECOND_NS;
            }
            LockSupport.parkNanos(Math.min(timers.poll(nowNs) - nowNs, LONGEST_WAIT_NS));
        }
    }

    /** Waits until the broker has seen what the feed and the timers published, so that its last reports are due. */
    private void drain() {
        if (!pipeline.awaitDrained(pipeline.stopWithinNs())) {
            failure = new IllegalStateException("the pipeline did not take what feed and timers published in time");
        }
    }
}
