package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.FeedSettings;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.sim.FaultKind;
import io.ringtape.polygon.sim.SimulatedDay;
import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.simulation.SimulatedClock;
import java.io.IOException;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others met on the vendor's stream, each against the simulated server. */
class PolygonFeedTrapsTest {
    private final SimulatedClock clock = SimulatedClock.stepped(TickingDay.PRE_OPEN_NS);
    private SimulatedDay day = TickingDay.of(4);
    private RunningFeed running;

    private SimulatedPolygon server() throws IOException {
        return SimulatedPolygon.start(day, clock, SimulatorSettings.DEFAULTS);
    }

    /** Starts a feed of SPY and QQQ on a server of the day, before the day begins, so that nothing is missing. */
    private RunningFeed start() throws IOException {
        running = new RunningFeed(server(), TickingDay.BOTH);
        return running.start();
    }

    @AfterEach
    void close() throws IOException {
        if (running != null) {
            running.close();
        }
    }

    private void ticks(int seconds) {
        day = TickingDay.of(seconds);
    }

    /** Moves the session to {@code seconds} after the open. */
    private void moveTo(double seconds) {
        clock.moveTo(TickingDay.at(seconds));
    }

    private void awaitPrints(int prints) {
        running.await(prints + " prints", () -> running.ids().size() >= prints);
    }

    /** Plays ten seconds, strikes at the third, and goes on to the end. Checks that nothing is missing then. */
    private void survives(String fault) throws IOException {
        ticks(20);
        start();
        moveTo(3);
        awaitPrints(60);
        running.server().inject(fault);
        moveTo(4);
        running.await(FeedState.LOST, 1);
        running.await(FeedState.CONNECTED, 2);
        moveTo(20);
        running.await(FeedState.BACKFILL_ENDED, 2);
        awaitPrints(400);
        assertThat(running.feed().failure()).isEmpty();
        FeedStatus hole = running.statuses(FeedState.BACKFILL_STARTED).get(0);
        assertThat(hole.fromNs).isLessThan(TickingDay.at(4));
        assertThat(running.trades()).anyMatch(trade -> trade.backfilled).anyMatch(trade -> !trade.backfilled);
    }

    @Test
    void aResetLosesNothing() throws IOException {
        survives("drop-with-rst");
    }

    @Test
    void anEndWithoutACloseFrameLosesNothing() throws IOException {
        survives("close-without-frame");
    }

    @Test
    void aCleanCloseLosesNothing() throws IOException {
        survives("close");
    }

    @Test
    void halfAFrameLosesNothing() throws IOException {
        survives("half-frame");
    }

    @Test
    void aFrameThatClaimsToBeHugeLosesNothing() throws IOException {
        survives("huge-frame");
    }

    @Test
    void aMutePeerIsFoundAndReplaced() throws IOException {
        survives("mute");
    }

    @Test
    void aPeerThatSendsDataButNoPongsIsReplaced() throws IOException {
        survives("no-pongs");
    }

    @Test
    void aServerThatNeverUpgradesIsGivenUpAndTriedAgain() throws IOException {
        ticks(5);
        running = new RunningFeed(server(), TickingDay.BOTH);
        running.server().inject("never-upgrade count=1");
        running.start();
        running.await(FeedState.CONNECTED, 1);
        moveTo(5);
        awaitPrints(100);
    }

    @Test
    void aPeerThatOnlyAnswersPingsIsGivenUp() throws IOException {
        ticks(5);
        running = new RunningFeed(server(), TickingDay.BOTH);
        running.server().inject("pongs-only count=1");
        running.start();
        running.await(FeedState.CONNECTED, 1);
        moveTo(5);
        awaitPrints(100);
    }

    @Test
    void refusesABadKey() throws IOException {
        SimulatedPolygon server = server();
        running = RunningFeed.withKey(server, TickingDay.BOTH, "wrong");
        assertThatThrownBy(running::start)
                .isInstanceOf(FeedRefusedException.class)
                .hasMessageContaining("authentication failed")
                .hasMessageNotContaining("wrong ");
        assertThat(running.feed().isRunning()).isFalse();
    }

