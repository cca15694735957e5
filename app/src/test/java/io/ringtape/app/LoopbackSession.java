package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.event.EndReason;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.RunMode;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import io.ringtape.order.FeeSchedule;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.polygon.FlatFileRequest;
import io.ringtape.polygon.FlatFileStream;
import io.ringtape.polygon.FlatFiles;
import io.ringtape.polygon.MinuteBarFiles;
import io.ringtape.polygon.ReadProgress;
import io.ringtape.polygon.live.PolygonFeed;
import io.ringtape.polygon.sim.SimulatedDay;
import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.replay.LiveRun;
import io.ringtape.replay.OrderPath;
import io.ringtape.replay.SessionOrigin;
import io.ringtape.replay.SessionSetup;
import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.SimulatedClock;
import io.ringtape.synth.SyntheticMarket;
import io.ringtape.synth.SyntheticProgress;
import io.ringtape.synth.SyntheticSummary;
import io.ringtape.tradier.BrokerTerms;
import io.ringtape.tradier.TradierBroker;
import io.ringtape.tradier.api.TradierToken;
import io.ringtape.tradier.sim.BrokerageSettings;
import io.ringtape.tradier.sim.SimulatedBrokerage;
import io.ringtape.tradier.sim.SimulatedTradier;
import io.ringtape.tradier.sim.TradierEndpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A part of a synthetic session that trades, on this machine: the simulated servers of feed and broker on one market and
 * one accelerated clock, the real adapters, and the engine between them.
 */
final class LoopbackSession implements AutoCloseable {
    static final String TOKEN = "a/secret+token=that/nobody?should&see";
    static final String ACCOUNT = "VA24680135";

    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    private static final LocalTime FROM = LocalTime.of(10, 4);
    private static final LocalTime TO = LocalTime.of(10, 50);
    private static final double SPEED = 120;
    private static final int SEED = 5;
    private static final int EVENTS = 60_000;

    final SimulatedTradier brokerage;
    final Path tape;
    private final Path folder;
    private final SimulatedClock clock;
    private final SimulatedPolygon feedServer;
    private final List<MinuteBar> bars;
    private final SessionSetup setup;
    private volatile boolean isFeedDead;

    /** Opens both servers on one market. */
    LoopbackSession(Path folder) throws Exception {
        this.folder = folder;
        tape = folder.resolve("tape");
        SessionSetup market = SessionSetup.of(Configuration.defaults(), DATE, List.of("SPY", "QQQ"));
        SyntheticSummary files = new SyntheticMarket(UsualMarket.settings(
                        market.configuration().calendar(),
                        DATE,
                        UsualMarket.instruments(market.symbols(), Map.of()),
                        SEED,
                        EVENTS,
                        false))
                .write(folder.resolve("market"), SyntheticProgress.NONE);
        bars = bars(market, files);
        clock = SimulatedClock.paced(new OptionTypes.TapeTime(null, FROM).onDate(DATE), SPEED);
        SimulatedDay day = new SimulatedDay(
                market.settings().session(),
                market.settings().instruments(),
                market.settings().conditions(),
                ticks(market, files),
                bars);
        BrokerageSettings settings = BrokerageSettings.DEFAULTS
                .withAccess(old -> new BrokerageSettings.Access(ACCOUNT, TOKEN, old.otherToken(), true))
                .withApi(old -> new BrokerageSettings.Api(new BrokerageSettings.RequestLimits(0, 0, 0), 25, 8, false));
        brokerage = SimulatedTradier.start(
                new SimulatedBrokerage(market.settings().session(), settings, FaultScript.none()),
                clock,
                TradierEndpoints.LOOPBACK);
        feedServer =
                SimulatedPolygon.start(day, clock, SimulatorSettings.DEFAULTS, new BrokerageMarket(day, brokerage));
        setup = SessionSetup.of(Configuration.loadLive(settings()), DATE, List.of("SPY", "QQQ"));
    }

