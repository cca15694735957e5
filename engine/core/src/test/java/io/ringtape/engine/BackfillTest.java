package io.ringtape.engine;

import static io.ringtape.engine.DrivenEngine.SESSION;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.BarClosed;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Micros;
import io.ringtape.event.OutcomeEnd;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.StateHash;
import io.ringtape.event.Trade;
import io.ringtape.event.TransitionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What back-filled prints change, and what they leave alone. */
class BackfillTest {
    private static final long OPEN_NS = SESSION.openNs();
    private static final long PRICE = 500 * Micros.ONE;
    private static final Set<TransitionReason> FEED = Set.of(TransitionReason.FEED_GAP, TransitionReason.FEED_WHOLE);
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    private final DrivenEngine engine = new DrivenEngine(1_000_000, 300);

    private List<Event> print(int minute, int second, long cents) {
        return engine.process(trade(minute, second, cents));
    }

    private Trade trade(int minute, int second, long cents) {
        return engine.trade(0, OPEN_NS + minute * MINUTE_NS + second * SECOND_NS, PRICE + cents * 10_000);
    }

    private List<Event> filled(int minute, int second, long cents) {
        Trade trade = trade(minute, second, cents);
        trade.backfilled = true;
        return engine.process(trade);
    }

    private List<Event> feed(FeedState state) {
        FeedStatus status = new FeedStatus();
        status.instrument = 0;
        status.state = state;
        return engine.process(status);
    }

    private void close(int minute) {
        engine.timer(OPEN_NS + (minute + 1) * MINUTE_NS);
    }

