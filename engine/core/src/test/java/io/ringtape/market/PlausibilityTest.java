package io.ringtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Nanos;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which quotes and prints are believed, with the default bounds. Prices in dollars, times in seconds. */
class PlausibilityTest {
    private static final PlausibilitySettings DEFAULTS =
            new PlausibilitySettings(1, 20, 3, 10 * Nanos.SECOND_NS, 10_000_000 * Micros.ONE, 10 * Nanos.SECOND_NS);

    private final Plausibility plausibility = new Plausibility(DEFAULTS, 2);
    private double second = 1;

    private boolean quote(double bid, double ask) {
        Quote quote = new Quote();
        quote.instrument = 1;
        quote.bid = bid > 0 ? Micros.ofDouble(bid) : Missing.LONG;
        quote.ask = ask > 0 ? Micros.ofDouble(ask) : Missing.LONG;
        quote.sipNs = (long) (second * Nanos.SECOND_NS);
        return plausibility.accepts(quote);
    }

    private boolean print(double price) {
        return print(price, 100, false);
    }

    private boolean print(double price, double shares, boolean isAuction) {
        return plausibility.accepts(trade(price, shares), isAuction, true);
    }

    private Trade trade(double price, double shares) {
        Trade trade = new Trade();
        trade.instrument = 1;
        trade.price = Micros.ofDouble(price);
        trade.size = Micros.ofDouble(shares);
        trade.sipNs = (long) (second * Nanos.SECOND_NS);
        return trade;
    }

    @Test
    void aQuoteOfTenTimesThePriceIsNotBelieved() {
        assertThat(quote(659.40, 659.41)).isTrue();
        assertThat(quote(6594.00, 6594.10)).isFalse();
        assertThat(quote(659.40, 659.41)).isTrue();
    }

    @Test
    void aStubOnOneSideIsNotBelievedHoweverOftenItComes() {
        for (int i = 0; i < 1_000; i++) {
            second += 0.1;
            assertThat(quote(659.40, i % 10 == 9 ? 199_999.99 : 659.41))
                    .as("quote " + i)
                    .isEqualTo(i % 10 != 9);
        }
    }

    @Test
    void aStubIsNotBelievedEvenWhenNothingElseIsQuoted() {
        quote(659.40, 659.41);
        for (int i = 0; i < 1_000; i++) {
            second += 1;
            assertThat(quote(0.01, 199_999.99)).isFalse();
        }
        assertThat(quote(0.01, -1)).isFalse();
        assertThat(quote(659.40, -1)).isTrue();
    }

    @Test
    void aWideFirstQuoteIsNotBelieved() {
        assertThat(quote(0.01, 199_999.99)).isFalse();
        assertThat(quote(659.40, 659.41)).isTrue();
    }

    @Test
    void singlePrintsFarFromTheMarketAreNotBelieved() {
        quote(659.40, 659.41);
        assertThat(print(6591.10)).isFalse();
        quote(659.40, 659.41);
        assertThat(print(6591.10)).isFalse();
        assertThat(print(6591.10)).isFalse();
        assertThat(print(6591.10)).isFalse();
        assertThat(print(6591.10)).isFalse();
        assertThat(print(659.41)).isTrue();
    }