    @Test
    void notAuthorizedForOneOfFourTopicsEndsTheStartWithItsName() throws IOException {
        running = new RunningFeed(server(), List.of(TickingDay.SPY));
        running.server().inject("not-authorized topic=Q.SPY");
        assertThatThrownBy(running::start)
                .isInstanceOf(FeedRefusedException.class)
                .hasMessageContaining("Q.SPY")
                .hasMessageNotContaining("T.SPY,");
    }

    @Test
    void withoutBandsItGoesOnWithAnAlert() throws IOException {
        ticks(2);
        running = new RunningFeed(server(), TickingDay.BOTH);
        running.server().inject("not-authorized topic=LULD.SPY");
        running.start();
        running.await(FeedState.CONNECTED, 1);
        assertThat(running.statuses(FeedState.NOTICE))
                .anyMatch(status -> status.detail.toString().contains("LULD.SPY"));
        moveTo(2);
        awaitPrints(40);
    }

    @Test
    void topicsRefusedAfterAReconnectAreAskedForAgain() throws IOException {
        ticks(20);
        start();
        moveTo(3);
        awaitPrints(60);
        running.server().inject("not-authorized topic=T.SPY");
        running.server().inject("not-authorized topic=Q.QQQ");
        running.server().inject("drop-with-rst");
        running.await(FeedState.CONNECTED, 2);
        assertThat(running.statuses(FeedState.REFUSED))
                .anyMatch(status -> status.detail.toString().startsWith("no acknowledgement of T.SPY, Q.QQQ"));
        moveTo(6);
        running.await("both topics", () -> isTold("T.SPY is acknowledged") && isTold("Q.QQQ is acknowledged"));
        moveTo(20);
        running.await(FeedState.BACKFILL_ENDED, 4);
        awaitPrints(400);
        running.await("quotes of QQQ", () -> running.of(Quote.class).stream()
                .anyMatch(quote -> quote.instrument == 1 && quote.sipNs > TickingDay.at(19)));
    }

    @Test
    void aTopicIsSplitAtItsFirstDot() throws IOException {
        List<Instrument> instruments = List.of(TickingDay.BRK_B, TickingDay.QQQ);
        day = TickingDay.of(20, instruments);
        running = new RunningFeed(server(), instruments).start();
        moveTo(3);
        awaitPrints(60);
        running.server().inject("drop-with-rst");
        running.await(FeedState.CONNECTED, 2);
        moveTo(20);
        running.await(FeedState.BACKFILL_ENDED, 4);
        running.await("prints to the end", () -> running.trades().stream()
                .anyMatch(trade -> trade.instrument == 0 && trade.sipNs > TickingDay.at(19.8)));
        assertThat(running.statuses(FeedState.NOTICE)).isEmpty();
        assertThat(running.statuses(FeedState.REFUSED)).isEmpty();
        assertThat(running.trades())
                .anyMatch(trade -> trade.instrument == 0 && trade.backfilled)
                .anyMatch(trade -> trade.instrument == 0 && !trade.backfilled);
        assertThat(running.of(Quote.class)).anyMatch(quote -> quote.instrument == 0);
        assertThat(running.of(MarketStatus.class)).anyMatch(status -> status.instrument == 0);
    }

    private boolean isTold(String notice) {
        return running.statuses(FeedState.NOTICE).stream()
                .anyMatch(status -> status.detail.toString().equals(notice));
    }

    @Test
    void acceptedThenDroppedDoesNotHang() throws IOException {
        ticks(2);
        running = new RunningFeed(server(), TickingDay.BOTH);
        running.server().inject("drop-after-auth count=3");
        running.start();
        running.await(FeedState.CONNECTED, 1);
        moveTo(2);
        awaitPrints(40);
    }

