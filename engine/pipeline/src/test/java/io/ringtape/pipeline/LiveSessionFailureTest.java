package io.ringtape.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.EventSink;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Timer;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import io.ringtape.order.BrokerConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSessionFailureTest {
    @TempDir
    Path folder;

    private final MemoryJournal journal = MemoryJournal.open();
    private final Pipeline pipeline = new Pipeline(
            PipelineSettings.of(PipelineMode.FUSED, 1),
            new EngineClock(new HistoricalClock()),
            new ToyEngine(),
            journal,
            frame -> {},
            frame -> {});
    private final TestFeed feed = new TestFeed();
    private final TestBroker broker = new TestBroker();

    private LiveSession session() {
        return new LiveSession(pipeline, feed, broker, () -> 0, folder.resolve("kill"));
    }

    @Test
    void aFeedThatIsRefusedClosesTheBrokerAndStopsThePipeline() {
        feed.refusal = new IOException("not authorized");
        LiveSession session = session();
        assertThatThrownBy(() -> session.begin(new SessionStart(), "refused", 1))
                .isSameAs(feed.refusal);
        requireNothingRuns();
    }

    @Test
    void aBrokerThatBreaksWhileItOpensLeavesNothingRunning() {
        broker.refusal = new IllegalStateException("no account");
        feed.closing = new IllegalStateException("never started");
        LiveSession session = session();
        assertThatThrownBy(() -> session.begin(new SessionStart(), "unused", 1))
                .isSameAs(broker.refusal)
                .hasSuppressedException(feed.closing);
        requireNothingRuns();
        assertThat(journal.causes()).hasSize(1);
    }

    private void requireNothingRuns() {
        assertThat(feed.isClosed).isTrue();
        assertThat(broker.isClosed).isTrue();
        assertThat(journal.causes()).first().asString().startsWith("SessionStart");
        Publisher late = pipeline.publisher();
        assertThatThrownBy(() -> late.publish(new Timer())).isInstanceOf(PipelineStoppedException.class);
    }

    @Test
    void aBrokerThatDiesIsAFailureOfTheSession() throws IOException {
        LiveSession session = session();
        session.begin(new SessionStart(), "silent", 1);
        assertThat(session.failure()).isEmpty();
        assertThat(session.canTrade()).isTrue();
        broker.failure = new IOException("the account stream broke off");
        assertThat(session.failure()).contains(broker.failure);
        assertThat(session.canTrade()).isFalse();
        session.end(new SessionEnd());
        assertThat(session.failure()).contains(broker.failure);
    }

    @Test
    void aFeedThatDiesIsAFailureOfTheSessionInWhichPositionsCanBeClosed() throws IOException {
        LiveSession session = session();
        session.begin(new SessionStart(), "silent", 1);
        feed.failure = new IOException("the stream broke off");
        assertThat(session.failure()).contains(feed.failure);
        assertThat(session.canTrade()).isTrue();
        session.end(new SessionEnd());
    }

    @Test
    void aFeedThatCannotBeClosedStopsThePipelineAllTheSame() throws IOException {
        feed.closing = new IllegalStateException("stuck");
        LiveSession session = session();
        session.begin(new SessionStart(), "stuck", 1);
        assertThatThrownBy(() -> session.end(new SessionEnd())).isSameAs(feed.closing);
        requireNothingRuns();
        assertThat(journal.causes()).hasSize(2);
    }

    @Test
    void aStageThatIsStuckWithAFullRingDoesNotHoldUpTheEnd() throws IOException {
        CountDownLatch stuck = new CountDownLatch(1);
        Pipeline full = new Pipeline(
                new PipelineSettings(PipelineMode.FUSED, 2, WaitStyle.BLOCK, 20_000_000),
                new EngineClock(new HistoricalClock()),
                new ToyEngine(),
                journal,
                frame -> {},
                frame -> awaitUninterruptibly(stuck));
        LiveSession session = new LiveSession(full, feed, broker, () -> 0, folder.resolve("kill"));
        session.begin(new SessionStart(), "silent", 1);
        session.command(new OperatorCommand());
        session.command(new OperatorCommand());
        assertThat(session.failure()).get().asString().contains("did not take an operator's command");
        assertThatThrownBy(() -> session.end(new SessionEnd()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stuck");
        assertThat(broker.isClosed).isTrue();
        stuck.countDown();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean isInterrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ended) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theKillFileKillsOnce() throws Exception {
        Files.createFile(folder.resolve("kill"));
        LiveSession session = session();
        session.begin(new SessionStart(), "silent", 1);
        journal.awaitAppend();
        journal.awaitAppend();
        session.end(new SessionEnd());
        List<String> causes = journal.causes();
        assertThat(causes).hasSize(3);
        assertThat(causes.get(1)).startsWith("OperatorCommand");
        assertThat(session.failure()).isEmpty();
    }

    /** A feed that publishes nothing. */
    private static final class TestFeed implements MarketDataFeed {
        private IOException refusal;
        private RuntimeException closing;
        private Throwable failure;
        private boolean isClosed;

        @Override
        public void start(Supplier<MarketDataSink> sinks) throws IOException {
            if (refusal != null) {
                throw refusal;
            }
        }

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public void close() {
            isClosed = true;
            if (closing != null) {
                throw closing;
            }
        }
    }

    /** A broker that takes every request and never reports. */
    private static final class TestBroker implements BrokerConnection {
        private RuntimeException refusal;
        private Throwable failure;
        private boolean isClosed;

        @Override
        public void open(EventSink reports) {
            if (refusal != null) {
                throw refusal;
            }
        }

        @Override
        public void submit(OrderRequest request) {}

        @Override
        public void cancel(CancelRequest request) {}

        @Override
        public void replace(ReplaceRequest request) {}

        @Override
        public Optional<Throwable> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public boolean isSettled() {
            return true;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
