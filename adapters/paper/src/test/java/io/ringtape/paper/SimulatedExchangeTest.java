package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders take 50 to reach the exchange, reports 20 to come back. */
class SimulatedExchangeTest {
    private static DrivenExchange exchange(Side side) {
        return new DrivenExchange(side, 50, 20);
    }

    /** Holds 100 shares since time 50, reported at 70, with the bid a cent below and 200 displayed. */
    private static DrivenExchange holding(Side side) {
        DrivenExchange exchange = exchange(side).quote(1, -1, 200, 0, 200).bracket(0, 1, 100, 1);
        assertThat(exchange.reports(99)).hasSize(2);
        return exchange;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anEntryWithinItsGuardTakesTheOfferOnArrival(Side side) {
        DrivenExchange exchange = exchange(side).quote(1, -1, 200, 0, 200).bracket(0, 1, 100, 1);
        assertThat(exchange.reports(69)).isEmpty();
        assertThat(exchange.reports(70))
                .containsExactly("70 ENTRY ACCEPTED", "70 ENTRY FILLED 100 at 0, 100 so far, 0 open");
        assertThat(exchange.reports.get(1).exchangeNs).isEqualTo(50);
        assertThat(exchange.reports.get(1).side).isEqualTo(side);
        assertThat(exchange.reports.get(1).brokerOrderId).hasToString("SIM-1");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aBackFilledPrintFillsAndTriggersNothing(Side side) {
        DrivenExchange exchange = holding(side);
        for (long cents : new long[] {-1_000, 1_000}) {
            Trade print = exchange.print(100, cents, 1_000);
            print.backfilled = true;
            exchange.trade(print, ConditionTable.ALL);
        }
        exchange.quote(101, -1, 200, 0, 200);
        assertThat(exchange.reports(200)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anEntryNeverPaysMoreThanItsGuard(Side side) {
        DrivenExchange exchange = exchange(side).quote(1, -1, 200, 2, 200).bracket(0, 1, 100, 1);
        assertThat(exchange.reports(99)).containsExactly("70 ENTRY ACCEPTED");
        exchange.quote(100, 0, 200, 1, 30);
        assertThat(exchange.reports(120)).containsExactly("120 ENTRY PARTIALLY_FILLED 30 at 1, 30 so far, 70 open");
        exchange.quote(130, -2, 200, -1, 300);
        assertThat(exchange.reports(150)).containsExactly("150 ENTRY FILLED 70 at 1, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anEntryTakesTheDisplayedSizeAndContinuesWithLaterQuotes(Side side) {
        DrivenExchange exchange =
                exchange(side).quote(1, -1, 200, 0, 40).bracket(0, 1, 100, 1).to(60);
        exchange.trade(61, 0)
                .quote(62, -1, 200, 1, 35)
                .quote(63, -1, 200, 2, 500)
                .quote(64, -1, 200, 0, 500);
        assertThat(exchange.reports(99))
                .containsExactly(
                        "70 ENTRY ACCEPTED",
                        "70 ENTRY PARTIALLY_FILLED 40 at 0, 40 so far, 60 open",
                        "82 ENTRY PARTIALLY_FILLED 35 at 1, 75 so far, 25 open",
                        "84 ENTRY FILLED 25 at 1, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void liquidityTakenByAFillIsGoneUntilTheNextQuote(Side side) {
        DrivenExchange exchange = exchange(side).quote(1, -1, 200, 0, 130);
        exchange.bracket(0, 1, 100, 1).bracket(5, 2, 100, 1);
        assertThat(exchange.reports(99))
                .containsExactly(
                        "70 ENTRY ACCEPTED",
                        "70 ENTRY FILLED 100 at 0, 100 so far, 0 open",
                        "75 ENTRY ACCEPTED",
                        "75 ENTRY PARTIALLY_FILLED 30 at 0, 30 so far, 70 open");
        exchange.trade(100, 0);
        assertThat(exchange.reports(150)).isEmpty();
        exchange.quote(160, -1, 200, 0, 130);
        assertThat(exchange.reports(200)).containsExactly("180 ENTRY FILLED 70 at 0, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anExitSellsAtAnyBidAndContinuesWithLaterQuotes(Side side) {
        DrivenExchange exchange =
                exchange(side).quote(1, -1, 60, 0, 200).exit(0, 1, 100).to(60);
        exchange.quote(70, -90, 200, 0, 200);
        assertThat(exchange.reports(99))
                .containsExactly(
                        "70 EXIT ACCEPTED",
                        "70 EXIT PARTIALLY_FILLED 60 at -1, 60 so far, 40 open",
                        "90 EXIT FILLED 40 at -90, 100 so far, 0 open");
        assertThat(exchange.exchange.isIdle()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aTargetFillsAtItsLimitUpToTheSizeOfAQuoteThatReachesIt(Side side) {
        DrivenExchange exchange = holding(side).quote(100, 149, 500, 155, 500).quote(110, 150, 60, 155, 500);
        exchange.quote(120, 153, 500, 155, 500);
        assertThat(exchange.reports(199))
                .containsExactly(
                        "130 TARGET PARTIALLY_FILLED 60 at 150, 60 so far, 40 open",
                        "140 TARGET FILLED 40 at 150, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aTargetFillsCompletelyOnAPrintThroughItButNotOnATouch(Side side) {
        DrivenExchange exchange = holding(side).trade(100, 150);
        assertThat(exchange.reports(199)).isEmpty();
        exchange.trade(200, 151);
        assertThat(exchange.reports(299)).containsExactly("220 TARGET FILLED 100 at 150, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aStopTriggersOnAPrintAndFillsFromTheNextQuoteOn(Side side) {
        DrivenExchange exchange = holding(side).quote(100, -105, 500, -101, 500).trade(101, -99);
        assertThat(exchange.reports(199)).isEmpty();
        exchange.trade(200, -100);
        assertThat(exchange.reports(299)).isEmpty();
        exchange.quote(300, -110, 70, -101, 500).quote(310, -112, 70, -101, 500);
        assertThat(exchange.reports(399))
                .containsExactly(
                        "320 STOP PARTIALLY_FILLED 70 at -110, 70 so far, 30 open",
                        "330 STOP FILLED 30 at -112, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aTriggeredStopIsTakenBeforeTheTarget(Side side) {
        DrivenExchange exchange = holding(side).trade(100, -100).trade(101, 160).quote(102, 155, 500, 156, 500);
        assertThat(exchange.reports(199)).containsExactly("122 STOP FILLED 100 at 155, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aPrintBeyondTheStopDoesNothingWhileNothingIsHeld(Side side) {
        DrivenExchange exchange = exchange(side).quote(1, -1, 200, 5, 200).bracket(0, 1, 100, 1);
        exchange.trade(exchange.print(60, -150, 500), ConditionTable.PRICE);
        exchange.quote(61, -1, 200, 0, 200).quote(62, -1, 200, 0, 200);
        assertThat(exchange.reports(199))
                .containsExactly("70 ENTRY ACCEPTED", "81 ENTRY FILLED 100 at 1, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aTriggeredStopCancelsTheRestOfTheEntry(Side side) {
        DrivenExchange exchange = exchange(side).quote(1, -1, 200, 0, 40).bracket(0, 1, 100, 1);
        assertThat(exchange.reports(99)).hasSize(2);
        exchange.trade(100, -100);
        assertThat(exchange.reports(199)).containsExactly("120 ENTRY CANCELLED");
        exchange.quote(200, -101, 500, -100, 500);
        assertThat(exchange.reports(299)).containsExactly("220 STOP FILLED 40 at -101, 40 so far, 0 open");
        assertThat(exchange.exchange.isIdle()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aFillOfTheTargetFirstCancelsTheRestOfTheEntry(Side side) {
        DrivenExchange exchange = exchange(side).quote(1, -1, 200, 0, 40).bracket(0, 1, 100, 1);
        assertThat(exchange.reports(99)).hasSize(2);
        exchange.quote(100, 150, 30, 151, 500).quote(101, -1, 500, 0, 500);
        assertThat(exchange.reports(199))
                .containsExactly("120 ENTRY CANCELLED", "120 TARGET PARTIALLY_FILLED 30 at 150, 30 so far, 10 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aCancelInFlightLosesToAFillBeforeItsArrival(Side side) {
        DrivenExchange early =
                exchange(side).quote(1, -1, 200, 5, 200).bracket(0, 1, 100, 1).to(60);
        early.cancel(100, 1, false).quote(149, -1, 200, 0, 60).quote(151, -1, 200, 0, 200);
        assertThat(early.reports(199))
                .containsExactly(
                        "70 ENTRY ACCEPTED",
                        "169 ENTRY PARTIALLY_FILLED 60 at 1, 60 so far, 40 open",
                        "170 ENTRY CANCELLED",
                        "170 TARGET CANCELLED",
                        "170 STOP CANCELLED");
        assertThat(early.exchange.isIdle()).isTrue();
        early.trade(300, -100).quote(301, -100, 500, -99, 500);
        assertThat(early.reports(399)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aCancelOfAnUnfilledBracketEndsTheEntryAlone(Side side) {
        DrivenExchange exchange = exchange(side).quote(1, -1, 200, 5, 200).bracket(0, 1, 100, 1);
        exchange.cancel(10, 1, false).quote(61, -1, 200, 0, 200);
        assertThat(exchange.reports(199)).containsExactly("70 ENTRY ACCEPTED", "80 ENTRY CANCELLED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aCancelOfTheEntryAloneLeavesTargetAndStop(Side side) {
        DrivenExchange exchange =
                exchange(side).quote(1, -1, 200, 0, 40).bracket(0, 1, 100, 1).to(60);
        exchange.cancel(60, 1, true).quote(111, -1, 200, 0, 200);
        assertThat(exchange.reports(199))
                .containsExactly(
                        "70 ENTRY ACCEPTED",
                        "70 ENTRY PARTIALLY_FILLED 40 at 0, 40 so far, 60 open",
                        "130 ENTRY CANCELLED");
        assertThat(exchange.reports.get(2).filledQuantity).isEqualTo(40 * Micros.ONE);
        exchange.trade(200, 151);
        assertThat(exchange.reports(299)).containsExactly("220 TARGET FILLED 40 at 150, 40 so far, 0 open");
        assertThat(exchange.exchange.isIdle()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aCancelOfAFilledEntryReportsNothing(Side side) {
        DrivenExchange exchange = holding(side).cancel(100, 1, true);
        assertThat(exchange.reports(199)).isEmpty();
        exchange.trade(200, 151);
        assertThat(exchange.reports(299)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aLateCancelOrOneOfAnUnknownOrderReportsNothing(Side side) {
        DrivenExchange exchange =
                holding(side).cancel(100, 99, false).trade(140, 151).cancel(100, 1, false);
        assertThat(exchange.reports(199)).containsExactly("160 TARGET FILLED 100 at 150, 100 so far, 0 open");
        assertThat(exchange.exchange.isIdle()).isTrue();
        assertThat(exchange.exchange.nextDueNs()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aCancelledExitKeepsWhatItFilled(Side side) {
        DrivenExchange exchange =
                exchange(side).quote(1, -1, 60, 0, 200).exit(0, 1, 100).cancel(10, 1, false);
        assertThat(exchange.reports(99))
                .containsExactly(
                        "70 EXIT ACCEPTED",
                        "70 EXIT PARTIALLY_FILLED 60 at -1, 60 so far, 40 open",
                        "80 EXIT CANCELLED");
        assertThat(exchange.reports.get(2).filledQuantity).isEqualTo(60 * Micros.ONE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anOrderAndItsCancelOfTheSameInstantArriveInThatOrder(Side side) {
        DrivenExchange exchange =
                exchange(side).quote(1, -1, 200, 0, 200).bracket(0, 1, 100, 1).cancel(0, 1, false);
        assertThat(exchange.reports(99))
                .containsExactly(
                        "70 ENTRY ACCEPTED",
                        "70 ENTRY FILLED 100 at 0, 100 so far, 0 open",
                        "70 TARGET CANCELLED",
                        "70 STOP CANCELLED");
    }

    @Test
    void anOrderMeetsTheQuoteCurrentAtItsArrival() {
        for (long arrival : new long[] {49, 50, 51}) {
            DrivenExchange exchange =
                    exchange(Side.BUY).quote(1, -1, 200, 5, 200).bracket(0, 1, 100, 1);
            exchange.quote(arrival, -1, 200, 0, 200).quote(52, -1, 200, 5, 200);
            assertThat(exchange.reports(199))
                    .containsExactly(
                            "70 ENTRY ACCEPTED",
                            (Math.max(50, arrival) + 20) + " ENTRY FILLED 100 at " + (arrival < 50 ? 0 : 1)
                                    + ", 100 so far, 0 open");
        }
    }

    @Test
    void everythingHappensAtOnceWithoutLatency() {
        DrivenExchange exchange =
                new DrivenExchange(Side.BUY, 0, 0).quote(1, -1, 200, 0, 200).bracket(1, 1, 100, 1);
        assertThat(exchange.exchange.nextDueNs()).isEqualTo(1);
        assertThat(exchange.reports(1))
                .containsExactly("1 ENTRY ACCEPTED", "1 ENTRY FILLED 100 at 0, 100 so far, 0 open");
    }

    @Test
    void reportsComeBeforeArrivalsOfTheSameInstant() {
        DrivenExchange exchange = exchange(Side.BUY)
                .quote(1, -1, 200, 0, 200)
                .bracket(0, 1, 100, 1)
                .bracket(20, 2, 100, 1);
        exchange.to(69);
        assertThat(exchange.exchange.nextDueNs()).isEqualTo(70);
        assertThat(exchange.exchange.step()).isNotNull();
        assertThat(exchange.exchange.step()).isNotNull();
        assertThat(exchange.exchange.step()).as("the second order arrives").isNull();
        assertThat(exchange.exchange.nextDueNs()).isEqualTo(90);
    }

    @Test
    void itsOwnTimeNeverGoesBack() {
        DrivenExchange exchange = exchange(Side.BUY)
                .quote(1, -1, 200, 5, 200)
                .bracket(0, 1, 100, 1)
                .to(60);
        exchange.exchange.onQuote(quote(55, 499_990_000, 500_000_000));
        exchange.exchange.onQuote(quote(40, 499_990_000, 500_000_000));
        assertThat(exchange.reports(199).get(1)).startsWith("75 ENTRY FILLED");
    }

    private static Quote quote(long timeNs, long bid, long ask) {
        Quote quote = DrivenExchange.blankQuote(timeNs);
        quote.bid = bid;
        quote.ask = ask;
        quote.bidSize = 200 * Micros.ONE;
        quote.askSize = 200 * Micros.ONE;
        return quote;
    }

    private static Stream<Consumer<Quote>> unusable() {
        return Stream.of(
                quote -> quote.bid = Missing.LONG,
                quote -> quote.ask = Missing.LONG,
                quote -> quote.bid = 0,
                quote -> quote.bid = quote.ask + 1,
                quote -> quote.askSize = Missing.LONG,
                quote -> quote.askSize = 0,
                quote -> quote.conditions.add(43));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void nothingIsBoughtOnAQuoteThatCannotBeTradedOn(Consumer<Quote> damage) {
        DrivenExchange exchange = exchange(Side.BUY);
        Quote quote = quote(1, 499_990_000, 500_000_000);
        damage.accept(quote);
        exchange.quote(quote).bracket(0, 1, 100, 1);
        assertThat(exchange.reports(99)).containsExactly("70 ENTRY ACCEPTED");
        exchange.quote(quote(100, 499_990_000, 500_000_000));
        assertThat(exchange.reports(199)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aStopTriggersWhileTheQuoteIsBadAndFillsOnTheNextGoodOne(Consumer<Quote> damage) {
        DrivenExchange exchange = holding(Side.BUY);
        Quote quote = quote(100, 498_000_000, 498_010_000);
        quote.bidSize = 0;
        damage.accept(quote);
        exchange.quote(quote).trade(101, -100).quote(quote);
        assertThat(exchange.reports(199)).isEmpty();
        exchange.quote(quote(200, 498_000_000, 498_010_000));
        assertThat(exchange.reports(299)).containsExactly("220 STOP FILLED 100 at -200, 100 so far, 0 open");
    }

    @Test
    void aPrintThroughTheTargetFillsNothingWhileTheQuoteIsCrossed() {
        DrivenExchange exchange =
                holding(Side.BUY).quote(quote(100, 501_600_000, 501_500_000)).trade(101, 160);
        assertThat(exchange.reports(199)).isEmpty();
    }

    @Test
    void aLockedQuoteCanBeTradedOn() {
        DrivenExchange exchange = exchange(Side.BUY).quote(1, 0, 200, 0, 200).bracket(0, 1, 100, 1);
        assertThat(exchange.reports(99)).hasSize(2);
    }

    private static Stream<Consumer<OrderRequest>> nonsense() {
        return Stream.of(
                request -> request.quantity = 0,
                request -> request.quantity = Missing.LONG,
                request -> request.stop = Missing.LONG,
                request -> request.target = Missing.LONG,
                request -> request.stop = request.target);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void refusesWhatNoExchangeWouldTake(Consumer<OrderRequest> nonsense) {
        for (Side side : Side.VALUES) {
            DrivenExchange exchange = exchange(side).quote(1, -1, 200, 0, 200);
            OrderRequest request = exchange.request(0, 1, 100, 1);
            nonsense.accept(request);
            exchange.submit(request);
            assertThat(exchange.reports(99)).containsExactly("70 ENTRY REJECTED");
            assertThat(exchange.reports.get(0).reason.toString()).isNotEmpty();
            assertThat(exchange.exchange.isIdle()).isTrue();
        }
    }

    @Test
    void finalReportsOfLegsCarryTheirFilledQuantity() {
        DrivenExchange exchange =
                holding(Side.BUY).quote(100, 150, 30, 151, 500).cancel(110, 1, false);
        assertThat(exchange.reports(199))
                .containsExactly(
                        "120 TARGET PARTIALLY_FILLED 30 at 150, 30 so far, 70 open",
                        "180 TARGET CANCELLED",
                        "180 STOP CANCELLED");
        List<Long> filled = exchange.reports.stream()
                .filter(report -> report.status == OrderStatus.CANCELLED)
                .map(report -> report.filledQuantity / Micros.ONE)
                .toList();
        assertThat(filled).containsExactly(30L, 0L);
        assertThat(exchange.reports.get(3).leg).isEqualTo(OrderLeg.TARGET);
        assertThat(exchange.reports.get(3).side).isEqualTo(Side.SELL);
    }

    @Test
    void isIdleOnlyWithoutAMessageAndAnOrder() {
        DrivenExchange exchange = exchange(Side.BUY).quote(1, -1, 200, 5, 200);
        assertThat(exchange.exchange.isIdle()).isTrue();
        exchange.bracket(0, 1, 100, 1);
        assertThat(exchange.exchange.isIdle()).as("a request is under way").isFalse();
        exchange.to(99);
        assertThat(exchange.exchange.isIdle()).as("an entry rests").isFalse();
        exchange.cancel(100, 1, true).to(160);
        assertThat(exchange.exchange.isIdle()).as("a report is under way").isFalse();
        exchange.to(170);
        assertThat(exchange.exchange.isIdle()).isTrue();
    }

    @Test
    void chargesEachFillWhatItAddsToItsLeg() {
        LatencySettings atOnce = LatencySettings.constant(0);
        DrivenExchange exchange = new DrivenExchange(
                Side.BUY, new SimulationSettings(atOnce, atOnce, 0, new FeeRates(10_000, 1_000_000, 20_000_000, 0, 0)));
        exchange.quote(1, 0, 60, 0, 60)
                .bracket(2, 1, 200, 1)
                .exit(2, 2, 200)
                .quote(3, 0, 500, 0, 500)
                .to(3);
        assertThat(exchange.reports)
                .filteredOn(report -> report.fillQuantity > 0 && report.orderId == 1)
                .extracting(report -> report.fees)
                .as("a dollar at least, then a cent a share")
                .containsExactly(1_000_000L, 1_000_000L);
        assertThat(exchange.reports)
                .filteredOn(report -> report.fillQuantity > 0 && report.orderId == 2)
                .extracting(report -> report.fees)
                .as("twenty dollars a million of 30,000 and of 70,000 besides")
                .containsExactly(1_600_000L, 2_400_000L);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void twoTriggeredStopsShareAQuote(Side side) {
        DrivenExchange exchange = holdingTwice(side).trade(100, -100).quote(101, -101, 120, -100, 200);
        assertThat(exchange.reports(130))
                .containsExactly(
                        "121 STOP FILLED 100 at -101, 100 so far, 0 open",
                        "121 STOP PARTIALLY_FILLED 20 at -101, 20 so far, 80 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void twoTargetsShareAPrint(Side side) {
        DrivenExchange exchange = holdingTwice(side).trade(100, 160, 120);
        assertThat(exchange.reports(130))
                .containsExactly(
                        "120 TARGET FILLED 100 at 150, 100 so far, 0 open",
                        "120 TARGET PARTIALLY_FILLED 20 at 150, 20 so far, 80 open");
    }

    private static DrivenExchange holdingTwice(Side side) {
        DrivenExchange exchange =
                exchange(side).quote(1, -1, 200, 0, 200).bracket(0, 1, 100, 1).bracket(0, 2, 100, 1);
        assertThat(exchange.reports(99)).hasSize(4);
        return exchange;
    }
}