    @Test
    void anEvictionIsSurvivedAndThreeStayOutUntilResume() throws IOException {
        ticks(8);
        start();
        moveTo(2);
        for (int i = 1; i <= 3; i++) {
            int evictions = i;
            running.await(FeedState.CONNECTED, evictions);
            running.server().inject("max-connections");
            running.await(FeedState.LOST, evictions);
        }
        running.await("staying out", () -> running.feed().report().stage().contains("RESUME"));
        int connections = (int) running.server().counts().connections();
        running.feed().resume();
        running.await(FeedState.CONNECTED, 4);
        assertThat(running.server().counts().connections()).isEqualTo(connections + 1);
        moveTo(8);
        awaitPrints(160);
    }

    @Test
    void theNewcomerMayBeTheVictimOfTooManyConnections() throws IOException {
        ticks(4);
        running = new RunningFeed(server(), TickingDay.BOTH);
        running.server().inject("max-connections victim=newcomer");
        running.start();
        running.await(
                "a connection that stays",
                () -> running.statuses(FeedState.CONNECTED).size()
                        > running.statuses(FeedState.LOST).size());
        moveTo(4);
        awaitPrints(80);
    }

    @Test
    void aStatusAmidDataIsTakenForWhatItIs() throws IOException {
        ticks(4);
        start();
        moveTo(1);
        awaitPrints(20);
        running.server().inject("status-with-data status=error message=hello");
        moveTo(4);
        awaitPrints(80);
        running.await("the complaint", () -> running.statuses(FeedState.NOTICE).stream()
                .anyMatch(status -> status.detail.toString().contains("hello")));
        assertThat(running.statuses(FeedState.LOST)).isEmpty();
    }

    @Test
    void badEventsLeaveTheirNeighboursAlone() throws IOException {
        ticks(4);
        start();
        moveTo(1);
        awaitPrints(20);
        for (String form : List.of("bad-number", "no-price", "text-price", "no-kind", "negative-size")) {
            running.server().inject("malformed form=" + form + " count=2");
        }
        running.server().inject("unknown-event count=3");
        running.server().inject("unknown-keys count=3");
        moveTo(4);
        awaitPrints(80);
        running.close();
        assertThat(running.feed().counts().bad()).isGreaterThan(5);
        assertThat(running.feed().counts().unknownEvents()).isEqualTo(3);
        assertThat(running.feed().counts().unknownKeyNames()).isNotEmpty();
        assertThat(running.ids()).hasSize(80);
    }

    @Test
    void absurdPricesAndTimesAreCountedByReasonAndLeaveTheirNeighboursAlone() throws IOException {
        ticks(4);
        start();
        moveTo(1);
        awaitPrints(20);
        running.server().inject("absurd-time symbol=SPY hours=3 count=2");
        running.server().inject("absurd-time symbol=QQQ hours=-24 count=3");
        running.server().inject("absurd-price symbol=SPY factor=1000000 count=4");
        running.server().inject("absurd-price symbol=QQQ factor=0 count=5");
        moveTo(4);
        awaitPrints(80);
        running.close();
        assertThat(running.feed().counts().badByFault())
                .isEqualTo(Map.of(
                        "ahead of the clock", 2L, "not of the session", 3L, "too large", 4L, "not positive", 5L));
        assertThat(running.trades())
                .hasSize(80)
                .allMatch(trade -> trade.price < 600_000_000 && trade.sipNs < TickingDay.at(4));
    }

