package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.PrintRules;
import io.ringtape.market.TradingDate;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final FeatureSettings SETTINGS = RandomTape.settings().settings();

    static Features features(FeatureSettings settings) {
        return new Features(settings, RandomTape.session(), RandomTape.INSTRUMENTS, Masks.table(), RandomTape.OPENS);
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

    @Test
    void aQuoteReachesAllThatTakeQuotes() {
        List<Instrument> inLots = List.of(new Instrument(0, "SPY", 10_000, 40, true));
        Features features = new Features(SETTINGS, RandomTape.session(), inLots, Masks.table(), RandomTape.OPENS);
        features.onQuote(quote(600, 300, 100));
        FeatureSnapshot snapshot = now(features);
        assertThat(snapshot.bid).isEqualTo(600_000_000);
        assertThat(features.nbbo().ask(0)).isEqualTo(600_010_000);
        assertThat(snapshot.imbalance).isEqualTo(0.5);
        assertThat(features.quotesShares(0)).isFalse();
        assertThat(features.quotesLots(0)).isFalse();
        features.onQuote(quote(600, 1_600, 1_600));
        features.onQuote(quote(600, 1_600, 1_600));
        assertThat(features.quotesShares(0)).isTrue();
        for (int i = 0; i < 4; i++) {
            features.onQuote(quote(600, 1, 1));
        }
        assertThat(features.quotesLots(0)).isTrue();
    }

    private static Quote quote(double bid, long bidShares, long askShares) {
        Quote quote = new Quote();
        quote.instrument = 0;
        quote.bid = Micros.ofDouble(bid);
        quote.ask = quote.bid + 10_000;
        quote.bidSize = bidShares * Micros.ONE;
        quote.askSize = askShares * Micros.ONE;
        quote.sipNs = RandomTape.session().openNs();
        return quote;
    }

    @Test
    void aHaltWidensTheBoundOfTheNextPrice() {
        Features features = features(SETTINGS);
        features.onQuote(quote(600, 100, 100));
        features.onQuote(quote(600, 100, 100));
        features.onQuote(quote(580, 100, 100));
        assertThat(now(features).bid).isEqualTo(600_000_000);
        features.onHaltOrResume(0);
        features.onQuote(quote(580, 100, 100));
        assertThat(now(features).bid).isEqualTo(580_000_000);
    }

    @Test
    void zIsMissingInTheFirstMinutes() {
        Features features =
                features(RandomTape.settings().with("zAfterMinutes", 2).settings());
        long openNs = RandomTape.session().openNs();
        for (int cents : new int[] {0, 2, 2}) {
            Trade trade = trade(openNs, 1 + cents);
            trade.price += cents * 10_000L;
            trade.size = cents == 0 ? 100_000_000 : 50_000_000;
            trade.exchangeNs += cents;
            features.onTrade(trade);
        }
        FeatureSnapshot snapshot = new FeatureSnapshot();
        features.snapshot(0, openNs + 2 * MINUTE_NS - 1, snapshot);
        assertThat(snapshot.z).isEqualTo(Missing.STATISTIC);
        features.snapshot(0, openNs + 2 * MINUTE_NS, snapshot);
        assertThat(snapshot.z).isGreaterThan(0);
    }

    @Test
    void aHalfDayIsNoSessionOfAWholeDaysVolume() {
        Features features = features(SETTINGS);
        giveBars(features, RandomTape.HALF_DAY, 1);
        assertThat(features.relativeVolume().sessions(0)).isZero();
        giveBars(features, RandomTape.HALF_DAY.plusDays(1), 1);
        assertThat(features.relativeVolume().sessions(0)).isOne();
    }

    @Test
    void anIncompleteBarOfHistoryIsRefused() {
        assertThat(takes(bar -> {})).isTrue();
        assertThat(takes(bar -> bar.volume = 0)).isTrue();
        assertThat(takes(bar -> bar.volume = -1)).isFalse();
        assertThat(takes(bar -> bar.low = 0)).isFalse();
        assertThat(takes(bar -> bar.close = 0)).isFalse();
        assertThat(takes(bar -> bar.high = bar.low)).isTrue();
        assertThat(takes(bar -> bar.high = bar.low - 1)).isFalse();
        assertThat(takes(bar -> bar.low = 1)).isTrue();
        assertThat(takes(bar -> bar.close = 1)).isTrue();
    }

    private static boolean takes(Consumer<MinuteBar> change) {
        MinuteBar bar = new MinuteBar();
        bar.instrument = 0;
        bar.open = bar.high = bar.low = bar.close = 600_000_000;
        bar.volume = 1;
        bar.date = TradingDate.yyyymmdd(RandomTape.HALF_DAY);
        bar.startNs = RandomTape.at(RandomTape.HALF_DAY, 9, 30);
        change.accept(bar);
        return features(SETTINGS).onMinuteBar(bar);
    }
}
