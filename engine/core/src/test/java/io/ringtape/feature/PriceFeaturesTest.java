package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.PrintRules;
import org.junit.jupiter.api.Test;

/** Tests extremes, opening range, bars and crosses through {@link Features}. */
class PriceFeaturesTest {
    private static final long OPEN_NS = RandomTape.session().openNs();

    private final Features features = withCrosses(false);
    private long sequence = 1;

    private static Features withCrosses(boolean crossesInVwap) {
        FeatureSettings settings = RandomTape.settings()
                .with("openingRangeMinutes", 5)
                .with("rvolSessions", 20)
                .with("rvolMinSessions", 5)
                .with("crossesInVwap", crossesInVwap)
                .with("maxJumpPercent", "none")
                .settings();
        return new Features(settings, RandomTape.session(), RandomTape.INSTRUMENTS, Masks.table(), RandomTape.OPENS);
    }

    private FeatureSnapshot now() {
        return FeaturesTest.now(features);
    }

    private void print(long sipNs, long price, int... conditions) {
        features.onTrade(trade(sipNs, price, conditions));
    }

    private Trade trade(long sipNs, long price, int... conditions) {
        Trade trade = FeaturesTest.trade(sipNs, sequence++);
        trade.price = price;
        for (int id : conditions) {
            trade.conditions.add(id);
        }
        return trade;
    }

    @Test
    void anExtremeBearsTheTimeItWasFirstMade() {
        print(OPEN_NS, 600_000_000);
        print(OPEN_NS + 1, 601_000_000);
        print(OPEN_NS + 2, 601_000_000);
        print(OPEN_NS + 3, 599_000_000);
        print(OPEN_NS + 4, 599_000_000);
        FeatureSnapshot extremes = now();
        assertThat(extremes.open).isEqualTo(600_000_000);
        assertThat(extremes.high).isEqualTo(601_000_000);
        assertThat(extremes.highNs).isEqualTo(OPEN_NS + 1);
        assertThat(extremes.low).isEqualTo(599_000_000);
        assertThat(extremes.lowNs).isEqualTo(OPEN_NS + 3);
        assertThat(extremes.last).isEqualTo(599_000_000);
    }

    @Test
    void aPrintThatComesOutOfOrderIsNotTheLast() {
        print(OPEN_NS + 5, 600_000_000);
        print(OPEN_NS + 3, 598_000_000);
        print(OPEN_NS + 4, 603_000_000);
        assertThat(now().last).isEqualTo(600_000_000);
        assertThat(now().open).isEqualTo(598_000_000);
        assertThat(now().high).isEqualTo(603_000_000);
        assertThat(now().highNs).isEqualTo(OPEN_NS + 4);
        assertThat(now().low).isEqualTo(598_000_000);
        print(OPEN_NS + 5, 601_000_000);
        assertThat(now().last).as("of equal SIP time, the later to come").isEqualTo(601_000_000);
        features.closeMinute(0, OPEN_NS + MINUTE_NS);
        Bar bar = features.closedBar(0);
        assertThat(bar.open).isEqualTo(598_000_000);
        assertThat(bar.close).isEqualTo(601_000_000);
        assertThat(bar.high).isEqualTo(603_000_000);
        assertThat(bar.low).isEqualTo(598_000_000);
        print(OPEN_NS + 6, 604_000_000);
        assertThat(now().last).as("of a closed minute, and still the last").isEqualTo(604_000_000);
    }

    @Test
    void aBackFilledPrintIsNotTheLastButBelongsToItsBar() {
        print(OPEN_NS, 600_000_000);
        Trade filled = trade(OPEN_NS + 1, 605_000_000);
        filled.backfilled = true;
        features.onTrade(filled);
        assertThat(features.isLatest(filled)).isFalse();
        assertThat(now().last).isEqualTo(600_000_000);
        assertThat(now().high).isEqualTo(605_000_000);
        features.closeMinute(0, OPEN_NS + MINUTE_NS);
        assertThat(features.closedBar(0).close).isEqualTo(605_000_000);
    }

    @Test
    void onlyThePrintWithTheHighestSipTimeIsTheLatest() {
        Trade early = trade(OPEN_NS - 5, 600_000_000, 12);
        features.onTrade(early);
        assertThat(features.isLatest(early))
                .as("of the pre-market, before any of the session")
                .isTrue();
        Trade newest = trade(OPEN_NS + 5, 600_000_000);
        features.onTrade(newest);
        assertThat(features.isLatest(newest)).isTrue();
        Trade older = trade(OPEN_NS + 4, 600_000_000);
        features.onTrade(older);
        assertThat(features.isLatest(older)).isFalse();
        assertThat(features.isLatest(newest)).isTrue();
    }

