package io.ringtape.replay;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.contract.FeedContract;
import io.ringtape.engine.EngineSettings;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.polygon.live.PolygonFeed;
import io.ringtape.polygon.sim.SimulatedDay;
import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.simulation.SimulatedClock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The synthetic market, streamed by the simulated server to a feed that joins it before the close, does what every feed
 * must.
 */
class SyntheticFeedContractTest extends FeedContract {
    private static final double SPEED = 100;

    @TempDir
    Path folder;

    private SyntheticDay day;
    private SessionSetup setup;
    private SimulatedPolygon server;
    private PolygonFeed feed;

    @BeforeEach
    void write() throws Exception {
        day = new SyntheticDay(folder.resolve("market"), 7, 20_000);
        setup = SessionSetup.of(SyntheticDay.settings(folder, ""), SyntheticDay.DATE, SyntheticDay.SYMBOLS);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Override
    protected MarketDataFeed feed() throws Exception {
        EngineSettings settings = setup.settings();
        SimulatedDay simulated = new SimulatedDay(
                settings.session(),
                settings.instruments(),
                settings.conditions(),
                day.ticks(setup, folder),
                day.bars(setup));
        SimulatedClock clock = SimulatedClock.paced(settings.session().closeNs() - 2 * MINUTE_NS, SPEED);
        server = SimulatedPolygon.start(simulated, clock, SimulatorSettings.DEFAULTS);
        feed = new PolygonFeed(
                new PolygonFeed.Subscription(
                        RecordingTest.feed(server),
                        SimulatorSettings.TEST_KEY,
                        settings.instruments(),
                        settings.session(),
                        day.bars(setup)),
                clock::nowNs);
        return feed;
    }

    @Override
    protected List<Instrument> instruments() {
        return setup.settings().instruments();
    }

    @Override
    protected void awaitEnd(MarketDataFeed playing) {
        long endNs = setup.settings().session().closeNs() + 10 * SECOND_NS;
        RecordingTest.await("the close", feed, report -> server.clock().nowNs() >= endNs);
        RecordingTest.await("the past", feed, report -> report.openHoles() == 0 && report.historyRows() > 0);
    }
}
