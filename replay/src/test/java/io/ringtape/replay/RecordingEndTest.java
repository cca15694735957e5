package io.ringtape.replay;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.EndReason;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionStart;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeStat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a recording ends, whatever its feed brings. */
class RecordingEndTest {
    private static final SessionOrigin ORIGIN = new SessionOrigin("test", "none", "polygon", "none", "", true);
    private static final long PLENTY = Long.MAX_VALUE;

    @TempDir
    Path folder;

    private final AtomicLong nowNs = new AtomicLong();
    private final AtomicLong usableBytes = new AtomicLong(PLENTY);
    private final AtomicBoolean isFeedClosed = new AtomicBoolean();
    private SessionSetup setup;

    /** A feed that cannot reach its vendor: it runs, and publishes nothing. */
    private final class SilentFeed implements MarketDataFeed {
        @Override
        public void start(Supplier<MarketDataSink> sinks) {}

        @Override
        public boolean isRunning() {
            return true;
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }

        @Override
        public void close() {
            isFeedClosed.set(true);
        }
    }

    @BeforeEach
    void setUp() throws Exception {
        setup = SessionSetup.of(SyntheticDay.settings(folder, ""), SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        nowNs.set(setup.settings().session().openNs());
    }

    private Path tape() {
        return folder.resolve("tape");
    }

    private LiveRun.Result record(LiveRun.Watcher watcher) throws IOException {
        return record(nowNs::get, watcher);
    }

    private LiveRun.Result record(LongSupplier clock, LiveRun.Watcher watcher) throws IOException {
        return LiveRun.run(
                new LiveRun.Request(
                        setup,
                        ORIGIN,
                        new LiveRun.Market(new SilentFeed(), clock, new HistoricalClock()),
                        OrderPath.none(),
                        new LiveRun.TapePlace(tape(), 16 << 20, folder.resolve("KILL"), usableBytes::get)),
                "silent",
                watcher);
    }

    private EndReason told() {
        return SyntheticDay.events(tape(), SessionEnd.class).get(0).reason;
    }

    @Test
    void endsInOrderWhenTheDiskIsNearlyFull() throws Exception {
        LiveRun.Result result = record(recording -> {
            usableBytes.set(70L << 20);
            return Optional.empty();
        });
        assertThat(result.reason()).isEqualTo(EndReason.DISK);
        assertThat(told()).isEqualTo(EndReason.DISK);
        assertThat(isFeedClosed).isTrue();
        assertThat(TapeManifest.read(tape()).isComplete()).isTrue();
        assertThat(Replay.verify(tape(), RunProgress.NONE).difference()).isEmpty();
    }

    @Test
    void endsWithTheSessionThoughTheVendorWasNeverReached() throws IOException {
        LiveRun.Result result = record(recording -> {
            nowNs.addAndGet(3_600 * SECOND_NS);
            return Optional.empty();
        });
        assertThat(result.reason()).isEqualTo(EndReason.COMPLETE);
        assertThat(result.summary().trades()).isZero();
        assertThat(told()).isEqualTo(EndReason.COMPLETE);
    }

    @Test
    void aWatcherThatThrowsEndsTheSessionBeforeTheTapeIsClosed() throws IOException {
        IllegalStateException broken = new IllegalStateException("the terminal is gone");
        assertThatThrownBy(() -> record(recording -> {
                    throw broken;
                }))
                .isSameAs(broken);
        assertThat(isFeedClosed).isTrue();
        assertThat(told()).isEqualTo(EndReason.FAILURE);
        assertThat(SyntheticDay.events(tape(), SessionStart.class)).hasSize(1);
        assertThat(TapeManifest.read(tape()).isComplete()).isTrue();
    }

    @Test
    void aWatcherThatCannotSayWhatWasUnreadableEndsTheSessionAllTheSame() {
        IllegalStateException broken = new IllegalStateException("no counts");
        assertThatThrownBy(() -> record(new LiveRun.Watcher() {
                    @Override
                    public Optional<EndReason> look(LiveRun recording) {
                        return Optional.of(EndReason.OPERATOR);
                    }

                    @Override
                    public SortedMap<String, Long> unreadable() {
                        throw broken;
                    }
                }))
                .isSameAs(broken);
        assertThat(told()).isEqualTo(EndReason.OPERATOR);
    }

    @Test
    void aTimerThatDiesIsTheFailureOfTheRecording() throws IOException {
        IllegalStateException broken = new IllegalStateException("no clock");
        Thread own = Thread.currentThread();
        LiveRun.Result result = record(
                () -> {
                    if (Thread.currentThread() != own) {
                        throw broken;
                    }
                    return nowNs.get();
                },
                recording -> Optional.empty());
        assertThat(result.reason()).isEqualTo(EndReason.FAILURE);
        assertThat(result.failure()).containsSame(broken);
        assertThat(TapeManifest.read(tape()).isComplete()).isTrue();
    }

    @Test
    void theTapesFirstEventHasTheTimeOfTheSession() throws IOException {
        long fromNs = nowNs.get();
        record(recording -> Optional.of(EndReason.OPERATOR));
        assertThat(TapeStat.of(tape()).events().firstNs()).isEqualTo(fromNs);
    }
}