    @Test
    void formTPricesFormPreMarketLevelsAndNoneOfTheSession() {
        print(OPEN_NS - 2, 605_000_000, 12);
        print(OPEN_NS - 1, 595_000_000, 12);
        print(OPEN_NS, 610_000_000, 12);
        assertThat(now().preMarketHigh).isEqualTo(605_000_000);
        assertThat(now().preMarketLow).isEqualTo(595_000_000);
        assertThat(now().high).isEqualTo(Missing.LONG);
    }

    @Test
    void anOddLotMovesVolumeButNoPrice() {
        print(OPEN_NS, 600_000_000, 37);
        assertThat(now().last).isEqualTo(Missing.LONG);
        assertThat(now().volume).isEqualTo(100_000_000);
        assertThat(now().vwap).isEqualTo(600);
        assertThat(features.closeMinute(0, OPEN_NS + MINUTE_NS)).isFalse();
        assertThat(features.closedBar(0).startNs).isEqualTo(Missing.LONG);
        print(OPEN_NS + MINUTE_NS, 600_000_000);
        assertThat(features.closeMinute(0, OPEN_NS + 2 * MINUTE_NS)).isTrue();
        assertThat(features.closedBar(0).volume).isEqualTo(100_000_000);
        assertThat(now().volume).isEqualTo(200_000_000);
    }

    @Test
    void aMinuteEndsOnceAndOnlyInsideTheSession() {
        print(OPEN_NS, 600_000_000);
        assertThat(features.closeMinute(0, OPEN_NS)).isFalse();
        assertThat(features.closeMinute(0, OPEN_NS + MINUTE_NS)).isTrue();
        assertThat(features.closeMinute(0, OPEN_NS + MINUTE_NS)).isFalse();
        print(RandomTape.session().closeNs() - 1, 600_000_000);
        assertThat(features.closeMinute(0, RandomTape.session().closeNs() + MINUTE_NS))
                .isFalse();
        assertThat(features.closeMinute(0, RandomTape.session().closeNs())).isTrue();
        assertThat(features.bars().count(0)).isEqualTo(2);
        assertThat(features.closedBar(0).startNs).isEqualTo(RandomTape.session().closeNs() - MINUTE_NS);
    }

    @Test
    void aPrintCountsInTheBarOfItsSipMinuteWheneverItComesBeforeTheClose() {
        print(OPEN_NS, 600_000_000);
        print(OPEN_NS + MINUTE_NS, 610_000_000);
        print(OPEN_NS + MINUTE_NS - 1, 601_000_000);
        features.closeMinute(0, OPEN_NS + MINUTE_NS);
        Bar first = features.closedBar(0);
        assertThat(first.startNs).isEqualTo(OPEN_NS);
        assertThat(first.high).isEqualTo(601_000_000);
        assertThat(first.close).isEqualTo(601_000_000);
        assertThat(first.volume).isEqualTo(200_000_000);
        features.closeMinute(0, OPEN_NS + 2 * MINUTE_NS);
        assertThat(features.closedBar(0).open).isEqualTo(610_000_000);
        assertThat(features.closedBar(0).volume).isEqualTo(100_000_000);
        assertThat(features.bars().late(0)).isZero();
    }

    @Test
    void aLatePrintCountsForTheSessionAndChangesNoBar() {
        print(OPEN_NS, 600_000_000);
        features.closeMinute(0, OPEN_NS + MINUTE_NS);
        print(OPEN_NS + 1, 602_000_000);
        assertThat(features.bars().late(0)).isOne();
        assertThat(features.bars().late(1)).isZero();
        assertThat(features.closedBar(0).high).isEqualTo(600_000_000);
        assertThat(features.closedBar(0).volume).isEqualTo(100_000_000);
        assertThat(now().volume).isEqualTo(200_000_000);
        assertThat(features.bars().closedVolume(0)).isEqualTo(200_000_000);
        assertThat(now().vwap).isEqualTo(601);
        assertThat(features.closeMinute(0, OPEN_NS + 2 * MINUTE_NS)).isFalse();
    }

