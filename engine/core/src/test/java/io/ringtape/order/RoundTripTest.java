package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.DigestFields;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionChange;
import io.ringtape.event.Side;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests what a round trip sends, when it closes, and what it accounts for. */
class RoundTripTest {
    /** The entry fills a cent above its reference, the target two cents better: the slippage is their sum, a gain. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void sumsUpPricesOrdersAndSlippage(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.price(DrivenDesk.ENTRY + desk.direction() * (9 * Micros.ONE));
        desk.enter();
        desk.price(DrivenDesk.ENTRY + desk.direction() * (8 * Micros.ONE));
        desk.fillAt(OrderLeg.ENTRY, 100, DrivenDesk.ENTRY + desk.direction() * 10_000L);
        desk.price(DrivenDesk.ENTRY - desk.direction() * 300_000L);
        desk.price(DrivenDesk.ENTRY + desk.direction() * 1_400_000L);
        desk.price(DrivenDesk.ENTRY);
        desk.fillAt(OrderLeg.TARGET, 100, DrivenDesk.plan(side).target + desk.direction() * 20_000L);
        TradeClosed closed = desk.closed();
        assertThat(closed.bestPrice).isEqualTo(DrivenDesk.ENTRY + desk.direction() * 1_400_000L);
        assertThat(closed.worstPrice).isEqualTo(DrivenDesk.ENTRY - desk.direction() * 300_000L);
        assertThat(closed.slippage).isEqualTo(1_000_000 - 2_000_000);
        assertThat(closed.orders).isEqualTo(1);
        PositionChange change = desk.change();
        assertThat(change.signalId).isEqualTo(7);
    }

    @Test
    void countsEveryClosingOrderAndMeasuresNoneAgainstAReference() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.unclosed();
        desk.exit(ExitReason.OPERATOR);
        desk.fillAt(OrderLeg.EXIT, 100, DrivenDesk.ENTRY - 3 * Micros.ONE);
        TradeClosed closed = desk.closed();
        assertThat(closed.orders).isEqualTo(3);
        assertThat(closed.slippage).isZero();
        assertThat(closed.bestPrice).isEqualTo(Missing.LONG);
        assertThat(closed.worstPrice).isEqualTo(Missing.LONG);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void sendsTheBracketOfThePlan(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        assertThat(desk.texts()).containsExactly("BRACKET in 100");
        assertThat(desk.orderId).isGreaterThan(DrivenDesk.ID_BASE);
        assertThatThrownBy(desk::enter)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("instrument 0 has an open round trip: ENTERING");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void accountsForARoundTripToTheMicro(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 60, 60);
        desk.report(OrderLeg.ENTRY, OrderStatus.FILLED, 40, 100);
        assertThat(desk.texts()).containsExactly("ENTRY 40 held 100");
        desk.part(OrderLeg.TARGET, 30, 30);
        PositionChange change = desk.change();
        assertThat(change.realised).isEqualTo(45_000_000 - 30_000);
        assertThat(change.averagePrice).isEqualTo(DrivenDesk.ENTRY);
        desk.report(OrderLeg.TARGET, OrderStatus.FILLED, 70, 100);
        TradeClosed closed = desk.closed();
        assertThat(closed.profit).isEqualTo(150_000_000 - 200_000);
        assertThat(closed.fees).isEqualTo(200_000);
        assertThat(closed.r).isCloseTo(1.498, within(1e-12));
        assertThat(closed.entryPrice).isEqualTo(DrivenDesk.ENTRY);
        assertThat(closed.exitPrice).isEqualTo(DrivenDesk.plan(side).target);
        assertThat(closed.reason).isEqualTo(ExitReason.TARGET);
        assertThat(desk.realisedToday()).isEqualTo(closed.profit);
        assertThat(desk.heard).containsExactly("entered", "closed");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void cancelsTheEntryAloneWhenItsTimeIsUp(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.beat(DrivenDesk.EXPIRY_NS - SECOND_NS);
        assertThat(desk.texts()).isEmpty();
        desk.beat(DrivenDesk.EXPIRY_NS + 1);
        assertThat(desk.texts()).containsExactly("cancel bracket ENTRY_EXPIRED entryOnly");
        desk.beat(DrivenDesk.EXPIRY_NS + SECOND_NS);
        assertThat(desk.texts()).isEmpty();
        desk.cancelled(OrderLeg.ENTRY, 40);
        assertThat(desk.stage()).isEqualTo(TradeStage.OPEN);
        desk.filled(OrderLeg.TARGET, 40);
        assertThat(desk.texts()).containsExactly("TARGET 40 held 0", "closed 40 TARGET 59920000");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void keepsAnEntryThatFillsWhileItIsCancelled(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.beat(DrivenDesk.EXPIRY_NS + 1);
        desk.filled(OrderLeg.ENTRY, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.OPEN);
        assertThat(desk.texts()).containsExactly("ENTRY 100 held 100");
    }

    @Test
    void closesAllWhenTheBrokerCannotCancelTheEntryAlone() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.beat(DrivenDesk.EXPIRY_NS + 1);
        desk.cancelled(OrderLeg.ENTRY, 40);
        desk.cancelled(OrderLeg.TARGET, 0);
        assertThat(desk.texts()).containsExactly("cancel bracket UNPROTECTED");
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).containsExactly("EXIT out 40 UNPROTECTED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void sellsNothingBeforeEveryLegHasEnded(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 60, 60);
        desk.exit(ExitReason.OPPOSITE_SIGNAL);
        assertThat(desk.texts()).containsExactly("cancel bracket OPPOSITE_SIGNAL");
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).isEmpty();
        desk.part(OrderLeg.ENTRY, 30, 90);
        assertThat(desk.texts()).containsExactly("ENTRY 30 held 90");
        desk.cancelled(OrderLeg.ENTRY, 90);
        assertThat(desk.texts()).containsExactly("EXIT out 90 OPPOSITE_SIGNAL");
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aRefusedExitIsRetriedAfterDoublingWaits(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.exiting();
        long second = 10;
        for (long wait : new long[] {2, 4, 8, 8}) {
            desk.heard.clear();
            desk.nowNs = DrivenDesk.START_NS + second * SECOND_NS - 1;
            desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0);
            assertThat(desk.texts()).containsExactly("CRITICAL ORDER_REJECTED ");
            assertThat(desk.heard).containsExactly("doubt");
            desk.beat((second + wait - 1) * SECOND_NS);
            assertThat(desk.texts()).isEmpty();
            desk.beat((second + wait) * SECOND_NS);
            assertThat(desk.texts()).containsExactly("EXIT out 100 INVALIDATION");
            second += wait + 1;
        }
    }

    @Test
    void anExitThatFilledInPartIsSentAgainAtTheNextBeatForTheRest() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.unclosed();
        desk.beat(10 * SECOND_NS);
        desk.part(OrderLeg.EXIT, 30, 30);
        desk.cancelled(OrderLeg.EXIT, 30);
        desk.beat(10 * SECOND_NS + 10);
        assertThat(desk.texts()).containsExactly("EXIT out 70 INVALIDATION");
        desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0);
        desk.beat(13 * SECOND_NS);
        assertThat(desk.texts()).containsExactly("EXIT out 70 INVALIDATION");
    }

    @Test
    void progressPreventsTheTimeStopButNotTheHardStop() {
        for (Side side : Side.VALUES) {
            DrivenDesk desk = new DrivenDesk(side);
            desk.open();
            desk.price(DrivenDesk.plan(side).progressPrice - desk.direction());
            desk.price(DrivenDesk.plan(side).progressPrice);
            desk.beat(DrivenDesk.TIME_STOP_NS + SECOND_NS);
            assertThat(desk.texts()).isEmpty();
            desk.beat(DrivenDesk.HARD_STOP_NS);
            assertThat(desk.texts()).isEmpty();
            desk.beat(DrivenDesk.HARD_STOP_NS + 2);
            assertThat(desk.texts()).containsExactly("cancel bracket HARD_STOP");
        }
    }

    @Test
    void aPriceJustShortOfProgressIsNoProgress() {
        DrivenDesk desk = new DrivenDesk(Side.SELL);
        desk.open();
        desk.price(DrivenDesk.plan(Side.SELL).progressPrice + 1);
        desk.beat(DrivenDesk.TIME_STOP_NS + SECOND_NS);
        assertThat(desk.texts()).containsExactly("cancel bracket TIME_STOP");
    }

    /** What the orders already hold, and the spans of {@link LegFills}, whose test has them, are left out. */
    @Test
    void isInTheDigestWhole() {
        DrivenDesk desk = new DrivenDesk(Side.BUY, true);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 30, 30);
        desk.part(OrderLeg.TARGET, 40, 40);
        DigestFields check = DigestFields.of(
                        desk::digest,
                        RoundTrip.class,
                        DeskEffects.class,
                        EntryPlan.class,
                        TripOrders.class,
                        Bracket.class,
                        LegFills.class,
                        ClosingOrder.class,
                        FillBook.class,
                        Position.class,
                        ReportBooking.class,
                        TimeStop.class,
                        BrokerDeadlines.class)
                .except(
                        "EntryPlan.quantity",
                        "EntryPlan.limit",
                        "EntryPlan.target",
                        "EntryPlan.partQuantity",
                        "EntryPlan.partTarget",
                        "EntryPlan.breakEven",
                        "EntryPlan.progressPrice",
                        "EntryPlan.timeStopNs",
                        "EntryPlan.hardStopNs",
                        "TimeStop.side",
                        "LegFills.from",
                        "LegFills.to",
                        "LegFills.spans");
        check.assertEachMatters(desk.desk());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aDeskTellsHowItsRoundTripStands(Side side) {
        DrivenDesk driven = new DrivenDesk(side);
        TradeDesk desk = driven.desk();
        assertThat(desk.isOpen(0)).isFalse();
        assertThat(desk.isBusy(0)).isFalse();
        assertThat(desk.mayEnter(0)).isFalse();
        driven.enter();
        assertThat(desk.isOpen(0)).isFalse();
        assertThat(desk.mayEnter(0)).isTrue();
        assertThat(desk.side(0)).isEqualTo(side);
        assertThat(desk.inR(0, Micros.ONE)).isEqualTo(Missing.STATISTIC);
        driven.part(OrderLeg.ENTRY, 40, 40);
        assertThat(desk.isOpen(0)).isTrue();
        assertThat(desk.mayEnter(0)).isTrue();
        driven.report(OrderLeg.ENTRY, OrderStatus.FILLED, 60, 100);
        assertThat(desk.isOpen(0)).isTrue();
        assertThat(desk.mayEnter(0)).isFalse();
        assertThat(desk.profitAt(0, DrivenDesk.ENTRY + driven.direction() * Micros.ONE))
                .as("a dollar a share less the charges")
                .isEqualTo(100 * Micros.ONE - 100_000);
        assertThat(desk.inR(0, 50 * Micros.ONE)).isEqualTo(0.5);
        driven.exit(ExitReason.INVALIDATION);
        assertThat(desk.isOpen(0)).isFalse();
        assertThat(desk.mayEnter(0)).isFalse();
        assertThat(desk.isBusy(0)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void stopsEnteringOnceAndOnlyWhileItEnters(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.act(() -> desk.desk().stopEntering(0));
        assertThat(desk.said).isEmpty();
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.act(() -> desk.desk().stopEntering(0));
        assertThat(desk.texts()).containsExactly("cancel bracket ENTRY_EXPIRED entryOnly");
        desk.act(() -> desk.desk().stopEntering(0));
        assertThat(desk.said).isEmpty();
        desk.cancelled(OrderLeg.ENTRY, 40);
        assertThat(desk.desk().isOpen(0)).isTrue();
        desk.act(() -> desk.desk().stopEntering(0));
        assertThat(desk.said).isEmpty();
    }

    @Test
    void aFillWithoutFeesIsFree() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        ExecutionReport report = desk.executionReport(OrderLeg.ENTRY, OrderStatus.FILLED, 100, 100);
        report.fees = Missing.LONG;
        desk.report(report);
        assertThat(desk.change().fees).isZero();
        assertThat(desk.realisedToday()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aSecondRoundTripAccountsForItselfAlone(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        for (int trip = 0; trip < 2; trip++) {
            desk.open();
            desk.price(DrivenDesk.ENTRY + desk.direction() * Micros.ONE);
            desk.filled(OrderLeg.TARGET, 100);
            assertThat(desk.texts()).containsExactly("TARGET 100 held 0", "closed 100 TARGET 149800000");
            assertThat(desk.closed().fees).isEqualTo(200_000);
        }
    }

    @Test
    void aSecondRoundTripBeginsWithTheFirstWait() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        for (int trip = 0; trip < 2; trip++) {
            desk.unclosed();
            desk.beat(desk.nowNs - DrivenDesk.START_NS + DrivenDesk.FIRST_RETRY_NS);
            assertThat(desk.texts()).containsExactly("EXIT out 100 INVALIDATION");
            desk.filled(OrderLeg.EXIT, 100);
            assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        }
    }

    @Test
    void aSecondRoundTripIgnoresARepeatedFillOfTheFirst() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.filled(OrderLeg.EXIT, 100);
        desk.enter();
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
    }
}