    @Test
    void aSymbolThatFallsSilentIsAHoleThatHeals() throws IOException {
        ticks(60);
        running = new RunningFeed(
                server(), TickingDay.BOTH, settings -> FeedSettingsForTests.silentAfter(settings, 10 * SECOND_NS));
        running.start();
        moveTo(1);
        awaitPrints(20);
        running.server().inject("silence symbol=SPY for=30s");
        for (double at = 1.5; running.statuses(FeedState.STALE).isEmpty() && at < 30; at += 0.5) {
            moveTo(at);
            double now = at;
            running.await("QQQ at " + now, () -> running.trades().stream()
                    .anyMatch(trade -> trade.instrument == 1
                            && trade.sipNs > TickingDay.OPEN_NS + (long) ((now - 0.3) * SECOND_NS)));
        }
        running.await(FeedState.STALE, 1);
        assertThat(running.statuses(FeedState.STALE)).allMatch(status -> status.instrument == 0);
        moveTo(60);
        running.await(FeedState.RESUMED, 1);
        running.await(FeedState.BACKFILL_ENDED, 1);
        awaitPrints(1200);
    }

    @Test
    void aServerThatAnswersPingsButSendsNothingIsReplaced() throws IOException {
        ticks(60);
        start();
        moveTo(1);
        awaitPrints(20);
        running.server().inject("stop-data");
        moveTo(40);
        running.await(FeedState.LOST, 1);
        assertThat(running.statuses(FeedState.LOST).get(0).detail.toString())
                .startsWith("no event of any symbol for 3")
                .endsWith(" s, although the connection lives");
        running.await(FeedState.CONNECTED, 2);
        assertThat(running.statuses(FeedState.BACKFILL_STARTED).stream().skip(2))
                .hasSize(2)
                .allMatch(hole -> hole.fromNs < TickingDay.at(1) && hole.toNs >= TickingDay.at(40));
        moveTo(60);
        running.await(FeedState.BACKFILL_ENDED, 2);
        awaitPrints(1200);
    }

    @Test
    void printsThatFoundNoRoomAreFetched() throws IOException {
        ticks(20);
        start();
        moveTo(2);
        awaitPrints(40);
        running.hasRoom(false);
        moveTo(4);
        running.await("events", () -> running.feed().report().events() >= 80);
        running.hasRoom(true);
        moveTo(20);
        running.await(FeedState.BACKFILL_ENDED, 2);
        awaitPrints(400);
    }

    /** Halts SPY while the ring is full, so that the connection's thread waits for room. */
    private void startAndWaitForRoom() throws IOException {
        ticks(20);
        start();
        moveTo(1);
        awaitPrints(20);
        running.isFull(true);
        running.server().inject("condition-halt symbol=SPY condition=43 for=1s");
        running.await("the halt to wait for room", running::isAwaited);
    }

    @Test
    void aReaderThatWaitsForRoomEndsWithThePipeline() throws IOException {
        startAndWaitForRoom();
        running.stopTaking();
        running.await("the end of the feed", () -> !running.feed().isRunning());
        assertThat(running.feed().failure()).get().asString().contains("the pipeline is not running");
    }

    @Test
    void aFeedIsClosedWhileItsReaderWaitsForRoom() throws Exception {
        startAndWaitForRoom();
        CompletableFuture<Void> closing =
                CompletableFuture.runAsync(() -> running.feed().close());
        running.isFull(false);
        closing.get(60, TimeUnit.SECONDS);
        assertThat(running.feed().isRunning()).isFalse();
        assertThat(running.feed().failure()).isEmpty();
    }

    @Test
    void aReaderThatWaitedForRoomGoesOn() throws IOException {
        startAndWaitForRoom();
        moveTo(10);
        running.isFull(false);
        running.await("the resumption", () -> halts(0).size() == 2);
        moveTo(20);
        running.await("prints to the end", () -> running.trades().stream()
                .anyMatch(trade -> trade.instrument == 0 && trade.sipNs > TickingDay.at(19.8)));
        assertThat(running.statuses(FeedState.LOST)).isEmpty();
    }

    @Test
    void aDelayedPlanIsRefused() throws IOException {
        ticks(200);
        SimulatedPolygon server = server();
        running = RunningFeed.late(server, TickingDay.BOTH, 900 * SECOND_NS);
        running.start();
        long[] tenths = new long[1];
        running.await("the refusal", () -> {
            moveTo(++tenths[0] / 100.0);
            return running.feed().failure().isPresent();
        });
        assertThat(running.feed().failure().get())
                .isInstanceOf(FeedRefusedException.class)
                .hasMessageContaining("plan");
    }

