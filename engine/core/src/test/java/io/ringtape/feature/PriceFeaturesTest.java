package io.ringtape.feature;

import static io.ringtape.feature.RandomTape.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.PrintRules;
import org.junit.jupiter.api.Test;

/** Extremes, opening range, bars and crosses through the one way in. */
class PriceFeaturesTest {
    private static final long OPEN_NS = RandomTape.session().openNs();

    private final Features features = withCrosses(false);
    private long sequence = 1;

    private static Features withCrosses(boolean crossesInVwap) {
        FeatureSettings settings =
                new FeatureSettings(RandomTape.CLOSE_DELAY_NS, 2, 15, 5, 1_000, 20, 5, crossesInVwap);
        return new Features(settings, RandomTape.session(), RandomTape.INSTRUMENTS, Masks.table(), RandomTape.OPENS);
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
        SessionExtremes extremes = features.extremes();
        assertThat(extremes.open(0)).isEqualTo(600_000_000);
        assertThat(extremes.high(0)).isEqualTo(601_000_000);
        assertThat(extremes.highNs(0)).isEqualTo(OPEN_NS + 1);
        assertThat(extremes.low(0)).isEqualTo(599_000_000);
        assertThat(extremes.lowNs(0)).isEqualTo(OPEN_NS + 3);
        assertThat(extremes.last(0)).isEqualTo(599_000_000);
    }

    @Test
    void formTPricesFormPreMarketLevelsAndNoneOfTheSession() {
        print(OPEN_NS - 2, 605_000_000, 12);
        print(OPEN_NS - 1, 595_000_000, 12);
        print(OPEN_NS, 610_000_000, 12);
        assertThat(features.extremes().preMarketHigh(0)).isEqualTo(605_000_000);
        assertThat(features.extremes().preMarketLow(0)).isEqualTo(595_000_000);
        assertThat(features.extremes().high(0)).isEqualTo(Missing.LONG);
    }

    @Test
    void anOddLotMovesVolumeButNoPrice() {
        print(OPEN_NS, 600_000_000, 37);
        assertThat(features.extremes().last(0)).isEqualTo(Missing.LONG);
        assertThat(features.bars().sessionVolume(0)).isEqualTo(100_000_000);
        assertThat(features.vwap().vwap(0)).isEqualTo(600);
        assertThat(features.closeMinute(0, OPEN_NS + MINUTE_NS)).isFalse();
        assertThat(features.closedBar(0).startNs).isEqualTo(Missing.LONG);
        print(OPEN_NS + MINUTE_NS, 600_000_000);
        assertThat(features.closeMinute(0, OPEN_NS + 2 * MINUTE_NS)).isTrue();
        assertThat(features.closedBar(0).volume).isEqualTo(100_000_000);
        assertThat(features.bars().sessionVolume(0)).isEqualTo(200_000_000);
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
        assertThat(features.latePrints()).isZero();
    }

    @Test
    void aLatePrintCountsForTheSessionAndChangesNoBar() {
        print(OPEN_NS, 600_000_000);
        features.closeMinute(0, OPEN_NS + MINUTE_NS);
        print(OPEN_NS + 1, 602_000_000);
        assertThat(features.latePrints()).isOne();
        assertThat(features.closedBar(0).high).isEqualTo(600_000_000);
        assertThat(features.closedBar(0).volume).isEqualTo(100_000_000);
        assertThat(features.bars().sessionVolume(0)).isEqualTo(200_000_000);
        assertThat(features.bars().closedVolume(0)).isEqualTo(200_000_000);
        assertThat(features.vwap().vwap(0)).isEqualTo(601);
        assertThat(features.closeMinute(0, OPEN_NS + 2 * MINUTE_NS)).isFalse();
    }

    @Test
    void theOpeningRangeIsMissingUntilItIsFrozen() {
        print(OPEN_NS, 600_000_000);
        print(OPEN_NS + 5 * MINUTE_NS - 1, 603_000_000);
        features.closeMinute(0, OPEN_NS + 4 * MINUTE_NS);
        assertThat(features.openingRange().high(0)).isEqualTo(Missing.LONG);
        print(OPEN_NS + 5 * MINUTE_NS, 610_000_000);
        features.closeMinute(0, OPEN_NS + 5 * MINUTE_NS);
        assertThat(features.openingRange().isFrozen(0)).isTrue();
        assertThat(features.openingRange().isFrozen(1)).isFalse();
        print(OPEN_NS + MINUTE_NS, 590_000_000);
        assertThat(features.openingRange().high(0)).isEqualTo(603_000_000);
        assertThat(features.openingRange().low(0)).isEqualTo(600_000_000);
    }

    @Test
    void crossesCountInVwapOnlyWhenTheSettingsSaySo() {
        Features with = withCrosses(true);
        for (int id : new int[] {8, 17, 19, 25, 55}) {
            Trade cross = trade(OPEN_NS, 600_000_000, 9, id);
            assertThat(features.onTrade(cross)).isEqualTo(with.onTrade(cross));
        }
        assertThat(features.vwap().vwap(0)).isEqualTo(Missing.STATISTIC);
        assertThat(features.bars().sessionVolume(0)).isEqualTo(500_000_000);
        assertThat(with.vwap().vwap(0)).isEqualTo(600);
        print(OPEN_NS, 601_000_000, 9);
        assertThat(features.vwap().vwap(0)).as("a cross trade of the day").isEqualTo(601);
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
        assertThat(features.volumeDelta().cvd(0)).isEqualTo(200_000_000);
        assertThat(features.volumeDelta().cvdLit(0)).isZero();
    }

    @Test
    void aPrintWithoutPriceOrSizeCountsForNothing() {
        Trade trade = trade(OPEN_NS, Missing.LONG);
        assertThat(features.onTrade(trade)).isEqualTo(PrintRules.REGULAR);
        Trade empty = trade(OPEN_NS, 600_000_000);
        empty.size = 0;
        assertThat(features.onTrade(empty)).isEqualTo(PrintRules.REGULAR);
        assertThat(features.bars().sessionVolume(0)).isEqualTo(Missing.LONG);
    }
}