    @Test
    void aHugePrintIsBelievedOnlyInAnAuction() {
        quote(659.40, 659.41);
        assertThat(print(659.41, 50_000_000, false)).isFalse();
        assertThat(print(659.41, 50_000_000, true)).isTrue();
        assertThat(print(659.41, 10_000_000, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 13, 20})
    void aFallWithinThreeMinutesIsBelievedToTheLastQuoteAndPrint(int percent) {
        double price = 600;
        for (int step = 0; step < 180; step++) {
            second += 1;
            price -= 600 * percent / 100.0 / 180;
            double spread = 0.01 + price * 0.001 * (step % 7);
            assertThat(quote(price - spread, price + spread))
                    .as("quote of step " + step)
                    .isTrue();
            assertThat(print(price - spread)).as("print of step " + step).isTrue();
        }
    }

    @Test
    void aFallInOneStepIsBelievedAfterThreePrintsAtItsQuotes() {
        quote(600, 600.01);
        assertThat(quote(558.00, 558.05)).isFalse();
        assertThat(print(558.00)).isFalse();
        assertThat(quote(557.90, 558.00)).isFalse();
        assertThat(print(557.95)).isFalse();
        assertThat(print(557.90)).isTrue();
        assertThat(quote(557.80, 557.90)).isTrue();
        assertThat(quote(600, 600.01)).isFalse();
    }

    @Test
    void aFallInOneStepIsBelievedAfterTenSecondsOfQuotesWithoutPrints() {
        quote(600, 600.01);
        for (int tenth = 0; tenth < 100; tenth++) {
            second += 0.1;
            assertThat(quote(480, 480.10)).as("tenth " + tenth).isFalse();
        }
        second += 0.2;
        assertThat(quote(480, 480.10)).isTrue();
    }

    @Test
    void aQuoteAtTheFormerLevelBeginsTheProofAnew() {
        quote(600, 600.01);
        for (int i = 0; i < 50; i++) {
            second += 9;
            assertThat(quote(540, 540.01)).isFalse();
            assertThat(print(540)).isFalse();
            assertThat(print(540)).isFalse();
            assertThat(quote(600, 600.01)).isTrue();
        }
    }

    @Test
    void aSplitOvernightIsBelievedAfterThreePrints() {
        quote(600, 600.10);
        second = 60_000;
        assertThat(quote(60, 60.01)).isFalse();
        assertThat(print(60)).isFalse();
        assertThat(print(60)).isFalse();
        assertThat(print(60)).isTrue();
        assertThat(quote(60, 60.01)).isTrue();
    }

    @Test
    void thePriceAfterAHaltMayBeAnywhere() {
        quote(600, 600.01);
        plausibility.forget(1);
        assertThat(print(510)).isTrue();
        assertThat(quote(511, 511.50)).isTrue();
    }

    @Test
    void aPennyStockMovesInItsOwnSpreads() {
        quote(0.50, 0.51);
        assertThat(quote(0.53, 0.54)).isTrue();
        assertThat(quote(0.49, 0.50)).isTrue();
        assertThat(print(0.52)).isTrue();
        assertThat(quote(5.30, 5.31)).isFalse();
        assertThat(print(5.30)).isFalse();
    }

    @Test
    void wideSpreadsWidenTheBoundTenfoldAtMost() {
        quote(100, 101);
        assertThat(quote(109, 110)).isTrue();
        assertThat(quote(125, 126)).isFalse();
    }

    @Test
    void printsAloneAreBelievedByTheirOwnLevel() {
        assertThat(print(600)).isTrue();
        assertThat(print(604)).isTrue();
        assertThat(print(6040)).isFalse();
        assertThat(print(606)).isTrue();
        assertThat(print(540)).isFalse();
        assertThat(print(540)).isFalse();
        assertThat(print(540)).isTrue();
    }

    @Test
    void nothingIsRefusedWithoutABound() {
        Plausibility off = new Plausibility(PlausibilitySettings.OFF, 1);
        Quote quote = new Quote();
        quote.instrument = 0;
        for (long price = 1; price < 1L << 40; price *= 7) {
            quote.bid = price;
            quote.ask = price + 1;
            assertThat(off.accepts(quote)).isTrue();
        }
    }

    @Test
    void aPriceOfZeroIsASideWithoutAPrice() {
        Quote quote = new Quote();
        quote.instrument = 1;
        quote(600, 600.01);
        quote.bid = 0;
        quote.ask = 600 * Micros.ONE;
        assertThat(plausibility.accepts(quote)).isTrue();
        quote.bid = 600 * Micros.ONE;
        quote.ask = 0;
        assertThat(plausibility.accepts(quote)).isTrue();
        quote.bid = 0;
        assertThat(plausibility.accepts(quote)).isTrue();
    }

    @Test
    void aPriceExactlyAtTheBoundIsBelieved() {
        assertThat(print(600)).isTrue();
        assertThat(print(606)).isTrue();
        plausibility.forget(1);
        quote(599.99, 600.01);
        assertThat(print(606.01)).isFalse();
        assertThat(quote(593.99, 594)).isFalse();
        assertThat(quote(606, 606.01)).isFalse();
        assertThat(quote(594, 594.02)).isTrue();
        plausibility.forget(1);
        quote(599.99, 600.01);
        assertThat(quote(605.98, 606)).isTrue();
    }

    @Test
    void theFirstQuoteIsBelievedUpToTheWidestBound() {
        assertThat(quote(569.99, 630)).isFalse();
        assertThat(quote(570, 630)).isTrue();
    }

    @Test
    void theBoundFollowsTheMeanSpreadByASixtyFourthOfEachChange() {
        quote(99.80, 100.20);
        quote(99.96, 100.04);
        assertThat(print(107.90)).isTrue();
        assertThat(print(107.91)).isFalse();
        assertThat(print(92.10)).isTrue();
        assertThat(print(92.09)).isFalse();
    }

    @Test
    void printsFilledInLaterAreBelievedWithinTheWidestBound() {
        Trade late = trade(1, 100);
        late.backfilled = true;
        assertThat(plausibility.accepts(late, false, true))
                .as("nothing is known")
                .isTrue();
        quote(599.99, 600.01);
        for (double price : new double[] {540, 600, 660}) {
            late.price = Micros.ofDouble(price);
            assertThat(plausibility.accepts(late, false, true)).isTrue();
        }
        for (double price : new double[] {539.99, 660.01}) {
            late.price = Micros.ofDouble(price);
            assertThat(plausibility.accepts(late, false, true)).isFalse();
        }
        assertThat(print(560)).as("the level has not moved").isFalse();
    }

    @Test
    void theThirdQuoteConfirmsALevelThatIsTenSecondsOld() {
        quote(600, 600.01);
        second = 2;
        assertThat(quote(480, 480.10)).isFalse();
        second = 7;
        assertThat(quote(480, 480.10)).isFalse();
        second = 12;
        assertThat(quote(480, 480.10)).isTrue();
    }

    @Test
    void twoQuotesNeverConfirmALevelHoweverOldItIs() {
        quote(600, 600.01);
        second = 2;
        assertThat(quote(480, 480.10)).isFalse();
        second = 60;
        assertThat(quote(480, 480.10)).isFalse();
        assertThat(quote(480, 480.10)).isTrue();
    }

    @Test
    void theFirstQuoteConfirmsALevelOfThreePrints() {
        quote(600, 600.01);
        for (int i = 0; i < 3; i++) {
            assertThat(print(540)).isFalse();
        }
        assertThat(quote(540, 540.01)).isTrue();
    }

    @Test
    void aQuoteCountsAsRecentForExactlyTenSeconds() {
        quote(600, 600.01);
        second = 11;
        for (int i = 0; i < 4; i++) {
            assertThat(print(540)).isFalse();
        }
        second = 11.001;
        assertThat(print(540)).isTrue();
    }

    @Test
    void thePrintThatConfirmsALevelEndsTheFormerOne() {
        quote(600, 600.01);
        quote(540, 540.01);
        print(540);
        print(540);
        assertThat(print(540)).isTrue();
        assertThat(quote(600, 600.01)).isFalse();
    }

    @Test
    void aProposedLevelReachesAsFarAsABelievedOne() {
        print(600);
        assertThat(print(500)).isFalse();
        assertThat(print(505)).isFalse();
        assertThat(print(505)).as("the third at the level").isTrue();
        plausibility.forget(1);
        print(600);
        assertThat(print(500)).isFalse();
        assertThat(print(505.01)).isFalse();
        assertThat(print(505.01)).as("the second at another level").isFalse();
    }
}
