package io.ringtape.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.QuoteState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NbboTest {
    private final Nbbo nbbo = new Nbbo(2, RandomTape.QUOTES);
    private final BookImbalance imbalance = new BookImbalance(2, 300, nbbo);
    private final Quote quote = new Quote();

    NbboTest() {
        quote.instrument = 0;
        quote.bid = 600_000_000;
        quote.ask = 600_020_000;
        quote.bidSize = 300_000_000;
        quote.askSize = 100_000_000;
        quote.sipNs = 1_000_000_000;
    }

    private QuoteState take() {
        nbbo.onQuote(quote);
        imbalance.onQuote(quote);
        return nbbo.state(0);
    }

    @Test
    void hasNoStateBeforeTheFirstQuote() {
        assertThat(nbbo.state(0)).isEqualTo(QuoteState.NONE);
        assertThat(nbbo.ageNs(0, 5)).isEqualTo(Missing.LONG);
        assertThat(nbbo.spread(0)).isEqualTo(Missing.LONG);
        assertThat(imbalance.mean(0, 5)).isEqualTo(Missing.STATISTIC);
    }

    @Test
    void twoSidesOfARoundLotAreNormal() {
        quote.bidSize = 40_000_000;
        assertThat(take()).isEqualTo(QuoteState.NORMAL);
        assertThat(nbbo.spread(0)).isEqualTo(20_000);
        assertThat(nbbo.spreadBps(0)).isCloseTo(0.02 / 600.01 * 1e4, within(1e-12));
        assertThat(nbbo.ageNs(0, 1_000_000_500)).isEqualTo(500);
    }

    @Test
    void lessThanARoundLotIsNoSide() {
        quote.bidSize = 39_999_999;
        assertThat(take()).isEqualTo(QuoteState.ONE_SIDED);
        assertThat(imbalance.imbalance(0)).isEqualTo(Missing.STATISTIC);
        assertThat(imbalance.microprice(0)).isEqualTo(Missing.STATISTIC);
    }

    @Test
    void aPriceOfZeroIsNoSide() {
        quote.ask = 0;
        assertThat(take()).isEqualTo(QuoteState.ONE_SIDED);
        assertThat(nbbo.ask(0)).isEqualTo(Missing.LONG);
        assertThat(nbbo.spreadBps(0)).isEqualTo(Missing.STATISTIC);
    }

    @Test
    void equalPricesLockAndABidAboveTheAskCrosses() {
        quote.ask = quote.bid;
        assertThat(take()).isEqualTo(QuoteState.LOCKED);
        assertThat(nbbo.isUsable(0)).isTrue();
        quote.ask -= 10_000;
        assertThat(take()).isEqualTo(QuoteState.CROSSED);
        assertThat(nbbo.isUsable(0)).isFalse();
        assertThat(nbbo.spread(0)).isEqualTo(-10_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 19, 20, 43})
    void aForbiddingConditionMakesItUnusable(int condition) {
        quote.conditions.add(1);
        quote.conditions.add(condition);
        assertThat(take()).isEqualTo(QuoteState.UNUSABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 16, 82, 84, 94, 78, 79, 107, 65_534})
    void otherConditionsDoNot(int condition) {
        quote.conditions.add(condition);
        assertThat(take()).isEqualTo(QuoteState.NORMAL);
    }

    @Test
    void micropriceLeansToTheThinnerSide() {
        take();
        assertThat(imbalance.imbalance(0)).isEqualTo(0.5);
        assertThat(imbalance.microprice(0)).isCloseTo(600.015, within(1e-9));
    }

    @Test
    void theMeanWeighsByTimeAndForgetsWholeBuckets() {
        take();
        quote.bidSize = 100_000_000;
        quote.sipNs += 100_000_000;
        take();
        long timeNs = quote.sipNs + 50_000_000;
        assertThat(imbalance.mean(0, timeNs)).isCloseTo(0.5 * 100 / 150, within(1e-12));
        assertThat(imbalance.mean(0, timeNs + 149_999_999)).isCloseTo(0.5 * 100 / 299.999999, within(1e-12));
        assertThat(imbalance.mean(0, timeNs + 150_000_001)).isZero();
    }

    @Test
    void theMeanCoversItsWholeWindowAtAMultipleOfABucket() {
        take();
        quote.bidSize = 100_000_000;
        quote.sipNs += 100_000_000;
        take();
        assertThat(imbalance.mean(0, quote.sipNs + 200_000_000)).isCloseTo(0.5 * 100 / 300, within(1e-12));
        assertThat(imbalance.mean(0, quote.sipNs + 200_000_001)).isZero();
    }

    @Test
    void theMeanSkipsTheTimeWithoutAUsableNbbo() {
        take();
        quote.conditions.add(43);
        quote.sipNs += 50_000_000;
        take();
        assertThat(imbalance.mean(0, quote.sipNs + 100_000_000)).isEqualTo(0.5);
        assertThat(imbalance.mean(0, quote.sipNs + 900_000_000)).isEqualTo(Missing.STATISTIC);
    }

    @Test
    void aBidOfZeroIsNoSide() {
        quote.bid = 0;
        assertThat(take()).isEqualTo(QuoteState.ONE_SIDED);
        assertThat(nbbo.bid(0)).isEqualTo(Missing.LONG);
        quote.bid = 1;
        take();
        assertThat(nbbo.bid(0)).isEqualTo(1);
    }

    @Test
    void sizesAreLotsOnceMoreThanHalfOfThemAreBelowALot() {
        assertThat(nbbo.quotesLots(0)).isFalse();
        sizes(39_999_999, 40_000_000);
        assertThat(nbbo.quotesLots(0)).as("one of two").isFalse();
        sizes(0, 1);
        assertThat(nbbo.quotesLots(0)).as("two of three").isTrue();
        sizes(40_000_000, Missing.LONG);
        assertThat(nbbo.quotesLots(0)).as("two of four").isFalse();
        sizes(1_000_000, 2_000_000);
        assertThat(nbbo.quotesLots(0)).as("four of six").isTrue();
    }

    private void sizes(long bidSize, long askSize) {
        quote.bidSize = bidSize;
        quote.askSize = askSize;
        take();
    }

    /** An imbalance of 0.5 for two buckets and of −0.5 for half of the third, at an hour of a real day. */
    @Test
    void theMeanFillsTheBucketsBetweenTwoQuotes() {
        long bucketNs = RandomTape.session().openNs();
        quote.sipNs = bucketNs;
        take();
        quote.bidSize = 100_000_000;
        quote.askSize = 300_000_000;
        quote.sipNs = bucketNs + 300_000_000;
        take();
        assertThat(imbalance.mean(0, quote.sipNs + 50_000_000)).isCloseTo(0.5 * (200 - 50) / 250, within(1e-12));
        assertThat(imbalance.mean(0, quote.sipNs + 900_000_000)).isCloseTo(-0.5, within(1e-12));
    }
}
