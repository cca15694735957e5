package io.ringtape.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.EventSink;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Timer;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import io.ringtape.order.BrokerConnection;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveSessionBeginTest {
    private final MemoryJournal journal = MemoryJournal.open();
    private final Pipeline pipeline = new Pipeline(
            PipelineSettings.of(PipelineMode.FUSED, 1),
            new EngineClock(new HistoricalClock()),
            new ToyEngine(),
            journal,
            frame -> {},
            frame -> {});

    @Test
    void aFeedThatIsRefusedClosesTheBrokerAndStopsThePipeline() {
        OpenBroker broker = new OpenBroker();
        LiveSession session = new LiveSession(pipeline, new RefusedFeed(), broker, () -> 0, 0);
        assertThatThrownBy(() -> session.begin(new SessionStart(), "refused", 1))
                .isInstanceOf(IOException.class)
                .hasMessage("not authorized");
        assertThat(broker.isClosed).isTrue();
        assertThat(journal.causes()).hasSize(1).first().asString().startsWith("SessionStart");
        Publisher late = pipeline.publisher();
        assertThatThrownBy(() -> late.publish(new Timer())).isInstanceOf(PipelineStoppedException.class);
    }

    /** A feed whose server refuses it. */
    private static final class RefusedFeed implements MarketDataFeed {
        @Override
        public void start(MarketDataSink sink) throws IOException {
            throw new IOException("not authorized");
        }

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    /** A broker that takes every request and never reports. */
    private static final class OpenBroker implements BrokerConnection {
        private boolean isClosed;

        @Override
        public void open(EventSink reports) {}

        @Override
        public void submit(OrderRequest request) {}

        @Override
        public void cancel(CancelRequest request) {}

        @Override
        public void replace(ReplaceRequest request) {}

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
