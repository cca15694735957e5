package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.OrderLeg;
import io.ringtape.event.Side;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.PrintRules;
import io.ringtape.order.LatencySettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Resting orders have a place in a queue. No latency; the entry asks for 100 shares with its guard at 0, and the ask is
 * at 5.
 */
class RestingOrderTest {
    private static DrivenExchange exchange(Side side) {
        return new DrivenExchange(side, 0, 0);
    }

    /** Rests an entry at 0 behind 200 shares. */
    private static DrivenExchange joined(Side side) {
        DrivenExchange exchange = exchange(side).quote(1, 0, 200, 5, 300).bracket(2, 1, 100, 0);
        assertThat(exchange.reports(2)).containsExactly("2 ENTRY ACCEPTED");
        return exchange;
    }

    /** Holds 100 shares since time 2, with the target at 150 behind an ask at 0. */
    private static DrivenExchange holding(Side side) {
        DrivenExchange exchange = exchange(side).quote(1, -1, 200, 0, 200).bracket(2, 1, 100, 1);
        assertThat(exchange.reports(2)).hasSize(2);
        return exchange;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anOrderJoiningTheTouchWaitsForTheWholeDisplayedSize(Side side) {
        DrivenExchange exchange = joined(side).trade(10, 0, 150).trade(11, 0, 50);
        assertThat(exchange.reports(11)).isEmpty();
        exchange.trade(12, 0, 30).trade(13, 0, 90);
        assertThat(exchange.reports(13))
                .containsExactly(
                        "12 ENTRY PARTIALLY_FILLED 30 at 0, 30 so far, 70 open",
                        "13 ENTRY FILLED 70 at 0, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aPrintLargerThanTheQueueFillsWithTheRest(Side side) {
        assertThat(joined(side).trade(10, 0, 240).reports(10))
                .containsExactly("10 ENTRY PARTIALLY_FILLED 40 at 0, 40 so far, 60 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void insideTheSpreadNobodyIsAhead(Side side) {
        DrivenExchange exchange = exchange(side).quote(1, -3, 200, 5, 300).bracket(2, 1, 100, 0);
        assertThat(exchange.reports(2)).hasSize(1);
        exchange.quote(3, 0, 500, 5, 300).trade(4, 0, 30);
        assertThat(exchange.reports(4)).containsExactly("4 ENTRY PARTIALLY_FILLED 30 at 0, 30 so far, 70 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void behindTheTouchTheQueueIsUnknownUntilTheTouchArrives(Side side) {
        DrivenExchange exchange = holding(side).trade(3, 150, 900);
        exchange.quote(4, 148, 200, 150, 120).trade(5, 150, 100);
        assertThat(exchange.reports(5)).isEmpty();
        exchange.trade(6, 150, 50);
        assertThat(exchange.reports(6)).containsExactly("6 TARGET PARTIALLY_FILLED 30 at 150, 30 so far, 70 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aTouchThatJumpsPastTheLimitLeavesNobodyAhead(Side side) {
        DrivenExchange exchange = holding(side).quote(4, 148, 200, 151, 120).trade(5, 150, 100);
        assertThat(exchange.reports(5)).containsExactly("5 TARGET FILLED 100 at 150, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aPrintThroughTheLimitFillsUpToItsSizeWhateverTheQueue(Side side) {
        DrivenExchange exchange =
                joined(side).trade(10, -1, 60).trade(11, 0, 30).trade(12, -1, 60);
        assertThat(exchange.reports(12))
                .containsExactly(
                        "10 ENTRY PARTIALLY_FILLED 60 at 0, 60 so far, 40 open",
                        "12 ENTRY FILLED 40 at 0, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anOppositeQuoteAtTheLimitFillsUpToItsSize(Side side) {
        DrivenExchange exchange = joined(side).quote(10, 0, 200, 0, 60).trade(11, 0, 500);
        exchange.quote(12, -5, 200, -4, 20);
        assertThat(exchange.reports(12))
                .containsExactly(
                        "10 ENTRY PARTIALLY_FILLED 60 at 0, 60 so far, 40 open",
                        "12 ENTRY PARTIALLY_FILLED 20 at 0, 80 so far, 20 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void cancelsAreBehindUsAsFarAsPossible(Side side) {
        DrivenExchange exchange = joined(side).quote(10, 0, 350, 5, 300).quote(11, 0, 250, 5, 300);
        exchange.trade(12, 0, 199);
        assertThat(exchange.reports(12)).isEmpty();
        exchange.quote(13, 0, 1, 5, 300).trade(14, 0, 2);
        assertThat(exchange.reports(14)).containsExactly("14 ENTRY PARTIALLY_FILLED 1 at 0, 1 so far, 99 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aShareOfCancelsIsAheadWhenTheSettingSaysSo(Side side) {
        LatencySettings atOnce = LatencySettings.constant(0);
        DrivenExchange exchange = new DrivenExchange(side, atOnce, atOnce, 0.5);
        exchange.quote(1, 0, 200, 5, 300).bracket(2, 1, 100, 0).quote(3, 0, 500, 5, 300);
        exchange.quote(4, 0, 300, 5, 300).quote(5, 0, 280, 5, 300);
        // Decreases account for 110 shares; 90 are left.
        exchange.trade(6, 0, 210);
        assertThat(exchange.reports(6))
                .containsExactly("2 ENTRY ACCEPTED", "6 ENTRY PARTIALLY_FILLED 10 at 0, 10 so far, 90 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aDecreaseAndItsPrintCountOnceWhicheverComesFirst(Side side) {
        DrivenExchange printFirst = joined(side).trade(10, 0, 150).quote(11, 0, 50, 5, 300);
        DrivenExchange quoteFirst = joined(side).quote(10, 0, 50, 5, 300).trade(11, 0, 150);
        for (DrivenExchange exchange : new DrivenExchange[] {printFirst, quoteFirst}) {
            exchange.trade(12, 0, 60);
            assertThat(exchange.reports(12)).containsExactly("12 ENTRY PARTIALLY_FILLED 10 at 0, 10 so far, 90 open");
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void printsWithoutLitLiquidityDoNotShortenTheQueue(Side side) {
        DrivenExchange exchange = joined(side);
        var dark = exchange.print(10, 0, 500);
        dark.exchange = 4;
        var late = exchange.print(11, -1, 500);
        exchange.trade(dark, ConditionTable.ALL).trade(late, ConditionTable.VOLUME | ConditionTable.PRICE);
        exchange.trade(exchange.print(12, -1, 500), PrintRules.DUPLICATE);
        exchange.trade(13, 0, 200);
        assertThat(exchange.reports(13)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void ourOrdersShareAPrint(Side side) {
        DrivenExchange exchange = joined(side).bracket(3, 2, 100, 0).trade(10, 0, 350);
        assertThat(exchange.reports(10))
                .containsExactly(
                        "3 ENTRY ACCEPTED",
                        "10 ENTRY FILLED 100 at 0, 100 so far, 0 open",
                        "10 ENTRY PARTIALLY_FILLED 50 at 0, 50 so far, 50 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aReplacedTargetJoinsTheEndOfTheQueueAtItsNewPrice(Side side) {
        DrivenExchange exchange =
                holding(side).replace(3, 1, OrderLeg.TARGET, 5).quote(4, 3, 200, 5, 40);
        exchange.trade(5, 5, 40).trade(6, 5, 10);
        assertThat(exchange.reports(6))
                .containsExactly("3 TARGET REPLACED", "6 TARGET PARTIALLY_FILLED 10 at 5, 10 so far, 90 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aReplacedEntryTradesAtOnceWhereItCan(Side side) {
        assertThat(joined(side).replace(3, 1, OrderLeg.ENTRY, 5).reports(3))
                .containsExactly("3 ENTRY REPLACED", "3 ENTRY FILLED 100 at 5, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aReplacedStopTriggersAtItsNewPrice(Side side) {
        DrivenExchange exchange =
                holding(side).replace(3, 1, OrderLeg.STOP, -10).trade(4, -10, 1);
        exchange.quote(5, -12, 200, -11, 200);
        assertThat(exchange.reports(5))
                .containsExactly("3 STOP REPLACED", "5 STOP FILLED 100 at -12, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void finishedTriggeredOrInvalidLegsAreNotReplaced(Side side) {
        DrivenExchange exchange = holding(side)
                .replace(3, 1, OrderLeg.ENTRY, 5)
                .replace(3, 1, OrderLeg.STOP, 160)
                .replace(3, 9, OrderLeg.STOP, 0)
                .trade(4, -100, 1)
                .replace(5, 1, OrderLeg.STOP, -50);
        assertThat(exchange.reports(5))
                .containsExactly(
                        "3 ENTRY REPLACE_REJECTED",
                        "3 STOP REPLACE_REJECTED",
                        "3 STOP REPLACE_REJECTED",
                        "5 STOP REPLACE_REJECTED");
        assertThat(exchange.reports)
                .extracting(report -> report.reason.toString())
                .endsWith("not working", "stop beyond target", "not working", "not working");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aReplacedTargetThatTheQuoteReachesFillsAtOnce(Side side) {
        DrivenExchange exchange = holding(side).replace(3, 1, OrderLeg.TARGET, -1);
        assertThat(exchange.reports(3))
                .containsExactly("3 TARGET REPLACED", "3 TARGET FILLED 100 at -1, 100 so far, 0 open");
        assertThat(exchange.exchange.isIdle()).isTrue();
    }

    /** A better touch comes and goes, which ends what prints and decreases explain of each other. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void aRestingEntrySeesItsQueueShrink(Side side) {
        DrivenExchange exchange = joined(side).quote(10, 0, 50, 5, 300).quote(11, 1, 50, 5, 300);
        exchange.quote(12, 0, 50, 5, 300).trade(13, 0, 60);
        assertThat(exchange.reports(13)).containsExactly("13 ENTRY PARTIALLY_FILLED 10 at 0, 10 so far, 90 open");
    }
}
