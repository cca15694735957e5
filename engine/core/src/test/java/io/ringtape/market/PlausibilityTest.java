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

/** Which quotes and prints are plausible, with the default bounds. Prices in dollars, times in seconds. */
class PlausibilityTest {
    private static final PlausibilitySettings DEFAULTS = new PlausibilitySettings(
            0.5, 20, 10, 3, 10 * Nanos.SECOND_NS, 10_000_000 * Micros.ONE, 10 * Nanos.SECOND_NS);

    private final Plausibility plausibility = new Plausibility(DEFAULTS, 2);
    private double second = 1;

    private boolean quote(double bid, double ask) {
        Quote quote = new Quote();
        quote.instrument = 1;
        quote.bid = bid > 0 ? Micros.ofDouble(bid) : Missing.LONG;
        quote.ask = ask > 0 ? Micros.ofDouble(ask) : Missing.LONG;
        quote.sipNs = (long) (second * Nanos.SECOND_NS);
        return plausibility.isPlausible(quote);
    }

    /** Makes a market, which its second quote confirms. */
    private void market(double bid, double ask) {
        quote(bid, ask);
        assertThat(quote(bid, ask)).isTrue();
    }

    private boolean print(double price) {
        return print(price, 100, false);
    }

    private boolean print(double price, double shares, boolean isAuction) {
        return plausibility.isPlausible(trade(price, shares), isAuction, true);
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
    void aQuoteOfTenTimesThePriceIsImplausible() {
        assertThat(quote(659.40, 659.41)).isTrue();
        assertThat(quote(6594.00, 6594.10)).isFalse();
        assertThat(quote(659.40, 659.41)).isTrue();
    }

    @Test
    void aStubOnOneSideIsImplausibleHoweverOftenItComes() {
        for (int i = 0; i < 1_000; i++) {
            second += 0.1;
            assertThat(quote(659.40, i % 10 == 9 ? 199_999.99 : 659.41))
                    .as("quote " + i)
                    .isEqualTo(i % 10 != 9);
        }
    }

    @Test
    void aStubIsImplausibleEvenWhenNothingElseIsQuoted() {
        quote(659.40, 659.41);
        for (int i = 0; i < 1_000; i++) {
            second += 1;
            assertThat(quote(0.01, 199_999.99)).isFalse();
        }
        assertThat(quote(0.01, -1)).isFalse();
        assertThat(quote(659.40, -1)).isTrue();
    }

    @Test
    void aWideFirstQuoteIsImplausible() {
        assertThat(quote(0.01, 199_999.99)).isFalse();
        assertThat(quote(659.40, 659.41)).isTrue();
    }

    @Test
    void singlePrintsFarFromTheMarketAreImplausible() {
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
    void aHugePrintIsPlausibleOnlyInAnAuction() {
        quote(659.40, 659.41);
        assertThat(print(659.41, 50_000_000, false)).isFalse();
        assertThat(print(659.41, 50_000_000, true)).isTrue();
        assertThat(print(659.41, 10_000_000, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 13, 20})
    void aFallWithinThreeMinutesIsPlausibleToTheLastQuoteAndPrint(int percent) {
        double price = 600;
        for (int step = 0; step < 180; step++) {
            second += 1;
            price -= 600 * percent / 100.0 / 180;
            double spread = 0.01 + price * 0.0005 * (step % 7);
            assertThat(quote(price - spread, price + spread))
                    .as("quote of step " + step)
                    .isTrue();
            assertThat(print(price - spread)).as("print of step " + step).isTrue();
        }
    }

    @Test
    void aFallInOneStepIsPlausibleAfterThreePrintsAtItsQuotes() {
        market(600, 600.01);
        assertThat(quote(558.00, 558.05)).isFalse();
        assertThat(print(558.00)).isFalse();
        assertThat(quote(557.90, 558.00)).isFalse();
        assertThat(print(557.95)).isFalse();
        assertThat(print(557.90)).isTrue();
        assertThat(quote(557.80, 557.90)).isTrue();
        assertThat(quote(600, 600.01)).isFalse();
    }

    @Test
    void aFallInOneStepIsPlausibleAfterTenSecondsOfQuotesWithoutPrints() {
        market(600, 600.01);
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
    void aSplitOvernightIsPlausibleAfterThreePrints() {
        quote(600, 600.10);
        second = 60_000;
        assertThat(quote(60, 60.01)).isFalse();
        assertThat(print(60)).isFalse();
        assertThat(print(60)).isFalse();
        assertThat(print(60)).isTrue();
        assertThat(quote(60, 60.01)).isTrue();
    }

    @Test
    void anAbsurdQuoteIsImplausibleAfterAHaltToo() {
        quote(600, 600.01);
        plausibility.onHaltOrResume(1);
        plausibility.onHaltOrResume(1);
        assertThat(quote(6594.00, 6594.10)).isFalse();
        assertThat(print(6594.00)).isFalse();
        assertThat(quote(560, 560.50)).isTrue();
        assertThat(quote(6594.00, 6594.10)).isFalse();
        assertThat(quote(550, 550.50)).isFalse();
    }

    @Test
    void aMarketThatReopensFarAwayIsPlausibleWithItsThirdQuote() {
        quote(600, 600.01);
        plausibility.onHaltOrResume(1);
        plausibility.onHaltOrResume(1);
        assertThat(quote(420, 420.50)).isFalse();
        assertThat(quote(421, 421.50)).isFalse();
        assertThat(quote(420, 420.50)).isTrue();
        assertThat(print(420.20)).isTrue();
        assertThat(quote(600, 600.01)).isFalse();
    }

    /** The prior close stands in for the market until the first quote. */
    @Test
    void theFirstPrintOfTheDayIsHeldAgainstThePriorClose() {
        plausibility.onPriorClose(1, Micros.ofDouble(600));
        assertThat(print(6591.10)).isFalse();
        assertThat(quote(6594.00, 6594.10)).isFalse();
        assertThat(print(612)).isTrue();
        assertThat(quote(612, 612.05)).isTrue();
        assertThat(quote(618, 618.05)).isFalse();
    }

    @Test
    void aFirstQuoteWithoutHistoryYieldsToTheThirdThatDiffers() {
        assertThat(quote(6594.00, 6594.10)).isTrue();
        assertThat(quote(659.40, 659.41)).isFalse();
        assertThat(quote(659.40, 659.42)).isFalse();
        assertThat(quote(659.40, 659.41)).isTrue();
        assertThat(quote(6594.00, 6594.10)).isFalse();
    }

    @Test
    void aQuoteJustBeyondHalfAPercentIsImplausible() {
        market(659.40, 659.41);
        assertThat(quote(664.50, 664.60)).isFalse();
        assertThat(quote(662.60, 662.70)).isTrue();
    }

    @Test
    void whatIsFilledInLaterIsHeldAgainstTheWidestBoundAndMovesNothing() {
        market(600, 600.01);
        assertThat(backfilled(6594.00, 6594.10)).isFalse();
        assertThat(backfilled(560, 560.10)).isTrue();
        assertThat(quote(560, 560.10)).isFalse();
        assertThat(quote(600, 600.01)).isTrue();
    }

    private boolean backfilled(double bid, double ask) {
        Quote quote = new Quote();
        quote.instrument = 1;
        quote.backfilled = true;
        quote.bid = Micros.ofDouble(bid);
        quote.ask = Micros.ofDouble(ask);
        quote.sipNs = (long) (second * Nanos.SECOND_NS);
        return plausibility.isPlausible(quote);
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
    void printsAloneArePlausibleByTheirOwnLevel() {
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
            assertThat(off.isPlausible(quote)).isTrue();
        }
    }

    @Test
    void aPriceOfZeroIsASideWithoutAPrice() {
        Quote quote = new Quote();
        quote.instrument = 1;
        quote(600, 600.01);
        quote.bid = 0;
        quote.ask = 600 * Micros.ONE;
        assertThat(plausibility.isPlausible(quote)).isTrue();
        quote.bid = 600 * Micros.ONE;
        quote.ask = 0;
        assertThat(plausibility.isPlausible(quote)).isTrue();
        quote.bid = 0;
        assertThat(plausibility.isPlausible(quote)).isTrue();
    }

    @Test
    void aPriceExactlyAtTheBoundIsPlausible() {
        market(599.99, 600.01);
        assertThat(print(603)).isTrue();
        assertThat(print(603.01)).isFalse();
        assertThat(print(597)).isTrue();
        assertThat(print(596.99)).isFalse();
        assertThat(quote(596.99, 597)).isFalse();
        assertThat(quote(603, 603.01)).isFalse();
        assertThat(quote(602.98, 603)).isTrue();
    }

    @Test
    void theFirstQuoteIsPlausibleUpToTheWidestBound() {
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
    void printsFilledInLaterArePlausibleWithinTheWidestBound() {
        Trade late = trade(1, 100);
        late.backfilled = true;
        assertThat(plausibility.isPlausible(late, false, true))
                .as("nothing is known")
                .isTrue();
        market(599.99, 600.01);
        for (double price : new double[] {540, 600, 660}) {
            late.price = Micros.ofDouble(price);
            assertThat(plausibility.isPlausible(late, false, true)).isTrue();
        }
        for (double price : new double[] {539.99, 660.01}) {
            late.price = Micros.ofDouble(price);
            assertThat(plausibility.isPlausible(late, false, true)).isFalse();
        }
        assertThat(print(560)).as("the level has not moved").isFalse();
    }

    @Test
    void theThirdQuoteConfirmsALevelThatIsTenSecondsOld() {
        market(600, 600.01);
        second = 2;
        assertThat(quote(480, 480.10)).isFalse();
        second = 7;
        assertThat(quote(480, 480.10)).isFalse();
        second = 12;
        assertThat(quote(480, 480.10)).isTrue();
    }

    @Test
    void twoQuotesNeverConfirmALevelHoweverOldItIs() {
        market(600, 600.01);
        second = 2;
        assertThat(quote(480, 480.10)).isFalse();
        second = 60;
        assertThat(quote(480, 480.10)).isFalse();
        assertThat(quote(480, 480.10)).isTrue();
    }

    @Test
    void theFirstQuoteConfirmsALevelOfThreePrints() {
        market(600, 600.01);
        for (int i = 0; i < 3; i++) {
            assertThat(print(540)).isFalse();
        }
        assertThat(quote(540, 540.01)).isTrue();
    }

    @Test
    void aQuoteCountsAsRecentForExactlyTenSeconds() {
        market(600, 600.01);
        second = 11;
        for (int i = 0; i < 4; i++) {
            assertThat(print(540)).isFalse();
        }
        second = 11.001;
        assertThat(print(540)).isTrue();
    }

    @Test
    void thePrintThatConfirmsALevelEndsTheFormerOne() {
        market(600, 600.01);
        quote(540, 540.01);
        print(540);
        print(540);
        assertThat(print(540)).isTrue();
        assertThat(quote(600, 600.01)).isFalse();
    }

    @Test
    void aProposedLevelReachesAsFarAsAMarket() {
        market(599.99, 600.01);
        second = 100;
        assertThat(print(500)).isFalse();
        assertThat(print(502.50)).isFalse();
        assertThat(print(502.50)).as("the third at the level").isTrue();
    }

    @Test
    void aPrintBeyondTheProposedLevelProposesAnother() {
        market(599.99, 600.01);
        second = 100;
        assertThat(print(500)).isFalse();
        assertThat(print(502.51)).isFalse();
        assertThat(print(502.51)).as("the second at another level").isFalse();
    }
}