    @Test
    void fairMarketValuesAloneAreRefusedWithThePlan() throws IOException {
        ticks(60);
        running = RunningFeed.rewriting(
                server(), TickingDay.BOTH, frame -> frame.replaceAll("\"ev\":\"(T|Q|AM|LULD)\"", "\"ev\":\"FMV\""));
        running.start();
        int[] seconds = new int[1];
        running.await("the refusal", () -> {
            moveTo(Math.min(60, ++seconds[0]));
            return running.feed().failure().isPresent();
        });
        assertThat(running.feed().failure().get())
                .isInstanceOf(FeedRefusedException.class)
                .hasMessageContaining("fair market values")
                .hasMessageContaining("plan");
        assertThat(running.trades()).isEmpty();
    }

    @Test
    void aStreamThatIsLateForTooLongIsReplacedAndLosesNothing() throws IOException {
        ticks(120);
        start();
        moveTo(3);
        awaitPrints(60);
        running.await(FeedState.BACKFILL_ENDED, 2);
        running.server().inject("lag by=10s for=30m");
        int[] hundredths = {300};
        running.await("another connection", () -> {
            moveTo(Math.min(11_000, ++hundredths[0]) / 100.0);
            return running.statuses(FeedState.CONNECTED).size() == 2;
        });
        assertThat(running.statuses(FeedState.LAGGING)).hasSize(1).allMatch(status -> status.value > 5 * SECOND_NS);
        assertThat(running.statuses(FeedState.LOST))
                .allMatch(status -> status.detail.toString().equals("events are late"));
        moveTo(120);
        running.await(FeedState.BACKFILL_ENDED, 4);
        awaitPrints(2_400);
        assertThat(running.trades()).anyMatch(trade -> trade.backfilled && trade.sipNs > TickingDay.at(3));
    }

    @Test
    void luldHaltsInNanosAndInMillisAreOneHalt() throws IOException {
        ticks(40);
        start();
        moveTo(1);
        awaitPrints(20);
        running.server().inject("luld-halt symbol=QQQ for=5s");
        running.await("the halt", () -> halts(1).size() == 1);
        moveTo(10);
        running.await("the resumption", () -> halts(1).size() == 2);
        running.server().inject("shape luld=ms");
        running.server().inject("luld-halt symbol=QQQ for=5s");
        running.await("the second halt", () -> halts(1).size() == 3);
        moveTo(20);
        running.await("the second resumption", () -> halts(1).size() == 4);
        assertThat(halts(1))
                .extracting(status -> status.state)
                .containsExactly(MarketState.HALTED, MarketState.RESUMED, MarketState.HALTED, MarketState.RESUMED);
        assertThat(halts(1))
                .allMatch(status ->
                        status.sipNs > TickingDay.OPEN_NS && status.sipNs < TickingDay.OPEN_NS + 40 * SECOND_NS);
    }

    @Test
    void spyHaltsByItsQuoteConditionAlone() throws IOException {
        ticks(20);
        start();
        moveTo(1);
        awaitPrints(20);
        running.server().inject("condition-halt symbol=SPY condition=43 for=5s");
        running.await("the halt", () -> halts(0).size() == 1);
        moveTo(10);
        running.await("the resumption", () -> halts(0).size() == 2);
        assertThat(halts(0))
                .extracting(status -> status.state)
                .containsExactly(MarketState.PAUSED, MarketState.RESUMED);
    }

