package io.ringtape.bench.feed;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.bench.process.ChildTask;
import io.ringtape.bench.profile.FoldedStacks;
import io.ringtape.bench.profile.Profiler;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.event.EndReason;
import io.ringtape.market.FeedSettings;
import io.ringtape.polygon.live.PolygonFeed;
import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.replay.LiveRun;
import io.ringtape.replay.OrderPath;
import io.ringtape.replay.RunProgress;
import io.ringtape.replay.SessionOrigin;
import io.ringtape.replay.SessionSetup;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Records the stream of a server as the command {@code record} does, and measures. Arguments: the {@link ClientRun} and
 * a work folder. Tells as its progress, once it is connected, the instant of {@link System#nanoTime()} at which session
 * time is to pass.
 */
public final class ClientTask implements ChildTask<ClientFigures> {
    private static final long BEGIN_AFTER_NS = SECOND_NS;
    private static final long WAIT_AT_MOST_NS = 20 * SECOND_NS;
    private static final long KEEP_FREE_BYTES = 128L << 20;
    private static final long QUIET_NS = 2 * SECOND_NS;
    private static final int LEAPING_PATIENCE = 600;
    private static final int SHOWN = 14;
    private static final List<String> WORK = List.of("io.ringtape.pipeline.StageHandler.", "WebSocketClient.run");

    @Override
    public ClientFigures run(List<String> arguments, LongConsumer progress) throws IOException {
        try (WorkFolder work = new WorkFolder(Path.of(arguments.get(1)))) {
            return new Client(ClientRun.parse(arguments.get(0)), work, progress).measure();
        }
    }

    /** A recording that is measured. */
    private static final class Client implements LiveRun.Watcher {
        private final ClientRun run;
        private final WorkFolder work;
        private final LongConsumer progress;
        private final SessionSetup setup;
        private final HeldClock clock;
        private final LagClock lags;
        private final MeteredFeed metered;
        private PolygonFeed feed;
        private ThreadUse useBefore;
        private ThreadUse useAfter;
        private long endedNs;
        private long measuredThen;
        private long quietSinceNs;
        private long heapAtStart;
        private long heapAtEnd;
        private long causes;

        Client(ClientRun run, WorkFolder work, LongConsumer progress) throws IOException {
            this.run = run;
            this.work = work;
            this.progress = progress;
            setup = new SessionStore(work, RunProgress.NONE).setup();
            clock = new HeldClock(run.time());
            lags = new LagClock(clock, run.time().fromNs());
            metered = new MeteredFeed(clock, run.time(), itsClock -> {
                feed = new PolygonFeed(
                        new PolygonFeed.Subscription(
                                settings(),
                                SimulatorSettings.TEST_KEY,
                                setup.settings().instruments(),
                                setup.settings().session(),
                                List.of()),
                        itsClock);
                return feed;
            });
        }

        /** Returns the usual settings of the feed, more patient where it judges by a session time that leaps. */
        private FeedSettings settings() {
            FeedSettings usual = setup.configuration().feed();
            FeedSettings.Watch watch = usual.watch();
            long patience = run.time().followsEvents() ? LEAPING_PATIENCE : 1;
            return new FeedSettings(
                    new FeedSettings.Hosts(run.hosts().stream(), run.hosts().rest()),
                    usual.answers(),
                    new FeedSettings.Watch(
                            watch.pingEveryNs(),
                            watch.deadAfterNs(),
                            watch.maxLagNs() * patience,
                            watch.lateForNs(),
                            watch.silentAfterNs() * patience,
                            watch.maxBadEventShare(),
                            watch.maxAheadNs() * patience),
                    usual.retry(),
                    usual.filling(),
                    usual.options());
        }

        ClientFigures measure() throws IOException {
            List<FoldedStacks.Self> hot = List.of();
            if (run.isProfiled()) {
                FoldedStacks stacks = Profiler.profile(work.place("."), thread -> true, this::record);
                hot = FoldedStacks.of(stacks.lines().stream()
                                .filter(stack -> WORK.stream().anyMatch(stack::contains))
                                .toList())
                        .top(SHOWN);
            } else {
                record();
            }
            return new ClientFigures(
                    ClientFigures.Spread.of(lags.lags()),
                    ClientFigures.Spread.of(lags.waits()),
                    new ClientFigures.Counts(
                            lags.measured(),
                            metered.lostTrades(),
                            metered.conflatedQuotes(),
                            metered.missedBefore(),
                            metered.holes(),
                            feed.report().timesLive()),
                    new ClientFigures.Costs(metered.ownBytes(), metered.libraryBytes(), useAfter.since(useBefore)),
                    new ClientFigures.Heap(heapAtStart, heapAtEnd, causes),
                    hot);
        }

        private void record() throws IOException {
            LiveRun.Request request = new LiveRun.Request(
                    setup,
                    new SessionOrigin("bench", "none", "polygon", "none", "", true),
                    new LiveRun.Market(metered, clock, lags),
                    OrderPath.none(),
                    new LiveRun.TapePlace(work.place("recorded"), KEEP_FREE_BYTES, work.place("KILL")));
            LiveRun.Result result = LiveRun.run(request, "polygon", this);
            WorkFolder.remove(work.place("recorded"));
            causes = result.summary().causes();
            if (result.failure().isPresent() || result.reason() != EndReason.COMPLETE) {
                throw new IOException(
                        "the recording ended with " + result.reason() + ": " + result.failure(),
                        result.failure().orElse(null));
            }
        }

        @Override
        public Optional<EndReason> look(LiveRun recording) {
            if (!clock.isBegun()) {
                begin();
                return Optional.empty();
            }
            long nowNs = clock.getAsLong();
            if (useBefore == null && nowNs >= run.time().fromNs()) {
                useBefore = ThreadUse.now();
            }
            if (nowNs < run.time().endNs()) {
                return Optional.empty();
            }
            if (useAfter == null) {
                useAfter = ThreadUse.now();
                endedNs = System.nanoTime();
            }
            return hasAll() ? Optional.of(EndReason.COMPLETE) : Optional.empty();
        }

        private boolean hasAll() {
            long nowNs = System.nanoTime();
            if (lags.measured() != measuredThen) {
                measuredThen = lags.measured();
                quietSinceNs = nowNs;
            }
            return run.events() > 0
                    ? measuredThen >= run.events() || nowNs - endedNs > WAIT_AT_MOST_NS
                    : nowNs - quietSinceNs > QUIET_NS && feed.report().openHoles() == 0;
        }

        private void begin() {
            if (feed.report().timesLive() > 0) {
                heapAtStart = collectedHeap();
                long beginNs = System.nanoTime() + BEGIN_AFTER_NS;
                clock.begin(beginNs);
                progress.accept(beginNs);
            }
        }

        @Override
        public SortedMap<String, Long> unreadable() {
            useBefore = useBefore == null ? ThreadUse.now() : useBefore;
            useAfter = useAfter == null ? ThreadUse.now() : useAfter;
            heapAtEnd = collectedHeap();
            return new TreeMap<>();
        }

        private static long collectedHeap() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }
}
