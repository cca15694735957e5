package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Missing;
import io.ringtape.event.OptionQuote;
import io.ringtape.market.FeedSettings;
import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.simulation.SimulatedClock;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Snapshots of options, asked of the simulated server. */
class OptionPollerTest {
    private static final FeedSettings.Options EVERY_FIVE_SECONDS = new FeedSettings.Options(5 * SECOND_NS, 0.011, 1);

    /** Strikes 495 to 505, calls and puts, on two days, of two underlyings. */
    private static final int ROUND = 2 * 2 * 2 * 11;

    private final SimulatedClock clock = SimulatedClock.stepped(TickingDay.PRE_OPEN_NS);
    private RunningFeed running;

    private void start(FeedSettings.Options options) throws IOException {
        SimulatedPolygon server = SimulatedPolygon.start(TickingDay.of(60), clock, SimulatorSettings.DEFAULTS);
        running = new RunningFeed(
                server, TickingDay.BOTH, settings -> FeedSettingsForTests.withOptions(settings, options));
        running.start();
    }

    @AfterEach
    void close() throws IOException {
        running.close();
    }

    /** Moves on to {@code seconds} after the open, and waits for all prints until then. */
    private void moveTo(int seconds) {
        clock.moveTo(TickingDay.at(seconds));
        running.await("prints", () -> running.ids().size() >= 20 * seconds);
    }

    private List<OptionQuote> quotes() {
        return running.of(OptionQuote.class);
    }

    private void awaitRounds(int rounds) {
        running.await(rounds + " rounds", () -> quotes().size() >= rounds * ROUND);
    }

    private void awaitRequests(long requests) {
        running.await("requests", () -> running.server().counts().requests() >= requests);
    }

    private List<FeedStatus> complaints() {
        return running.statuses(FeedState.NOTICE).stream()
                .filter(status -> status.detail.toString().startsWith("option snapshots of "))
                .toList();
    }

    @Test
    void nothingIsAskedUnlessTheSettingsSaySo() throws IOException {
        start(FeedSettingsForTests.usual().options());
        moveTo(30);
        running.await(FeedState.BACKFILL_ENDED, 2);
        assertThat(quotes()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("ringtape-feed-options"));
    }