    @Test
    void aHaltWhoseEndWasMissedEndsWithTheTradingAfterIt() throws IOException {
        ticks(30);
        startThatStaysOut();
        moveTo(1);
        awaitPrints(20);
        running.server().inject("luld-halt symbol=QQQ for=5s");
        running.server().inject("condition-halt symbol=SPY condition=43 for=5s");
        running.await("both halts", () -> halts(0).size() == 1 && halts(1).size() == 1);
        stayOutUntil(8);
        moveTo(30);
        running.await("both resumptions", () -> halts(0).size() == 2 && halts(1).size() == 2);
        for (int instrument = 0; instrument < 2; instrument++) {
            MarketStatus end = halts(instrument).get(1);
            assertThat(end.state).isEqualTo(MarketState.RESUMED);
            assertThat(end.sipNs).isBetween(TickingDay.at(10), TickingDay.at(14));
        }
        running.await(FeedState.BACKFILL_ENDED, 4);
        assertThat(running.feed().failure()).isEmpty();
    }

    @Test
    void aHaltThatOutlastsTheLostConnectionLastsOn() throws IOException {
        ticks(60);
        startThatStaysOut();
        moveTo(1);
        awaitPrints(20);
        running.server().inject("condition-halt symbol=SPY condition=43 for=30s");
        running.await("the halt", () -> halts(0).size() == 1);
        stayOutUntil(20);
        moveTo(29);
        running.await("QQQ's prints", () -> running.trades().stream()
                .anyMatch(trade -> trade.instrument == 1 && trade.sipNs > TickingDay.at(28)));
        assertThat(halts(0)).hasSize(1);
        moveTo(60);
        running.await("the resumption", () -> halts(0).size() == 2);
        assertThat(halts(0).get(1).sipNs).isBetween(TickingDay.at(31), TickingDay.at(32));
    }

    /** Starts a feed that stays out as soon as another client takes its connection. */
    private void startThatStaysOut() throws IOException {
        running = new RunningFeed(
                server(),
                TickingDay.BOTH,
                settings -> FeedSettingsForTests.withRetry(
                        settings,
                        retry -> new FeedSettings.Retry(
                                retry.firstRetryNs(), retry.maxReconnectNs(), 0, retry.evictedWaitNs(), 1)));
        running.start();
    }

    /** Loses the connection, and lets the feed connect again when the session has come to {@code seconds}. */
    private void stayOutUntil(int seconds) {
        running.server().inject("max-connections");
        running.await(FeedState.LOST, 1);
        running.server()
                .schedule(FaultKind.CATALOGUE.script(
                        "at " + LocalTime.of(9, 30).plusSeconds(seconds) + " unknown-keys",
                        running.server().day().session().date()));
        moveTo(seconds + 0.5);
        running.await(
                "the session to come to " + seconds,
                () -> running.server().counts().faults(FaultKind.UNKNOWN_KEYS) > 0);
        running.feed().resume();
        running.await(FeedState.CONNECTED, 2);
    }

    private List<MarketStatus> halts(int instrument) {
        return running.of(MarketStatus.class).stream()
                .filter(status -> status.instrument == instrument && status.state != MarketState.BAND)
                .toList();
    }

    @Test
    void aHistoryThatLagsIsAskedAgain() throws IOException {
        ticks(20);
        start();
        moveTo(3);
        awaitPrints(60);
        running.await(FeedState.BACKFILL_ENDED, 2);
        running.server().inject("rest-lag by=4s");
        running.server().inject("drop-with-rst");
        running.await(FeedState.CONNECTED, 2);
        moveTo(6);
        running.await("the first live print", () -> running.trades().stream()
                .anyMatch(trade -> trade.sipNs > TickingDay.OPEN_NS + 5 * SECOND_NS));
        assertThat(running.statuses(FeedState.BACKFILL_ENDED)).hasSize(2);
        moveTo(20);
        running.await(FeedState.BACKFILL_ENDED, 4);
        awaitPrints(400);
    }

    @Test
    void aForeignNextUrlEndsTheFillAndIsTold() throws IOException {
        fillFails("foreign-next-url count=0");
        running.await(FeedState.BACKFILL_ENDED, 4);
        assertThat(running.statuses(FeedState.UNFILLED))
                .anyMatch(status -> status.detail.toString().contains("foreign.invalid"));
    }

