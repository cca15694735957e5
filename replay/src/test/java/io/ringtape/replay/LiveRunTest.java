package io.ringtape.replay;

import static io.ringtape.event.Nanos.MILLI_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Command;
import io.ringtape.event.EndReason;
import io.ringtape.event.Event;
import io.ringtape.event.EventSink;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionChange;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.RunMode;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import io.ringtape.order.BrokerConnection;
import io.ringtape.paper.PaperBroker;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.RecordedFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live run with the simulated exchange as its broker. */
class LiveRunTest {
    @TempDir
    Path folder;

    private final AtomicLong nowNs = new AtomicLong();
    private final AtomicReference<LiveRun> run = new AtomicReference<>();
    private final AtomicBoolean isHeld = new AtomicBoolean();
    private final AtomicBoolean isAsked = new AtomicBoolean();

    /**
     * Moves time to an event, once everything before it has been handled. While a round trip is open the market stands
     * still, and time does until the run was asked to end.
     */
    private void moveTo(long receiveNs) {
        while (run.get() == null || run.get().backlog() > 0) {
            Thread.onSpinWait();
        }
        nowNs.accumulateAndGet(receiveNs, Math::max);
        while (run.get().openRoundTrips() > 0) {
            isHeld.set(true);
            nowNs.addAndGet(isAsked.get() ? 10 * MILLI_NS : 0);
            LockSupport.parkNanos(MILLI_NS);
        }
        isHeld.set(false);
    }

    private LiveRun.Result run(MarketDataFeed feed, OrderPath orders, SessionSetup setup, LiveRun.Watcher watcher)
            throws IOException {
        LiveRun.Request request = new LiveRun.Request(
                setup,
                new SessionOrigin("test", "paper", "files", "simulated", "", true),
                new LiveRun.Market(feed, nowNs::get, new HistoricalClock()),
                orders,
                new LiveRun.TapePlace(tape(), 16 << 20, folder.resolve("KILL")));
        return LiveRun.run(request, "files", underWay -> {
            run.set(underWay);
            // A round trip may be over before the ring is empty; with the market held, one that is open then stays
            // open.
            isAsked.set(isHeld.get() && underWay.backlog() == 0 && underWay.openRoundTrips() > 0);
            return watcher.look(underWay);
        });
    }

    private Path tape() {
        return folder.resolve("tape");
    }