    @Test
    void contractsNearTheLastPriceAndNearTheirExpiryArePublished() throws IOException {
        start(EVERY_FIVE_SECONDS);
        moveTo(2);
        awaitRounds(1);
        Set<String> spy = quotes().stream()
                .filter(quote -> quote.instrument == 0)
                .map(quote -> quote.contract.toString())
                .collect(Collectors.toSet());
        assertThat(spy)
                .hasSize(ROUND / 2)
                .contains("O:SPY261119C00500000", "O:SPY261119P00496000", "O:SPY261120C00505000")
                .allMatch(contract -> contract.matches("O:SPY2611(19|20)[CP]00(49[5-9]|50[0-5])000"));
        assertThat(quotes())
                .filteredOn(quote -> quote.instrument == 1)
                .hasSize(ROUND / 2)
                .allMatch(quote -> quote.contract.toString().startsWith("O:QQQ2611"));
        assertThat(quotes())
                .allMatch(quote -> Missing.isPresent(quote.bid)
                        && quote.ask > quote.bid
                        && Missing.isPresent(quote.delta)
                        && quote.sipNs <= quote.receiveNs);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void theyAreAskedAgainWhenTheIntervalIsOver() throws IOException {
        start(EVERY_FIVE_SECONDS);
        moveTo(2);
        awaitRounds(1);
        moveTo(6);
        moveTo(8);
        awaitRounds(2);
        moveTo(14);
        awaitRounds(3);
        assertThat(quotes().stream().map(quote -> quote.receiveNs).distinct().count())
                .isBetween(3L, 6L);
        assertThat(quotes()).hasSize(3 * ROUND);
    }

    @Test
    void nothingIsAskedBeforeTheFirstPrint() throws IOException {
        start(EVERY_FIVE_SECONDS);
        clock.moveTo(TickingDay.at(-60));
        moveTo(1);
        awaitRounds(1);
        assertThat(quotes()).allMatch(quote -> quote.receiveNs >= TickingDay.OPEN_NS);
    }

    @Test
    void whatBreaksTheSnapshotsIsToldAndLeavesTheFeedAlone() throws IOException {
        start(EVERY_FIVE_SECONDS);
        running.breakOn(OptionQuote.class);
        moveTo(2);
        running.await(
                "the notice", () -> running.statuses(FeedState.NOTICE).stream().anyMatch(status -> status.detail
                        .toString()
                        .equals("option snapshots have ended: java.lang.IllegalArgumentException: made to fail")));
        moveTo(20);
        assertThat(running.feed().failure()).isEmpty();
        assertThat(running.feed().isRunning()).isTrue();
        assertThat(quotes()).isEmpty();
    }

    @Test
    void aFailureIsToldOnceForEachSymbolAndKindAndTheFeedGoesOn() throws IOException {
        start(EVERY_FIVE_SECONDS);
        moveTo(3);
        running.await(FeedState.BACKFILL_ENDED, 2);
        awaitRounds(1);
        strike("http-status status=403 count=2", 9);
        strike("http-status status=403 count=2", 15);
        strike("html count=2", 21);
        strike("foreign-next-url count=2", 27);
        strike("http-status status=429 count=2", 33);
        running.await("the complaints", () -> complaints().size() >= 8);
        assertThat(complaints())
                .extracting(status -> status.detail.toString())
                .hasSize(8)
                .satisfiesExactly(
                        spy -> assertThat(spy).contains("SPY").contains("You are not entitled to this data."),
                        qqq -> assertThat(qqq).contains("QQQ").contains("You are not entitled to this data."),
                        spy -> assertThat(spy).contains("SPY").contains("not the JSON of a page"),
                        qqq -> assertThat(qqq).contains("QQQ").contains("not the JSON of a page"),
                        spy -> assertThat(spy).contains("SPY").contains("foreign.invalid"),
                        qqq -> assertThat(qqq).contains("QQQ").contains("foreign.invalid"),
                        spy -> assertThat(spy).contains("SPY").contains("429"),
                        qqq -> assertThat(qqq).contains("QQQ").contains("429"));
        int before = quotes().size();
        moveTo(40);
        running.await("a round after the failures", () -> quotes().size() >= before + ROUND);
        assertThat(running.feed().failure()).isEmpty();
        assertThat(running.statuses(FeedState.LOST)).isEmpty();
    }

    /** Injects a fault for both underlyings, and moves on to the next round, which it strikes. */
    private void strike(String fault, int seconds) {
        running.server().inject(fault);
        long requests = running.server().counts().requests();
        moveTo(seconds);
        awaitRequests(requests + 2);
    }

    @Test
    void aDelayedPlanIsToldOnceForEachSymbol() throws IOException {
        SimulatorSettings delayed =
                SimulatorSettings.DEFAULTS.withRest(rest -> new SimulatorSettings.RestRules(0, 0, true));
        SimulatedPolygon server = SimulatedPolygon.start(TickingDay.of(60), clock, delayed);
        running = new RunningFeed(
                server, TickingDay.BOTH, settings -> FeedSettingsForTests.withOptions(settings, EVERY_FIVE_SECONDS));
        running.start();
        moveTo(2);
        awaitRounds(1);
        moveTo(8);
        awaitRounds(2);
        running.await("the complaints", () -> complaints().size() >= 2);
        assertThat(complaints())
                .hasSize(2)
                .allMatch(status -> status.detail.toString().contains("delayed"));
    }

    @Test
    void nothingIsPublishedAfterTheFeedIsClosed() throws IOException {
        start(EVERY_FIVE_SECONDS);
        moveTo(2);
        awaitRounds(1);
        running.feed().close();
        int published = quotes().size();
        clock.moveTo(TickingDay.at(30));
        assertThat(quotes()).hasSize(published);
        assertThat(running.feed().failure()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("ringtape-feed-options"));
    }
}
