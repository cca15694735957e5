package io.ringtape.replay;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.EndReason;
import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.OptionQuote;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.Trade;
import io.ringtape.market.FeedSettings;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.polygon.live.FeedReport;
import io.ringtape.polygon.live.PolygonFeed;
import io.ringtape.polygon.sim.SimulatedDay;
import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.simulation.SimulatedClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A synthetic day recorded from the simulated server's stream, against the same day from its files. */
class RecordingTest {
    private static final SessionOrigin ORIGIN = new SessionOrigin("test", "none", "polygon", "none", "", true);

    /** What depends on when an event arrived. */
    private static final Set<String> TIMES = Set.of("quoteAge");

    /** And what depends on who was the aggressor, which a print of the history does not tell. */
    private static final Set<String> WITHOUT_AGGRESSOR = Set.of(
            "quoteAge", "cvd", "cvdLit", "delta30", "delta60", "delta90", "delta300", "imbalance", "imbalanceMean");

    /** And what is not fed by bars: the server's frames span seconds here, so it is compared at the end alone. */
    private static final Set<String> NOT_OF_BARS = Stream.concat(
                    WITHOUT_AGGRESSOR.stream(),
                    Stream.of(
                                    "last volume vwap sigma bandUpper bandLower z microprice high highNs low lowNs bid ask bidSize"
                                            + " askSize spread spreadBps quoteState volume30 volume60 volume90 volume300"
                                            + " ema20SlopeAtr rvolBar rangeRatio")
                            .flatMap(names -> Stream.of(names.split(" "))))
            .collect(Collectors.toSet());

    private static final List<String> FAULTS =
            List.of("drop-with-rst", "close-without-frame", "close", "close code=1001");

    private static final FeedSettings.Options WITHOUT_OPTIONS = new FeedSettings.Options(0, 0.02, 3);

    private static final long SEED = Long.getLong("ringtape.seed", System.nanoTime());

    @TempDir
    Path folder;

    private SyntheticDay day;
    private SessionSetup setup;
    private FeedSettings.Options options = WITHOUT_OPTIONS;
    private EngineSettings settings;