    @Test
    void theOpeningRangeIsMissingUntilItIsFrozen() {
        print(OPEN_NS, 600_000_000);
        print(OPEN_NS + 5 * MINUTE_NS - 1, 603_000_000);
        features.closeMinute(0, OPEN_NS + 4 * MINUTE_NS);
        assertThat(now().openingHigh).isEqualTo(Missing.LONG);
        print(OPEN_NS + 5 * MINUTE_NS, 610_000_000);
        features.closeMinute(0, OPEN_NS + 5 * MINUTE_NS);
        print(OPEN_NS + MINUTE_NS, 590_000_000);
        assertThat(now().openingHigh).isEqualTo(603_000_000);
        assertThat(now().openingLow).isEqualTo(600_000_000);
    }

    @Test
    void crossesCountInVwapOnlyWhenTheSettingsSaySo() {
        Features with = withCrosses(true);
        for (int id : new int[] {8, 17, 19, 25, 55}) {
            Trade cross = trade(OPEN_NS, 600_000_000, 9, id);
            assertThat(features.onTrade(cross)).isEqualTo(with.onTrade(cross) & ~ConditionTable.VWAP);
        }
        assertThat(now().vwap).isEqualTo(Missing.STATISTIC);
        assertThat(now().volume).isEqualTo(500_000_000);
        assertThat(FeaturesTest.now(with).vwap).isEqualTo(600);
        print(OPEN_NS, 601_000_000, 9);
        assertThat(now().vwap).as("a cross trade of the day").isEqualTo(601);
    }

    @Test
    void aReportingFacilityOrExchangeFourIsOffExchange() {
        features.onTrade(trade(OPEN_NS, 600_000_000));
        for (int exchange : new int[] {4, 11}) {
            Trade trade = trade(OPEN_NS, 600_010_000);
            trade.exchange = exchange;
            trade.trfId = exchange == 4 ? Missing.CODE : 202;
            features.onTrade(trade);
        }
        assertThat(now().cvd).isEqualTo(200_000_000);
        assertThat(now().cvdLit).isZero();
    }

    @Test
    void aPrintWithoutPriceOrSizeCountsForNothing() {
        Trade trade = trade(OPEN_NS, Missing.LONG);
        assertThat(features.onTrade(trade)).isEqualTo(PrintRules.REGULAR);
        Trade empty = trade(OPEN_NS, 600_000_000);
        empty.size = 0;
        assertThat(features.onTrade(empty)).isEqualTo(PrintRules.REGULAR);
        assertThat(now().volume).isEqualTo(Missing.LONG);
    }

    @Test
    void ofPrintsOfOneTimeTheFirstIsTheOpen() {
        print(OPEN_NS, 600_000_000);
        print(OPEN_NS, 601_000_000);
        assertThat(now().open).isEqualTo(600_000_000);
        assertThat(features.last(0)).isEqualTo(601_000_000);
    }

    @Test
    void preMarketLevelsAreThePricesBeforeTheOpenAndNoOthers() {
        print(OPEN_NS - 3, 600_000_000, 12);
        print(OPEN_NS - 2, 595_000_000, 12);
        print(OPEN_NS - 1, 598_000_000, 12);
        print(OPEN_NS - 1, 700_000_000, 37);
        print(OPEN_NS - 1, 500_000_000, 37);
        print(RandomTape.session().closeNs(), 800_000_000, 12);
        assertThat(now().preMarketHigh).isEqualTo(600_000_000);
        assertThat(now().preMarketLow).isEqualTo(595_000_000);
    }

    @Test
    void theOpeningRangeIsThatOfItsPricesWhateverTheirOrder() {
        print(OPEN_NS, 601_000_000);
        print(OPEN_NS + 1, 603_000_000);
        print(OPEN_NS + 2, 602_000_000);
        print(OPEN_NS + 3, 600_000_000);
        print(OPEN_NS + 4, 602_000_000);
        print(OPEN_NS + 5, 650_000_000, 37);
        print(OPEN_NS + 6, 550_000_000, 37);
        features.closeMinute(0, OPEN_NS + 5 * MINUTE_NS);
        assertThat(now().openingHigh).isEqualTo(603_000_000);
        assertThat(now().openingLow).isEqualTo(600_000_000);
    }

    @Test
    void anOpeningRangeWithoutAPriceIsMissing() {
        features.closeMinute(0, OPEN_NS + 5 * MINUTE_NS);
        assertThat(now().openingHigh).isEqualTo(Missing.LONG);
        assertThat(now().openingLow).isEqualTo(Missing.LONG);
    }
}