    private static <E extends Event> List<E> all(List<Event> effects, Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<String> bars(List<Event> effects) {
        return all(effects, BarClosed.class).stream()
                .map(bar -> (bar.startNs - OPEN_NS) / MINUTE_NS + ": " + cents(bar.open) + " " + cents(bar.high) + " "
                        + cents(bar.low) + " " + cents(bar.close) + ", " + bar.volume / Micros.ONE + " in "
                        + bar.trades + " of which " + bar.backfilled + " filled")
                .toList();
    }

    private static long cents(long price) {
        return (price - PRICE) / 10_000;
    }

    private FeatureSnapshot now() {
        FeatureSnapshot snapshot = new FeatureSnapshot();
        snapshot.trigger = SnapshotTrigger.SECOND;
        engine.engine().features().snapshot(0, OPEN_NS, snapshot);
        return snapshot;
    }

    @Test
    void amendedBarsAreWrittenAgainInTheirOrderWhenTheBackfillEnds() {
        print(0, 30, 0);
        close(0);
        close(1);
        print(2, 30, 10);
        close(2);
        print(3, 30, 20);
        feed(FeedState.BACKFILL_STARTED);
        assertThat(bars(filled(0, 10, 3))).isEmpty();
        filled(0, 50, -4);
        filled(1, 5, 7);
        filled(3, 5, 8);
        List<Event> effects = feed(FeedState.BACKFILL_ENDED);
        assertThat(bars(effects))
                .containsExactly("0: 3 3 -4 -4, 300 in 3 of which 2 filled", "1: 7 7 7 7, 100 in 1 of which 1 filled");
        List<FeatureSnapshot> snapshots = all(effects, FeatureSnapshot.class);
        assertThat(snapshots).hasSize(1);
        assertThat(snapshots.get(0).trigger).isEqualTo(SnapshotTrigger.FILLED);
        assertThat(snapshots.get(0).volume).isEqualTo(700 * Micros.ONE);
        assertThat(bars(feed(FeedState.BACKFILL_ENDED))).as("told already").isEmpty();
        close(3);
        assertThat(bars(engine.effects)).containsExactly("3: 8 20 8 20, 200 in 2 of which 1 filled");
    }

    @Test
    void aBarIsOfTheOrderOfSipTimeAndSequenceWhateverTheOrderOfArrival() {
        Trade first = trade(0, 10, 1);
        Trade second = trade(0, 10, 2);
        Trade third = trade(0, 10, 3);
        engine.process(second);
        close(0);
        for (Trade late : List.of(third, first)) {
            late.backfilled = true;
            engine.process(late);
        }
        assertThat(bars(feed(FeedState.BACKFILL_ENDED))).containsExactly("0: 1 3 1 3, 300 in 3 of which 2 filled");
    }

    @Test
    void aMinuteOfVolumeAloneHasNoBarAfterTheBackfillEither() {
        close(0);
        Trade volume = trade(0, 10, 0);
        volume.backfilled = true;
        volume.conditions.add(9_999);
        engine.process(volume);
        assertThat(bars(feed(FeedState.BACKFILL_ENDED))).isEmpty();
        assertThat(now().volume).isEqualTo(100 * Micros.ONE);
    }

    @Test
    void theFeaturesOfBarsFollowWhenTheBackfillEndsAndNotBefore() {
        engine.history();
        for (int minute = 0; minute < 3; minute++) {
            print(minute, 30, 10L * minute);
            close(minute);
        }
        FeatureSnapshot before = now();
        filled(1, 40, 300);
        FeatureSnapshot during = now();
        assertThat(during.ema20).isEqualTo(before.ema20);
        assertThat(during.atr14).isEqualTo(before.atr14);
        assertThat(during.rvol).isEqualTo(before.rvol);
        feed(FeedState.BACKFILL_ENDED);
        FeatureSnapshot after = now();
        double second = 500 + 2 / 21.0 * 3;
        assertThat(after.ema20).isCloseTo(second + 2 / 21.0 * (500.2 - second), CLOSE);
        double atr = (13 * 0.2 + 3.0) / 14;
        assertThat(after.atr14).isCloseTo((13 * atr + 2.8) / 14, CLOSE);
        assertThat(after.rvol).isCloseTo(400 / 300.0, CLOSE);
        assertThat(after.rvolBar).isEqualTo(before.rvolBar);
    }

    @Test
    void volumesThatCameLateCountInTheRelativeVolumeAsIfInTime() {
        engine.history();
        print(0, 30, 0);
        close(0);
        print(0, 40, 0);
        assertThat(now().rvol).isEqualTo(1);
        feed(FeedState.BACKFILL_ENDED);
        assertThat(now().rvol).isEqualTo(2);
        assertThat(now().rvolBar).as("a late print is in no bar").isEqualTo(1);
    }

    @Test
    void theOpeningRangeTakesBackFilledPrintsAfterItIsFrozen() {
        for (int minute = 0; minute < 20; minute++) {
            print(minute, 30, minute);
            close(minute);
        }
        assertThat(now().openingHigh).isEqualTo(PRICE + 14 * 10_000);
        print(10, 0, 90);
        assertThat(now().openingHigh).as("a late print").isEqualTo(PRICE + 14 * 10_000);
        filled(10, 1, 50);
        filled(15, 1, 60);
        assertThat(now().openingHigh).isEqualTo(PRICE + 50 * 10_000);
    }

    @Test
    void anExtremeHasTheTimeOfTheFirstPrintAtItsPriceWheneverThatComes() {
        print(0, 1, 0);
        print(3, 0, 10);
        print(4, 0, -10);
        filled(2, 0, 10);
        filled(1, 0, -10);
        filled(3, 30, 10);
        assertThat(now().highNs).isEqualTo(OPEN_NS + 2 * MINUTE_NS);
        assertThat(now().lowNs).isEqualTo(OPEN_NS + MINUTE_NS);
        assertThat(now().last).isEqualTo(PRICE - 10 * 10_000);
    }

    @Test
    void aBackFilledPrintFormsThePreMarketsLevels() {
        print(0, 1, 0);
        Trade early = engine.trade(0, SESSION.preOpenNs() + MINUTE_NS, PRICE + 70_000);
        early.backfilled = true;
        engine.process(early);
        assertThat(now().preMarketHigh).isEqualTo(PRICE + 70_000);
        assertThat(now().high).isEqualTo(PRICE);
    }

    @Test
    void backFilledPrintsTouchNoTradeNoStopAndNoShadow() {
        engine.history();
        engine.open();
        List<Event> effects = new ArrayList<>();
        effects.addAll(feed(FeedState.BACKFILL_STARTED));
        for (int second = 0; second < 50; second++) {
            effects.addAll(filled(4, 1 + second, second % 2 == 0 ? 3_000 : -3_000));
            effects.addAll(filled(5, 1 + second, second % 2 == 0 ? 3_000 : -3_000));
        }
        effects.addAll(feed(FeedState.BACKFILL_ENDED));
        assertThat(effects)
                .noneMatch(event -> event instanceof SetupTransition move && !FEED.contains(move.reason))
                .noneMatch(Signal.class::isInstance)
                .noneMatch(SignalOutcome.class::isInstance)
                .noneMatch(DrivenEngine.cancelRequest())
                .noneMatch(Alert.class::isInstance);
        List<Event> later = engine.timer(OPEN_NS + 12 * MINUTE_NS);
        assertThat(all(later, CancelRequest.class)).as("no progress was made").isNotEmpty();
        assertThat(all(later, SignalOutcome.class))
                .isNotEmpty()
                .allMatch(outcome -> outcome.end == OutcomeEnd.TIME_STOP);
    }

    private static List<String> silences(List<Event> effects) {
        return all(effects, Alert.class).stream()
                .filter(alert -> alert.code == AlertCode.FEED_SILENT)
                .map(alert -> alert.instrument + ": " + alert.detail)
                .toList();
    }

    @Test
    void aBackFilledPrintIsNoSignOfLife() {
        List<Event> effects = new ArrayList<>(engine.process(engine.trade(0, OPEN_NS, PRICE), OPEN_NS));
        for (int minute = 1; minute <= 31; minute++) {
            Trade trade = trade(0, minute, 0);
            trade.backfilled = true;
            effects.addAll(engine.process(trade, OPEN_NS + minute * MINUTE_NS));
        }
        assertThat(silences(effects)).contains("0: no print");
    }

    @Test
    void whatWentBeforeAStartInMidSessionIsNoSilence() {
        long startNs = OPEN_NS + 90 * MINUTE_NS;
        engine.process(engine.trade(0, startNs, PRICE), startNs);
        List<Event> effects = engine.timer(startNs + 29 * MINUTE_NS);
        assertThat(silences(effects)).isEmpty();
        assertThat(silences(engine.timer(startNs + 30 * MINUTE_NS))).hasSize(4);
    }

    @Test
    void theStateHashTellsWhatABackfillLeft() {
        long[] hashes = new long[2];
        for (int run = 0; run < 2; run++) {
            DrivenEngine other = new DrivenEngine(4, 300);
            other.timer(OPEN_NS + MINUTE_NS);
            for (int i = 0; i < 2; i++) {
                Trade trade = other.trade(0, OPEN_NS + i, PRICE);
                trade.backfilled = true;
                other.process(trade);
            }
            FeedStatus started = new FeedStatus();
            started.instrument = run;
            started.state = FeedState.BACKFILL_STARTED;
            hashes[run] = all(other.process(started), StateHash.class).get(0).hash;
        }
        assertThat(hashes[0]).as("the tick test of the back-fill").isNotEqualTo(hashes[1]);
    }
}