    private RecordedFeed feed(SessionSetup setup) throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 3, 60_000);
        return new RecordedFeed(day.stream(setup, folder), this::moveTo);
    }

    private SessionSetup setup() throws Exception {
        SessionSetup setup =
                SessionSetup.of(SyntheticDay.settings(folder, ""), SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        nowNs.set(setup.settings().midnightNs());
        return setup;
    }

    private static PaperBroker broker(SessionSetup setup) {
        EngineSettings settings = setup.settings();
        return new PaperBroker(SessionLoop.exchange(settings), SessionLoop.account(settings), 2_000_000);
    }

    private void requireFlat(LiveRun.Result result) throws Exception {
        assertThat(result.summary().openRoundTrips()).isZero();
        List<PositionChange> changes = SyntheticDay.events(tape(), PositionChange.class);
        assertThat(changes.isEmpty() || changes.get(changes.size() - 1).position == 0)
                .isTrue();
        assertThat(SyntheticDay.events(tape(), Alert.class)).noneMatch(alert -> alert.code == AlertCode.NOT_FLAT);
        assertThat(Replay.verify(tape(), RunProgress.NONE).difference()).isEmpty();
    }

    @Test
    void closesWhatIsOpenWhenItsFeedDies() throws Exception {
        SessionSetup setup = setup();
        DyingFeed feed = new DyingFeed(feed(setup));
        LiveRun.Result result = run(feed, OrderPath.paper(broker(setup)), setup, underWay -> {
            feed.isDead |= isAsked.get();
            return Optional.empty();
        });
        assertThat(result.reason()).isEqualTo(EndReason.FAILURE);
        assertThat(result.failure()).contains(feed.death);
        assertThat(SyntheticDay.events(tape(), OperatorCommand.class))
                .extracting(command -> command.command)
                .startsWith(Command.PAUSE, Command.FLATTEN);
        requireFlat(result);
    }

    /** Whatever looks at the run breaks: the shares are closed all the same. */
    @Test
    void closesWhatIsOpenWhenItsWatcherBreaks() throws Exception {
        SessionSetup setup = setup();
        IllegalStateException broken = new IllegalStateException("the console is gone");
        assertThatThrownBy(() -> run(feed(setup), OrderPath.paper(broker(setup)), setup, underWay -> {
                    if (isAsked.get()) {
                        throw broken;
                    }
                    return Optional.empty();
                }))
                .isSameAs(broken);
        assertThat(SyntheticDay.events(tape(), Alert.class)).noneMatch(alert -> alert.code == AlertCode.NOT_FLAT);
    }

    /** The stop executes too, just after the closing order: booked, and covered before the broker is closed. */
    @Test
    void coversAFillThatComesAfterTheLastRoundTripIsOver() throws Exception {
        SessionSetup setup = setup();
        PaperBroker paper = broker(setup);
        LateStop late = new LateStop(paper);
        LiveRun.Result result = run(
                feed(setup),
                new OrderPath(RunMode.PAPER, late, paper::onTransaction),
                setup,
                underWay -> isAsked.get() ? Optional.of(EndReason.OPERATOR) : Optional.empty());
        assertThat(late.isTold).isTrue();
        assertThat(SyntheticDay.events(tape(), Alert.class))
                .extracting(alert -> alert.code)
                .containsAnyOf(AlertCode.OVERFILLED, AlertCode.BOTH_LEGS_FILLED);
        assertThat(SyntheticDay.events(tape(), PositionChange.class))
                .anyMatch(change -> change.leg == OrderLeg.STOP && change.position != 0)
                .last()
                .matches(change -> change.leg == OrderLeg.EXIT && change.position == 0);
        requireFlat(result);
    }

    /** A feed that fails at a word. */
    private static final class DyingFeed implements MarketDataFeed {
        private final IOException death = new IOException("the stream broke off");

        private final RecordedFeed feed;
        private volatile boolean isDead;

        DyingFeed(RecordedFeed feed) {
            this.feed = feed;
        }

        @Override
        public void start(Supplier<MarketDataSink> sinks) throws IOException {
            feed.start(sinks);
        }

        @Override
        public boolean isRunning() {
            return !isDead && feed.isRunning();
        }

        @Override
        public Optional<Throwable> failure() {
            return isDead ? Optional.of(death) : feed.failure();
        }

        @Override
        public void close() {
            feed.close();
        }
    }

    /** A broker that is not settled until it has told of a stop that was filled after all shares were sold. */
    private static final class LateStop implements BrokerConnection {
        private final PaperBroker broker;
        private final AtomicReference<ExecutionReport> entry = new AtomicReference<>();
        private final AtomicReference<ExecutionReport> exit = new AtomicReference<>();
        private EventSink sink;
        private boolean isTold;

        LateStop(PaperBroker broker) {
            this.broker = broker;
        }

        @Override
        public void open(EventSink reports) {
            sink = reports;
            broker.open(this::take);
        }

        private synchronized void take(Event event) {
            if (event instanceof ExecutionReport report && report.status == OrderStatus.FILLED) {
                (report.leg == OrderLeg.ENTRY ? entry : exit).set(Event.copyOf(report));
            }
            sink.publish(event);
        }

        @Override
        public synchronized boolean isSettled() {
            if (!isTold && exit.get() != null && broker.isSettled()) {
                ExecutionReport stop = exit.get();
                stop.orderId = entry.get().orderId;
                stop.leg = OrderLeg.STOP;
                sink.publish(stop);
                isTold = true;
                return false;
            }
            return isTold && broker.isSettled();
        }

        @Override
        public void submit(OrderRequest request) {
            broker.submit(request);
        }

        @Override
        public void cancel(CancelRequest request) {
            broker.cancel(request);
        }

        @Override
        public void replace(ReplaceRequest request) {
            broker.replace(request);
        }

        @Override
        public Optional<Throwable> failure() {
            return broker.failure();
        }

        @Override
        public void close() {
            broker.close();
        }
    }

    @Test
    void closesWhatIsOpenWhenItIsAskedToEnd() throws Exception {
        SessionSetup setup = setup();
        LiveRun.Result result = run(
                feed(setup),
                OrderPath.paper(broker(setup)),
                setup,
                underWay -> isAsked.get() ? Optional.of(EndReason.OPERATOR) : Optional.empty());
        assertThat(result.failure()).isEmpty();
        assertThat(result.reason()).isEqualTo(EndReason.OPERATOR);
        assertThat(SyntheticDay.events(tape(), OperatorCommand.class))
                .allMatch(command -> command.operator.toString().equals("end of the run"))
                .extracting(command -> command.command)
                .startsWith(Command.PAUSE, Command.FLATTEN);
        requireFlat(result);
    }
}
