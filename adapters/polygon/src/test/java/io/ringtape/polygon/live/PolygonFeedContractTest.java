package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.contract.FeedContract;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.simulation.SimulatedClock;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The live feed on the simulated server does what every feed must. */
class PolygonFeedContractTest {
    private static final int SECONDS = 60;

    private RunningFeed running;

    @AfterEach
    void close() throws IOException {
        running.close();
    }

    private RunningFeed run(SimulatedClock clock) throws IOException {
        SimulatedPolygon server = SimulatedPolygon.start(TickingDay.of(SECONDS), clock, SimulatorSettings.DEFAULTS);
        running = new RunningFeed(
                server, TickingDay.BOTH, settings -> FeedSettingsForTests.silentAfter(settings, 10 * SECOND_NS));
        return running;
    }

    /** Waits until every print and a minute bar have arrived, and every hole was filled or given up. */
    private void awaitWholeDay() {
        running.await("every print", () -> running.ids().size() == 2 * 10 * SECONDS);
        running.await(
                "the end of every hole",
                () -> running.statuses(FeedState.BACKFILL_ENDED).size()
                        == running.statuses(FeedState.BACKFILL_STARTED).size());
        running.await("a minute bar", () -> !running.of(MinuteBar.class).isEmpty());
    }

    /** A session in which nothing happens to the feed. */
    @Nested
    class QuietSession extends FeedContract {
        @Override
        protected MarketDataFeed feed() throws IOException {
            return run(SimulatedClock.paced(TickingDay.at(-1), 50)).shared();
        }

        @Override
        protected List<Instrument> instruments() {
            return TickingDay.BOTH;
        }

        @Override
        protected void awaitEnd(MarketDataFeed feed) {
            awaitWholeDay();
            assertThat(running.of(FeedStatus.class))
                    .as("statuses: %s", running.statusLines())
                    .noneMatch(status -> status.state == FeedState.LOST || status.state == FeedState.GAP);
        }
    }

    /**
     * A session that the feed joins late, with events that come twice, a symbol that falls silent, and a connection that
     * is lost twice, the second time before a print has come and while the history lags.
     */
    @Nested
    class TroubledSession extends FeedContract {
        private final SimulatedClock clock = SimulatedClock.stepped(TickingDay.at(20));

        @Override
        protected MarketDataFeed feed() throws IOException {
            return run(clock).shared();
        }

        @Override
        protected List<Instrument> instruments() {
            return TickingDay.BOTH;
        }

        @Override
        protected void awaitEnd(MarketDataFeed feed) {
            SimulatedPolygon server = running.server();
            server.inject("duplicate count=20");
            moveTo(25);
            running.await(FeedState.BACKFILL_ENDED, 2);
            fallSilent(server);
            loseTwice(server);
            server.inject("calm");
            moveTo(55);
            moveTo(SECONDS);
            moveTo(SECONDS + 5);
            awaitWholeDay();
            wasTroubled();
        }

        private void fallSilent(SimulatedPolygon server) {
            server.inject("silence symbol=SPY for=15s");
            moveTo(30);
            moveTo(35);
            moveTo(39);
            running.await(FeedState.STALE, 1);
            moveTo(44);
            running.await(FeedState.RESUMED, 1);
            running.await(FeedState.BACKFILL_ENDED, 3);
        }

        private void loseTwice(SimulatedPolygon server) {
            server.inject("rest-lag by=6s");
            server.inject("drop-with-rst");
            running.await(FeedState.LOST, 1);
            moveTo(50);
            running.await(FeedState.CONNECTED, 2);
            server.inject("close-without-frame");
            running.await(FeedState.LOST, 2);
            running.await(FeedState.CONNECTED, 3);
        }

        /** Checks that the session had what the cases on holes are about. */
        private void wasTroubled() {
            List<FeedStatus> started = running.statuses(FeedState.BACKFILL_STARTED);
            assertThat(started).as("statuses: %s", running.statusLines()).hasSize(7);
            assertThat(started.get(0).fromNs).isEqualTo(TickingDay.PRE_OPEN_NS);
            assertThat(started.get(5).fromNs).isEqualTo(started.get(3).fromNs);
            assertThat(running.statuses(FeedState.GAP)).hasSize(2);
            assertThat(running.trades()).anyMatch(trade -> trade.backfilled).hasSizeGreaterThan(2 * 10 * SECONDS);
        }

        /** Moves on by less than makes a symbol silent, and waits for QQQ if it is connected. */
        private void moveTo(double seconds) {
            clock.moveTo(TickingDay.at(seconds));
            boolean isLost = running.statuses(FeedState.LOST).size()
                    >= running.statuses(FeedState.CONNECTED).size();
            long lastNs = TickingDay.at(Math.min(seconds, SECONDS) - 0.2);
            running.await(
                    "QQQ at " + seconds,
                    () -> isLost
                            || running.trades().stream()
                                    .anyMatch(trade -> trade.instrument == 1 && trade.sipNs > lastNs));
        }
    }
}
