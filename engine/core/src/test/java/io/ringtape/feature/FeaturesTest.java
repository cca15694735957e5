package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.Trade;
import io.ringtape.feature.NaiveFeatures.NaiveBar;
import io.ringtape.feature.RandomTape.MinuteEnd;
import io.ringtape.feature.RandomTape.TapedEvent;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.PrintRules;
import io.ringtape.market.TradingDate;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTest {
    private static final FeatureSettings SETTINGS = RandomTape.settings().settings();

    private static Features features(FeatureSettings settings) {
        return new Features(settings, RandomTape.session(), RandomTape.INSTRUMENTS, Masks.table(), RandomTape.OPENS);
    }

    private static void feed(Features features, TapedEvent step) {
        if (step.what() instanceof Trade trade) {
            features.onTrade(trade);
        } else if (step.what() instanceof Quote quote) {
            features.onQuote(quote);
        } else if (step.what() instanceof MinuteEnd minute) {
            features.closeMinute(0, minute.endNs());
            features.closeMinute(1, minute.endNs());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everySnapshotEqualsTheOneComputedFromTheWholePast(long seed) throws IllegalAccessException {
        Random random = new Random(seed);
        FeatureSettings settings = RandomTape.settings()
                .with("bandSigmas", 1 + random.nextInt(3))
                .with("zAfterMinutes", random.nextInt(30))
                .with("openingRangeMinutes", 1 + random.nextInt(30))
                .with("imbalanceWindowMillis", 100 * (1 + random.nextInt(100)))
                .with("slopeBars", 1 + random.nextInt(20))
                .with("rvolSessions", 1 + random.nextInt(6))
                .with("rvolMinSessions", 1)
                .with("crossesInVwap", random.nextBoolean())
                .settings();
        RandomTape tape = new RandomTape(seed);
        Features features = features(settings);
        NaiveFeatures naive = new NaiveFeatures(settings, RandomTape.session(), tape.history);
        tape.history.forEach(features::onMinuteBar);
        for (TapedEvent step : tape.steps) {
            feed(features, step);
            naive.on(step);
            if (random.nextInt(step.what() instanceof MinuteEnd ? 10 : 300) == 0) {
                long timeNs = step.timeNs() + random.nextInt(1_000_000_000);
                int instrument = random.nextInt(2);
                assertSame(features, naive, new Asked(instrument, timeNs, SnapshotTrigger.SECOND), seed);
                if (step.what() instanceof MinuteEnd end && hasBar(features, instrument, end)) {
                    assertSame(features, naive, new Asked(instrument, timeNs, SnapshotTrigger.BAR), seed);
                }
            }
        }
        long endNs = tape.steps.get(tape.steps.size() - 1).timeNs();
        assertSame(features, naive, new Asked(0, endNs, SnapshotTrigger.END), seed);
        assertSame(features, naive, new Asked(1, endNs, SnapshotTrigger.END), seed);
        assertThat(features.bars().late())
                .as("late, seed %d", seed)
                .isEqualTo(naive.late())
                .isPositive();
    }

    /** A snapshot to compare. */
    private record Asked(int instrument, long timeNs, SnapshotTrigger trigger) {}

    private static boolean hasBar(Features features, int instrument, MinuteEnd minute) {
        return features.closedBar(instrument).startNs == minute.endNs() - MINUTE_NS;
    }

    private static void assertSame(Features features, NaiveFeatures naive, Asked asked, long seed)
            throws IllegalAccessException {
        int instrument = asked.instrument();
        long timeNs = asked.timeNs();
        FeatureSnapshot actual = new FeatureSnapshot();
        actual.trigger = asked.trigger();
        features.snapshot(instrument, timeNs, actual);
        FeatureSnapshot expected = naive.snapshot(instrument, timeNs, asked.trigger());
        for (Field field : FeatureSnapshot.class.getFields()) {
            String where = field.getName() + ", seed " + seed + ", instrument " + instrument + " at " + timeNs;
            if (field.getType() == double.class && field.getDouble(expected) != Missing.STATISTIC) {
                double value = field.getDouble(expected);
                double tolerance = Math.max(1e-9, Math.abs(value) * 1e-9);
                assertThat(field.getDouble(actual)).as(where).isCloseTo(value, within(tolerance));
            } else {
                assertThat(field.get(actual)).as(where).isEqualTo(field.get(expected));
            }
        }
        List<NaiveBar> bars = naive.today(instrument);
        NaiveBar last = bars.isEmpty() ? NaiveBar.MISSING : bars.get(bars.size() - 1);
        assertThat(NaiveBar.of(features.closedBar(instrument)))
                .as("last bar, seed %d, instrument %d", seed, instrument)
                .isEqualTo(last);
    }

    @Test
    void theSameEventsGiveTheSameBits() throws IllegalAccessException {
        RandomTape tape = new RandomTape(7);
        Features one = features(SETTINGS);
        Features other = features(SETTINGS);
        tape.history.forEach(one::onMinuteBar);
        tape.history.forEach(other::onMinuteBar);
        FeatureSnapshot ofOne = new FeatureSnapshot();
        FeatureSnapshot ofOther = new FeatureSnapshot();
        for (TapedEvent step : tape.steps) {
            feed(one, step);
            one.snapshot(0, step.timeNs(), ofOne);
            feed(other, step);
        }
        long endNs = tape.steps.get(tape.steps.size() - 1).timeNs();
        one.snapshot(0, endNs, ofOne);
        other.snapshot(0, endNs, ofOther);
        for (Field field : FeatureSnapshot.class.getFields()) {
            assertThat(field.get(ofOther)).as(field.getName()).isEqualTo(field.get(ofOne));
        }
    }

    @Test
    void aSnapshotBeforeAnyEventIsAllMissing() throws IllegalAccessException {
        FeatureSnapshot fresh = new FeatureSnapshot();
        FeatureSnapshot snapshot = new FeatureSnapshot();
        fresh.instrument = 1;
        fresh.timeNs = RandomTape.session().openNs();
        snapshot.trigger = SnapshotTrigger.SECOND;
        features(SETTINGS).snapshot(1, fresh.timeNs, snapshot);
        for (Field field : FeatureSnapshot.class.getFields()) {
            assertThat(field.get(snapshot)).as(field.getName()).isEqualTo(field.get(fresh));
        }
    }

    @Test
    void theAnswerToATradeSaysWhatItCountedFor() {
        Features features = features(SETTINGS);
        Trade trade = trade(RandomTape.session().openNs(), 1);
        assertThat(features.onTrade(trade)).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
        assertThat(features.onTrade(trade)).isEqualTo(PrintRules.DUPLICATE);
        assertThat(features.rules().prints().duplicates()).isOne();
        assertThat(now(features).volume).isEqualTo(trade.size);
    }

    @Test
    void cancelErrorAndCorrectionRecordsNeverCount() {
        Features features = features(SETTINGS);
        for (int correction = 10; correction <= 12; correction++) {
            Trade trade = trade(RandomTape.session().openNs(), correction);
            trade.correction = correction;
            assertThat(features.onTrade(trade)).isEqualTo(PrintRules.CORRECTION);
        }
        assertThat(features.rules().prints().corrections()).isEqualTo(3);
        assertThat(now(features).volume).isEqualTo(Missing.LONG);
    }

    @Test
    void printsThatWillBeCancelledCountAsPublished() {
        Features features = features(SETTINGS);
        for (int correction : new int[] {0, 1, 7, 8}) {
            Trade trade = trade(RandomTape.session().openNs(), 100 + correction);
            trade.correction = correction;
            assertThat(features.onTrade(trade)).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
        }
    }

    @Test
    void unknownConditionsCountForVolumeAloneAndAreReported() {
        Features features = features(SETTINGS);
        Trade trade = trade(RandomTape.session().openNs(), 1);
        trade.conditions.add(99);
        assertThat(features.onTrade(trade))
                .isEqualTo(ConditionTable.VOLUME | ConditionTable.UNKNOWN | PrintRules.REGULAR);
        assertThat(features.rules().prints().unknownConditions()).isOne();
        assertThat(now(features).last).isEqualTo(Missing.LONG);
    }

    @Test
    void theRegularSessionIsHalfOpen() {
        Features features = features(SETTINGS);
        long openNs = RandomTape.session().openNs();
        long closeNs = RandomTape.session().closeNs();
        assertThat(features.onTrade(trade(openNs - 1, 1)) & PrintRules.REGULAR).isZero();
        assertThat(features.onTrade(trade(openNs, 2)) & PrintRules.REGULAR).isNotZero();
        assertThat(features.onTrade(trade(closeNs - 1, 3)) & PrintRules.REGULAR).isNotZero();
        assertThat(features.onTrade(trade(closeNs, 4)) & PrintRules.REGULAR).isZero();
        assertThat(features.onTrade(trade(RandomTape.session().endNs(), 5))).isEqualTo(PrintRules.OUT_OF_SESSION);
        assertThat(now(features).preMarketHigh).isEqualTo(600_000_000);
        assertThat(now(features).volume).isEqualTo(200_000_000);
    }

    @Test
    void aPrintOutsideEverySessionIsCountedAndDroppedBeforeAllElse() {
        Features features = features(SETTINGS);
        Trade night = trade(RandomTape.session().preOpenNs() - 1, 7);
        assertThat(features.onTrade(night)).isEqualTo(PrintRules.OUT_OF_SESSION);
        assertThat(features.onTrade(night)).isEqualTo(PrintRules.OUT_OF_SESSION);
        assertThat(features.rules().prints().outOfSession()).isEqualTo(2);
        assertThat(features.rules().prints().duplicates()).isZero();
        assertThat(features.onTrade(trade(RandomTape.session().preOpenNs(), 8)))
                .isEqualTo(ConditionTable.ALL | PrintRules.PRE_MARKET);
    }

    @Test
    void historyOfTodayOrOutsideRegularHoursIsRefused() {
        Features features = features(SETTINGS);
        MinuteBar bar = new MinuteBar();
        bar.instrument = 0;
        bar.open = bar.high = bar.low = bar.close = 600_000_000;
        bar.volume = 1;
        bar.date = TradingDate.yyyymmdd(RandomTape.TODAY);
        bar.startNs = RandomTape.session().openNs();
        assertThat(features.onMinuteBar(bar)).isFalse();
        bar.date = TradingDate.yyyymmdd(RandomTape.HALF_DAY);
        bar.startNs = RandomTape.at(RandomTape.HALF_DAY, 13, 0);
        assertThat(features.onMinuteBar(bar)).isFalse();
        bar.startNs -= MINUTE_NS;
        assertThat(features.onMinuteBar(bar)).isTrue();
        assertThat(features.onMinuteBar(bar)).as("again").isFalse();
    }

    @Test
    void onlyTheTradingDateBeforeWarmsUp() {
        Features features =
                features(RandomTape.settings().with("rvolMinSessions", 1).settings());
        giveBars(features, RandomTape.HALF_DAY, 60);
        giveBars(features, RandomTape.HALF_DAY.plusDays(1), 60);
        assertThat(features.isHistoryCurrent(0)).isFalse();
        assertThat(features.historyDate(0)).isEqualTo(20260312);
        FeatureSnapshot stale = afterOneMinute(features);
        assertThat(stale.ema20).isEqualTo(Missing.STATISTIC);
        assertThat(stale.ema50).isEqualTo(Missing.STATISTIC);
        assertThat(stale.atr14).isEqualTo(Missing.STATISTIC);
        assertThat(stale.rvol).isEqualTo(Missing.STATISTIC);
        assertThat(stale.rvolBar).isEqualTo(Missing.STATISTIC);
        assertThat(stale.priorHigh).isEqualTo(Missing.LONG);
        assertThat(stale.priorLow).isEqualTo(Missing.LONG);
        assertThat(stale.priorClose).isEqualTo(Missing.LONG);
    }

    @Test
    void theTradingDateBeforeIsThatBeforeTheWeekend() {
        Features features = features(SETTINGS);
        giveBars(features, RandomTape.HALF_DAY, 60);
        giveBars(features, RandomTape.TODAY.minusDays(4), 60);
        giveBars(features, RandomTape.TODAY.minusDays(3), 19);
        assertThat(features.isHistoryCurrent(0)).isTrue();
        assertThat(features.isHistoryCurrent(1)).isFalse();
        assertThat(features.historyDate(1)).isEqualTo(Missing.INT);
        assertThat(now(features).ema20).isEqualTo(Missing.STATISTIC);
        FeatureSnapshot current = afterOneMinute(features);
        assertThat(current.ema20).isEqualTo(600);
        assertThat(current.ema50).isEqualTo(Missing.STATISTIC);
        assertThat(current.atr14).isZero();
        assertThat(current.rvol).isEqualTo(100_000_000);
        assertThat(current.priorClose).isEqualTo(600_000_000);
    }

    private static FeatureSnapshot afterOneMinute(Features features) {
        FeatureSnapshot snapshot = new FeatureSnapshot();
        features.onTrade(trade(RandomTape.session().openNs(), 1));
        features.closeMinute(0, RandomTape.session().openNs() + MINUTE_NS);
        features.snapshot(0, RandomTape.session().openNs() + MINUTE_NS, snapshot);
        return snapshot;
    }

    private static void giveBars(Features features, LocalDate date, int count) {
        for (int minute = 0; minute < count; minute++) {
            MinuteBar bar = new MinuteBar();
            bar.instrument = 0;
            bar.open = bar.high = bar.low = bar.close = 600_000_000;
            bar.volume = 1;
            bar.date = TradingDate.yyyymmdd(date);
            bar.startNs = RandomTape.at(date, 9, 30) + minute * MINUTE_NS;
            assertThat(features.onMinuteBar(bar)).isTrue();
        }
    }

    @Test
    void instrumentsMustStandAtTheirIds() {
        List<Instrument> wrong = List.of(new Instrument(1, "QQQ", 10_000, 40, false));
        assertThatThrownBy(() -> new Features(SETTINGS, RandomTape.session(), wrong, Masks.table(), RandomTape.OPENS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("QQQ");
    }

    static FeatureSnapshot now(Features features) {
        FeatureSnapshot snapshot = new FeatureSnapshot();
        features.snapshot(0, RandomTape.session().openNs(), snapshot);
        return snapshot;
    }

    static Trade trade(long sipNs, long sequence) {
        Trade trade = new Trade();
        trade.instrument = 0;
        trade.price = 600_000_000;
        trade.size = 100_000_000;
        trade.sipNs = sipNs;
        trade.exchangeNs = sipNs - 1;
        trade.sipSequence = sequence;
        trade.exchange = 11;
        return trade;
    }
}