    @BeforeEach
    void write() throws Exception {
        day = new SyntheticDay(folder.resolve("market"), 3, 60_000);
        setup = SessionSetup.of(SyntheticDay.settings(folder, ""), SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        settings = setup.settings();
    }

    private Path backtest() throws Exception {
        Path tape = folder.resolve("files");
        Backtest.run(day.request(setup.configuration(), tape), RunProgress.NONE);
        return tape;
    }

    private SimulatedPolygon server(SimulatedClock clock) throws Exception {
        SimulatedDay simulated = new SimulatedDay(
                settings.session(),
                settings.instruments(),
                settings.conditions(),
                day.ticks(setup, folder),
                day.bars(setup));
        return SimulatedPolygon.start(simulated, clock, SimulatorSettings.DEFAULTS);
    }

    /** Returns settings of a server in this process, with short waits, by which nothing is late, silent or ahead. */
    static FeedSettings feed(SimulatedPolygon server) {
        return feed(server, WITHOUT_OPTIONS);
    }

    private static FeedSettings feed(SimulatedPolygon server, FeedSettings.Options options) {
        return new FeedSettings(
                new FeedSettings.Hosts(
                        server.webSocketUri().toString(), server.httpUri().toString()),
                new FeedSettings.Answers(5 * SECOND_NS, 5 * SECOND_NS, 5 * SECOND_NS),
                new FeedSettings.Watch(
                        SECOND_NS,
                        10 * SECOND_NS,
                        600 * SECOND_NS,
                        10 * SECOND_NS,
                        3_600 * SECOND_NS,
                        0.01,
                        24 * HOUR_NS),
                new FeedSettings.Retry(20 * MILLI_NS, 100 * MILLI_NS, 0, SECOND_NS, 100),
                new FeedSettings.Filling(2 * SECOND_NS, 50 * MILLI_NS, 5 * SECOND_NS, 5),
                options);
    }

    /** Moves the session along while it is recorded. */
    private interface Driver {
        void drive(SimulatedPolygon server, PolygonFeed feed, LongSupplier positionNs);
    }

    /** Records the day on the server's clock, which {@code driver} moves to its end. Returns the tape. */
    private Path record(String name, SimulatedClock clock, Driver driver) throws Exception {
        Path tape = folder.resolve(name);
        try (SimulatedPolygon server = server(clock)) {
            List<MinuteBar> warmUp = day.bars(setup);
            PolygonFeed[] made = new PolygonFeed[1];
            PositionedFeed feed = new PositionedFeed(clock.startNs(), feedClock -> {
                made[0] = new PolygonFeed(
                        new PolygonFeed.Subscription(
                                feed(server, options),
                                SimulatorSettings.TEST_KEY,
                                settings.instruments(),
                                settings.session(),
                                warmUp),
                        feedClock);
                return made[0];
            });
            LiveRun.Request request = new LiveRun.Request(
                    setup,
                    ORIGIN,
                    new LiveRun.Market(feed, feed, new HistoricalClock()),
                    OrderPath.none(),
                    new LiveRun.TapePlace(tape, 16 << 20, folder.resolve("KILL")));
            CompletableFuture<Void> driving = new CompletableFuture<>();
            int[] quiet = new int[1];
            LiveRun.Result result = LiveRun.run(request, "polygon", recording -> {
                if (quiet[0] == 0) {
                    quiet[0] = 1;
                    new Thread(() -> complete(driving, () -> driver.drive(server, made[0], feed))).start();
                }
                boolean isDone = driving.isDone()
                        && server.isOver()
                        && server.waitingBytes() == 0
                        && made[0].report().openHoles() == 0
                        && recording.backlog() == 0;
                quiet[0] = isDone ? quiet[0] + 1 : 1;
                if (quiet[0] == 4) {
                    feed.moveTo(settings.session().closeNs() + SECOND_NS);
                }
                return quiet[0] > 6 || driving.isCompletedExceptionally()
                        ? Optional.of(EndReason.COMPLETE)
                        : Optional.empty();
            });
            driving.get();
            assertThat(result.failure()).isEmpty();
        }
        return tape;
    }

    private static void complete(CompletableFuture<Void> done, Runnable work) {
        try {
            work.run();
            done.complete(null);
        } catch (Throwable failed) {
            done.completeExceptionally(failed);
        }
    }

    static void await(String what, PolygonFeed feed, Predicate<FeedReport> holds) {
        long deadlineNs = System.nanoTime() + 20 * SECOND_NS;
        while (!holds.test(feed.report())) {
            assertThat(System.nanoTime() - deadlineNs)
                    .as("waiting for %s: %s", what, feed.report())
                    .isNegative();
            LockSupport.parkNanos(MILLI_NS);
        }
    }

    /** Returns the last snapshot of each instrument. */
    private List<FeatureSnapshot> atTheEnd(Path tape) {
        return SyntheticDay.events(tape, FeatureSnapshot.class).stream()
                .filter(snapshot -> snapshot.trigger == SnapshotTrigger.END)
                .toList();
    }

    private void replays(Path tape) throws Exception {
        Replay.Result replay = Replay.verify(tape, RunProgress.NONE);
        assertThat(replay.difference()).isEmpty();
        assertThat(replay.isComplete()).isTrue();
    }

    /** Returns the prints of one tape that another one lacks. */
    private static List<String> missing(Path of, Path in) {
        Set<String> there = new HashSet<>(identities(in));
        return identities(of).stream().filter(print -> !there.contains(print)).toList();
    }

    /** Returns the prints; files have cancel and correction records too, of which the stream never tells. */
    private static List<String> identities(Path tape) {
        return SyntheticDay.events(tape, Trade.class).stream()
                .filter(trade -> !trade.isRecord())
                .map(trade -> trade.instrument + " " + trade.sipSequence + " " + trade.exchange + " " + trade.id + " "
                        + trade.sipNs / MILLI_NS + " " + trade.conditions)
                .toList();
    }

    @Test
    void theStreamGivesTheFeaturesOfTheFiles() throws Exception {
        Path files = backtest();
        SimulatedClock clock = SimulatedClock.stepped(settings.session().preOpenNs());
        Path stream = record("stream", clock, (server, feed, position) -> {
            await("a connection", feed, report -> report.timesLive() == 1);
            playUntilFilled(clock, feed);
            for (long ns = settings.session().openNs(); ns < settings.session().closeNs(); ns += 15 * MINUTE_NS) {
                clock.moveTo(ns);
                await("events", feed, report -> position.getAsLong() > clock.nowNs() - 10 * MINUTE_NS);
                playUntilFilled(clock, feed);
            }
            clock.moveTo(settings.session().endNs() + HOUR_NS);
        });
        replays(stream);
        assertThat(missing(files, stream)).isEmpty();
        assertThat(missing(stream, files)).isEmpty();
        assertThat(SnapshotText.differences(atTheEnd(stream), atTheEnd(files), TIMES))
                .isEmpty();
        assertThat(SyntheticDay.events(stream, Signal.class)).isNotEmpty();
        assertThat(SyntheticDay.events(stream, OrderRequest.class)).isEmpty();
    }

    @Test
    void optionSnapshotsAreOnTheTapeAndChangeNoFeature() throws Exception {
        options = new FeedSettings.Options(MINUTE_NS, 0.01, 1);
        Path files = backtest();
        SimulatedClock clock = SimulatedClock.stepped(settings.session().preOpenNs());
        Path stream = record("options", clock, (server, feed, position) -> {
            await("a connection", feed, report -> report.timesLive() == 1);
            playUntilFilled(clock, feed);
            for (int round = 1; round <= 3; round++) {
                long asked = server.counts().requests();
                clock.moveTo(settings.session().openNs() + round * 10L * MINUTE_NS);
                await("snapshots", feed, report -> server.counts().requests() >= asked + 2);
            }
            clock.moveTo(settings.session().endNs() + HOUR_NS);
        });
        replays(stream);
        List<OptionQuote> quotes = SyntheticDay.events(stream, OptionQuote.class);
        assertThat(quotes).allMatch(quote -> quote.bid < quote.ask);
        for (int instrument : new int[] {0, 1}) {
            Map<String, Long> times = quotes.stream()
                    .filter(quote -> quote.instrument == instrument)
                    .collect(Collectors.groupingBy(quote -> quote.contract.toString(), Collectors.counting()));
            assertThat(times.values())
                    .as("snapshots of each contract of instrument %d", instrument)
                    .anyMatch(count -> count > 1);
        }
        assertThat(missing(files, stream)).isEmpty();
        assertThat(SnapshotText.differences(atTheEnd(stream), atTheEnd(files), TIMES))
                .isEmpty();
    }

    @Test
    void reconnectsAndDuplicatesChangeNothingThatCanBeKnown() throws Exception {
        Path files = backtest();
        Random random = new Random(SEED);
        SimulatedClock clock = SimulatedClock.stepped(settings.session().openNs() - 10 * MINUTE_NS);
        Path stream = record("reconnected", clock, (server, feed, position) -> {
            for (int i = 1; i <= 25; i++) {
                clock.moveTo(settings.session().openNs() + i * 15L * MINUTE_NS + random.nextInt(600) * SECOND_NS);
                server.inject("duplicate count=20");
                await("prints", feed, report -> position.getAsLong() > clock.nowNs() - 30 * SECOND_NS);
                server.inject(FAULTS.get(random.nextInt(FAULTS.size())));
                clock.moveTo(clock.nowNs() + (1 + random.nextInt(120)) * SECOND_NS);
                int times = i + 1;
                await("connection " + times, feed, report -> report.timesLive() == times);
                playUntilFilled(clock, feed);
            }
            clock.moveTo(settings.session().endNs() + HOUR_NS);
        });
        replays(stream);
        assertThat(statuses(stream, FeedState.BACKFILL_ENDED)).hasSizeGreaterThanOrEqualTo(50);
        assertThat(statuses(stream, FeedState.GAP)).isEmpty();
        assertThat(missing(files, stream)).isEmpty();
        assertThat(SnapshotText.differences(atTheEnd(stream), atTheEnd(files), WITHOUT_AGGRESSOR))
                .isEmpty();
        noSignalInsideAHole(stream);
    }

    @Test
    void aStartAtElevenIsWholeTwoMinutesLater() throws Exception {
        Path files = backtest();
        AtomicLong wholeNs = new AtomicLong();
        SimulatedClock clock = SimulatedClock.stepped(settings.midnightNs() + 11 * HOUR_NS);
        Path stream = record("late", clock, (server, feed, position) -> {
            await("a connection", feed, report -> report.timesLive() == 1);
            playUntilFilled(clock, feed);
            wholeNs.set(clock.nowNs() + 2 * MINUTE_NS);
            clock.moveTo(settings.session().endNs() + HOUR_NS);
        });
        replays(stream);
        assertThat(missing(files, stream)).isEmpty();
        Set<String> inHoles = barsInsideAHole(stream);
        List<FeatureSnapshot> late = bars(stream, wholeNs.get(), inHoles);
        assertThat(late).hasSizeGreaterThan(400);
        assertThat(SnapshotText.differences(late, bars(files, wholeNs.get(), inHoles), NOT_OF_BARS))
                .isEmpty();
        assertThat(SnapshotText.differences(atTheEnd(stream), atTheEnd(files), WITHOUT_AGGRESSOR))
                .isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "ringtape.endurance", matches = "true")
    void theStreamAtFiftyTimesTheSpeedGivesTheFeaturesOfTheFiles() throws Exception {
        pacedEqualsFiles(
                50,
                settings.session().openNs() - 5 * MINUTE_NS,
                settings.session().closeNs() + MINUTE_NS);
    }

    @Test
    @EnabledIfSystemProperty(named = "ringtape.endurance", matches = "true")
    void theStreamAtItsOwnSpeedAroundTheOpenGivesTheFeaturesOfTheFiles() throws Exception {
        pacedEqualsFiles(
                1, settings.session().openNs() - MINUTE_NS, settings.session().openNs() + MINUTE_NS);
    }

    /** Records at a pace from one moment to another, then the rest of the day at once. */
    private void pacedEqualsFiles(double speed, long fromNs, long toNs) throws Exception {
        Path files = backtest();
        SimulatedClock clock = SimulatedClock.paced(fromNs, speed);
        Path stream = record("paced", clock, (server, feed, position) -> {
            while (clock.nowNs() < toNs) {
                LockSupport.parkNanos(100 * MILLI_NS);
            }
            assertThat(feed.report().timesLive()).isEqualTo(1);
            assertThat(feed.report().openHoles()).isZero();
            clock.moveTo(settings.session().endNs() + HOUR_NS);
        });
        replays(stream);
        assertThat(missing(files, stream)).isEmpty();
        assertThat(missing(stream, files)).isEmpty();
        assertThat(SnapshotText.differences(atTheEnd(stream), atTheEnd(files), WITHOUT_AGGRESSOR))
                .isEmpty();
    }

    /** Returns the snapshots of the bars that closed from then on, without those that are left out. */
    private static List<FeatureSnapshot> bars(Path tape, long fromNs, Set<String> leftOut) {
        return SyntheticDay.events(tape, FeatureSnapshot.class).stream()
                .filter(snapshot -> snapshot.trigger == SnapshotTrigger.BAR && snapshot.timeNs >= fromNs)
                .filter(snapshot -> !leftOut.contains(place(snapshot)))
                .toList();
    }

    private static String place(FeatureSnapshot snapshot) {
        return snapshot.instrument + " " + snapshot.timeNs;
    }

    /**
     * Returns the bars that closed before what a full ring had left out was filled in: a slow machine has some, and they
     * are whole only afterwards.
     */
    private static Set<String> barsInsideAHole(Path tape) {
        OpenHoles open = new OpenHoles(FeedState.GAP);
        Set<String> bars = new HashSet<>();
        for (Event event : SyntheticDay.events(tape, Event.class)) {
            if (event instanceof FeedStatus status) {
                open.onFeed(status);
            } else if (event instanceof FeatureSnapshot snapshot && open.contains(snapshot.instrument)) {
                bars.add(place(snapshot));
            }
        }
        return bars;
    }

    private static List<FeedStatus> statuses(Path tape, FeedState state) {
        return SyntheticDay.events(tape, FeedStatus.class).stream()
                .filter(status -> status.state == state)
                .toList();
    }

    private static void noSignalInsideAHole(Path tape) {
        OpenHoles open = new OpenHoles(FeedState.BACKFILL_STARTED);
        for (Event event : SyntheticDay.events(tape, Event.class)) {
            if (event instanceof FeedStatus status) {
                open.onFeed(status);
            } else if (event instanceof Signal signal && signal.status == SignalStatus.GENERATED) {
                assertThat(open.contains(signal.instrument))
                        .as("a signal of instrument %d in a hole", signal.instrument)
                        .isFalse();
            }
        }
    }

    /** The spans that one state opened and no end of a back-fill has covered. */
    private static final class OpenHoles {
        private record Span(int instrument, long fromNs, long toNs) {
            /** Returns what is left of it without the span of {@code ended}. */
            Stream<Span> without(FeedStatus ended) {
                if (ended.instrument != instrument || ended.fromNs > toNs || ended.toNs < fromNs) {
                    return Stream.of(this);
                }
                return Stream.of(
                                new Span(instrument, fromNs, ended.fromNs - 1),
                                new Span(instrument, ended.toNs + 1, toNs))
                        .filter(span -> span.fromNs <= span.toNs);
            }
        }

        private final FeedState opening;
        private List<Span> spans = new ArrayList<>();

        OpenHoles(FeedState opening) {
            this.opening = opening;
        }

        void onFeed(FeedStatus status) {
            if (status.state == opening) {
                spans.add(new Span(status.instrument, status.fromNs, status.toNs));
            } else if (status.state == FeedState.BACKFILL_ENDED) {
                spans = spans.stream().flatMap(span -> span.without(status)).collect(Collectors.toList());
            }
        }

        boolean contains(int instrument) {
            return spans.stream().anyMatch(span -> span.instrument == instrument);
        }
    }

    /** Plays on by some seconds at a time until each symbol has printed and every hole is filled. */
    private static void playUntilFilled(SimulatedClock clock, PolygonFeed feed) {
        for (int step = 0; step < 200 && feed.report().openHoles() > 0; step++) {
            clock.moveTo(clock.nowNs() + 5 * SECOND_NS);
            long untilNs = System.nanoTime() + 150 * MILLI_NS;
            while (feed.report().openHoles() > 0 && System.nanoTime() < untilNs) {
                LockSupport.parkNanos(MILLI_NS);
            }
        }
        await("every hole", feed, report -> report.openHoles() == 0);
    }
}