    @Test
    void aRepeatingNextUrlLeavesTheHoleOpenUntilItIsFilled() throws IOException {
        fillFails("repeating-next-url count=0");
        healsWhenCalm();
    }

    @Test
    void aWebPageForHistoryIsTold() throws IOException {
        fillFails("html count=0");
    }

    private void fillFails(String fault) throws IOException {
        ticks(20);
        running = new RunningFeed(
                server(),
                TickingDay.BOTH,
                settings -> FeedSettingsForTests.withFilling(
                        settings,
                        filling -> new FeedSettings.Filling(
                                filling.fillMarginNs(), filling.settledAfterNs(), SECOND_NS / 2, 0)));
        running.start();
        moveTo(3);
        awaitPrints(60);
        running.await(FeedState.BACKFILL_ENDED, 2); // what went before the start
        running.server().inject(fault);
        running.server().inject("drop-with-rst");
        running.await(FeedState.CONNECTED, 2);
        moveTo(20);
        running.await(FeedState.UNFILLED, 1);
        assertThat(running.feed().failure()).isEmpty();
    }

    private void healsWhenCalm() {
        assertThat(running.statuses(FeedState.BACKFILL_ENDED)).hasSizeLessThan(4);
        running.server().inject("calm");
        running.await(FeedState.BACKFILL_ENDED, 4);
        assertThat(running.statuses(FeedState.GAP)).isEmpty();
        awaitPrints(400);
    }

    @Test
    void aPrintWithAnAbsurdTimeHidesNoLaterHole() throws IOException {
        ticks(20);
        start();
        moveTo(1);
        awaitPrints(20);
        running.server().inject("absurd-time symbol=SPY hours=-3");
        running.server().inject("absurd-time symbol=QQQ hours=-9");
        moveTo(3);
        awaitPrints(60);
        running.server().inject("drop-with-rst");
        moveTo(6);
        running.await(FeedState.CONNECTED, 2);
        moveTo(20);
        running.await(FeedState.BACKFILL_ENDED, 2);
        awaitPrints(400);
        assertThat(running.feed().failure()).isEmpty();
    }

    @Test
    void whatWentBeforeALateStartIsAHole() throws IOException {
        ticks(60);
        moveTo(30);
        start();
        moveTo(60);
        running.await(FeedState.BACKFILL_ENDED, 2);
        awaitPrints(1200);
        assertThat(running.statuses(FeedState.BACKFILL_STARTED))
                .hasSize(2)
                .allMatch(status -> status.fromNs == TickingDay.PRE_OPEN_NS);
        int connected =
                running.events().indexOf(running.statuses(FeedState.CONNECTED).get(0));
        for (FeedStatus hole : running.statuses(FeedState.BACKFILL_STARTED)) {
            assertThat(running.events().indexOf(hole)).isLessThan(connected);
        }
        assertThat(running.events().subList(0, connected)).noneMatch(event -> event instanceof Trade);
    }

    @Test
    void equalSequencesWithTwoIdsAreTwoPrints() throws IOException {
        ticks(4);
        start();
        moveTo(1);
        awaitPrints(20);
        running.server().inject("shared-sequence count=3");
        moveTo(4);
        running.await(
                "every print",
                () -> running.trades().stream()
                                .map(trade -> trade.instrument + " " + trade.id)
                                .distinct()
                                .count()
                        == 80);
    }

    @Test
    void anUnreachableServerIsTriedUntilTheFeedIsClosed() throws IOException {
        SimulatedPolygon server = server();
        running = new RunningFeed(server, TickingDay.BOTH);
        server.close();
        running.start();
        running.await("a second attempt", () -> running.feed().report().stage().startsWith("waiting"));
        assertThat(running.feed().isRunning()).isTrue();
        assertThat(running.feed().failure()).isEmpty();
        assertThat(running.feed().report().timesLive()).isZero();
    }
}