    /** Writes settings whose times are generous, because a millisecond here is a tenth of a second of the session. */
    private Path settings() throws IOException {
        return Files.writeString(
                folder.resolve("session.yaml"),
                String.format(
                        """
            session_policies:
              OPEN: {rvolMin: none, slopeMinPercentPer5Min: none, maxTrades: 9}
              LUNCH: {allowSetups: [VWAP_RECLAIM], rvolMin: none, slopeMaxPercentPer5Min: none, maxTrades: 9}
              POWER: {rvolMin: none, slopeMinPercentPer5Min: none, maxTrades: 9}
            setups:
              vwapReclaim: {barVolumeRatio: 0, chaseAtr: 9}
            signals: {maxQuoteAgeMillis: 60000, entryExpirySeconds: 120, maxStopAtr: 9, minStopAtr: 0.1, minRewardToCost: 0.5, minTargetR: none}
            features: {barCloseDelayMillis: 2000}
            risk: {brokerSilenceSeconds: 600, maxRetrySeconds: 600, maxQuoteAgeMillis: 60000, slippageAllowanceDollars: 0.2}
            feed:
              streamUrl: %s
              restUrl: %s
              maxLagMillis: 600000
              maxAheadSeconds: 86400
              silentAfterSeconds: 3600
              settledAfterSeconds: 0.05
              fillWithinSeconds: 2
            broker:
              restUrl: %s
              streamUrl: %s
              connectWithinSeconds: 60
              answerWithinSeconds: 120
              placeWithinSeconds: 300
              lostAfterSeconds: 300
              pollEveryMillis: 2000
              reconcileEverySeconds: 60
              accountEverySeconds: 3600
              silentAfterSeconds: 3600
              maxUnprotectedMillis: 60000
              tradingPerMinute: 10000
              standardPerMinute: 10000
            """,
                        feedServer.webSocketUri(),
                        feedServer.httpUri(),
                        brokerage.httpUri().toString().replace("/v1", ""),
                        brokerage.streamUri()));
    }

    private FlatFileStream ticks(SessionSetup market, SyntheticSummary files) throws IOException {
        return FlatFiles.open(
                new FlatFileRequest(
                        List.of(files.files().trades()),
                        List.of(files.files().quotes()),
                        market.settings().instruments(),
                        market.settings().session(),
                        market.configuration().marketData(),
                        folder),
                ReadProgress.NONE);
    }

    private static List<MinuteBar> bars(SessionSetup market, SyntheticSummary files) throws IOException {
        return MinuteBarFiles.read(
                        List.of(files.files().bars()),
                        market.settings().instruments(),
                        market.settings().session(),
                        market.configuration().calendar()::isTradingDay,
                        market.configuration().marketData(),
                        ReadProgress.NONE)
                .bars();
    }

    /** Runs the session until its time is over, with {@code look} called all along. */
    LiveRun.Result run(Consumer<LiveRun> look) throws IOException {
        PolygonFeed feed = new PolygonFeed(
                new PolygonFeed.Subscription(
                        setup.configuration().feed(),
                        SimulatorSettings.TEST_KEY,
                        setup.settings().instruments(),
                        setup.settings().session(),
                        bars),
                clock::nowNs);
        SessionOrigin origin = new SessionOrigin("loopback", "sandbox", "polygon", "tradier", "", true);
        TradierBroker broker = new TradierBroker(
                new BrokerTerms(
                        ACCOUNT,
                        "loopback",
                        setup.symbols(),
                        new FeeSchedule(setup.settings().simulation()),
                        setup.configuration().broker(),
                        false),
                new TradierToken(TOKEN),
                clock::nowNs);
        LiveRun.Request request = new LiveRun.Request(
                setup,
                origin,
                new LiveRun.Market(new MortalFeed(feed), clock::nowNs, new HistoricalClock()),
                OrderPath.to(RunMode.SANDBOX, broker),
                new LiveRun.TapePlace(tape, 16 << 20, folder.resolve("KILL")));
        long toNs = new OptionTypes.TapeTime(null, TO).onDate(DATE);
        return LiveRun.run(request, "polygon", run -> {
            look.accept(run);
            return run.nowNs() >= toNs ? Optional.of(EndReason.OPERATOR) : Optional.empty();
        });
    }

    /** Has the feed fail for good. */
    void killFeed() {
        isFeedDead = true;
    }

    boolean isFeedDead() {
        return isFeedDead;
    }

    /** The feed, until it is killed. */
    private final class MortalFeed implements MarketDataFeed {
        private final MarketDataFeed feed;

        MortalFeed(MarketDataFeed feed) {
            this.feed = feed;
        }

        @Override
        public void start(Supplier<MarketDataSink> sinks) throws IOException {
            feed.start(sinks);
        }

        @Override
        public boolean isRunning() {
            return !isFeedDead && feed.isRunning();
        }

        @Override
        public Optional<Throwable> failure() {
            return isFeedDead ? Optional.of(new IOException("the feed died")) : feed.failure();
        }

        @Override
        public void close() {
            feed.close();
        }
    }

    List<String> symbols() {
        return setup.symbols();
    }

    @Override
    public void close() throws IOException {
        feedServer.close();
        brokerage.close();
    }
}
