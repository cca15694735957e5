package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionChange;
import io.ringtape.event.Side;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests two legs that closed the same shares: the position is the broker's, and exactly the excess is closed. */
class OverfillTest {
    private static final String BOTH = "CRITICAL BOTH_LEGS_FILLED more than was held is closed";
    private static final String OVER = "CRITICAL OVERFILLED more than was held is closed";

    @ParameterizedTest
    @EnumSource(Side.class)
    void closesWhatTheStopClosedAfterTheTarget(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.open();
        desk.filled(OrderLeg.TARGET, 100);
        desk.heard.clear();
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.texts()).containsExactly("STOP 100 held -100", BOTH, "EXIT in 100 UNPROTECTED");
        assertThat(desk.transitions())
                .containsExactly("NONE>CANCELLING OVERFILLED", "CANCELLING>EXITING BRACKETS_CANCELLED");
        assertThat(desk.heard).containsExactly("reopened", "entered", "doubt");
        assertThat(desk.held()).isEqualTo(-100_000_000);
        assertThat(desk.first(OrderRequest.class).side).isEqualTo(side);
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(desk.held()).isZero();
        desk.beat(100 * SECOND_NS);
        assertThat(desk.texts()).as("nothing more is closed").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void theExcessIsARoundTripOfItsOwnWithItsOwnProfit(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.open();
        desk.filled(OrderLeg.TARGET, 100);
        TradeClosed first = desk.closed();
        desk.filled(OrderLeg.STOP, 100);
        PositionChange reversed = desk.change();
        assertThat(reversed.averagePrice).isEqualTo(DrivenDesk.plan(side).stop);
        desk.fillAt(OrderLeg.EXIT, 100, DrivenDesk.ENTRY);
        TradeClosed second = desk.closed();
        assertThat(second.side).isEqualTo(side == Side.BUY ? Side.SELL : Side.BUY);
        assertThat(second.quantity).isEqualTo(100_000_000);
        assertThat(second.entryPrice).isEqualTo(DrivenDesk.plan(side).stop);
        assertThat(second.exitPrice).isEqualTo(DrivenDesk.ENTRY);
        assertThat(second.reason).isEqualTo(ExitReason.UNPROTECTED);
        assertThat(second.orders).isEqualTo(1);
        assertThat(second.fees).isEqualTo(200_000);
        assertThat(second.profit).isEqualTo(-100_000_000 - second.fees);
        assertThat(desk.realisedToday()).isEqualTo(first.profit + second.profit);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void countsEveryFillOnceWhenBothLegsFillInParts(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.open();
        desk.part(OrderLeg.TARGET, 60, 60);
        desk.part(OrderLeg.STOP, 70, 70);
        assertThat(desk.texts()).containsExactly("STOP 70 held -30", BOTH, "cancel bracket UNPROTECTED");
        assertThat(desk.transitions()).containsExactly("OPEN>CANCELLING OVERFILLED");
        desk.cancelled(OrderLeg.TARGET, 60);
        assertThat(desk.texts()).as("the stop may still fill").isEmpty();
        desk.part(OrderLeg.STOP, 10, 80);
        desk.cancelled(OrderLeg.STOP, 80);
        assertThat(desk.texts()).containsExactly("EXIT in 40 UNPROTECTED");
        desk.fillAt(OrderLeg.EXIT, 40, DrivenDesk.ENTRY);
        TradeClosed closed = desk.closed();
        assertThat(closed.side).isEqualTo(side);
        assertThat(closed.quantity).isEqualTo(100_000_000);
        assertThat(closed.fees).isEqualTo((100 + 60 + 80 + 40) * 1_000);
        assertThat(closed.profit).isEqualTo(60 * 1_500_000 - 80 * 1_000_000 - closed.fees);
        assertThat(desk.direction() * (closed.exitPrice - closed.entryPrice) * 100)
                .isEqualTo(closed.profit + closed.fees);
    }

    @Test
    void waitsForTheRestOfAStopThatFillsAfterTheTarget() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.part(OrderLeg.TARGET, 100, 100);
        desk.part(OrderLeg.STOP, 40, 40);
        assertThat(desk.texts()).containsExactly("STOP 40 held -40", BOTH, "cancel bracket UNPROTECTED");
        desk.cancelled(OrderLeg.STOP, 40);
        assertThat(desk.texts()).containsExactly("EXIT in 40 UNPROTECTED");
    }

    @Test
    void aFillToldAgainIsNoOverfill() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.part(OrderLeg.TARGET, 60, 60);
        desk.part(OrderLeg.TARGET, 60, 60);
        desk.report(OrderLeg.TARGET, OrderStatus.FILLED, 40, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        long digest = desk.digest();
        desk.report(OrderLeg.TARGET, OrderStatus.FILLED, 40, 100);
        desk.part(OrderLeg.TARGET, 60, 60);
        desk.filled(OrderLeg.ENTRY, 100);
        assertThat(desk.digest()).isEqualTo(digest);
        desk.filled(OrderLeg.STOP, 100);
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
        assertThat(desk.held()).isEqualTo(-100_000_000);
        desk.filled(OrderLeg.EXIT, 100);
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderLeg.class,
            names = {"TARGET", "STOP"})
    void aFillOfMoreThanTheOrderIsNeverCovered(OrderLeg leg) {
        for (long shares : new long[] {101, 200, 1_000_000, 9_000_000_000L}) {
            DrivenDesk desk = new DrivenDesk(Side.BUY);
            desk.open();
            desk.report(leg, OrderStatus.FILLED, shares, shares);
            assertThat(desk.texts()).containsExactly("CRITICAL REPORT_REFUSED impossible fill");
            assertThat(desk.held()).isEqualTo(100_000_000);
            desk.filled(OrderLeg.TARGET, 100);
            desk.report(leg, OrderStatus.PARTIALLY_FILLED, shares, 100 + shares);
            assertThat(desk.isCritical()).isTrue();
            assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
            assertThat(desk.held()).isZero();
        }
    }

    @Test
    void aStopOfAnEntryThatWasNeverFilledIsNotCovered() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.cancelled(OrderLeg.ENTRY, 0);
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.texts()).containsExactly("CRITICAL UNKNOWN_ORDER order not open");
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @Test
    void aStopOfAPartOfTheEntryIsNotCoveredBeyondThatPart() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.cancelled(OrderLeg.ENTRY, 40);
        desk.filled(OrderLeg.TARGET, 40);
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.texts())
                .containsExactly(
                        "STOP 40 held -40",
                        BOTH,
                        "CRITICAL REPORT_REFUSED more than was entered",
                        "EXIT in 40 UNPROTECTED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anExitThatFilledBesideTheStopIsMadeGood(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.exiting();
        desk.part(OrderLeg.STOP, 30, 30);
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.texts()).containsExactly("EXIT 100 held -30", OVER);
        assertThat(desk.transitions()).containsExactly("EXITING>UNCLOSED EXIT_ENDED");
        desk.beat(SECOND_NS);
        assertThat(desk.texts()).containsExactly("EXIT in 30 INVALIDATION");
        desk.filled(OrderLeg.EXIT, 30);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(desk.closed().profit).isEqualTo(-30 * 1_000_000 - 260_000);
        assertThat(desk.realisedToday()).isEqualTo(desk.closed().profit);
    }

    @Test
    void aClosingOrderOfTheOtherSideIsCancelledWhenTheStopReversesThePosition() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.part(OrderLeg.EXIT, 60, 60);
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.texts()).containsExactly("STOP 100 held -60", OVER, "cancel exit INVALIDATION");
        desk.cancelled(OrderLeg.EXIT, 60);
        desk.beat(SECOND_NS);
        assertThat(desk.texts()).containsExactly("EXIT in 60 INVALIDATION");
    }

    @Test
    void aClosingOrderFilledAfterItsRoundTripIsMadeGood() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.unclosed();
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.texts()).containsExactly("EXIT 100 held -100", OVER, "EXIT in 100 UNPROTECTED");
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(desk.closed().quantity).isEqualTo(100_000_000);
    }

    @Test
    void aBracketThatClosedTooMuchEndsTheOtherOne() {
        DrivenDesk desk = new DrivenDesk(Side.BUY, true);
        desk.enter();
        desk.ofPart().filled(OrderLeg.ENTRY, 40);
        desk.filled(OrderLeg.ENTRY, 60);
        desk.ofPart().filled(OrderLeg.TARGET, 40);
        desk.report(OrderLeg.STOP, OrderStatus.REPLACED, 0, 0);
        desk.ofPart().filled(OrderLeg.STOP, 40);
        assertThat(desk.texts()).containsExactly("STOP 40 held 20", BOTH, "cancel bracket UNPROTECTED");
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).containsExactly("EXIT out 20 UNPROTECTED");
    }

    @Test
    void bothLegsOfAPartOfTheEntryWaitForItsEnd() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.filled(OrderLeg.TARGET, 40);
        desk.filled(OrderLeg.STOP, 40);
        assertThat(desk.texts()).as("the entry may have filled more").isEmpty();
        desk.cancelled(OrderLeg.ENTRY, 40);
        assertThat(desk.texts()).containsExactly("STOP 40 held -40", BOTH, "EXIT in 40 UNPROTECTED");
    }

    @Test
    void aCoverThatIsRefusedIsSentAgainForTheSameShares() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.filled(OrderLeg.TARGET, 100);
        desk.filled(OrderLeg.STOP, 100);
        desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0);
        desk.beat(3 * SECOND_NS);
        assertThat(desk.texts()).containsExactly("EXIT in 100 UNPROTECTED");
    }

    @Test
    void aFillOfTheWrongSideOfTheCoverIsRefused() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.filled(OrderLeg.TARGET, 100);
        desk.filled(OrderLeg.STOP, 100);
        ExecutionReport report = desk.executionReport(OrderLeg.EXIT, OrderStatus.FILLED, 100, 100);
        report.side = Side.SELL;
        desk.report(report);
        assertThat(desk.texts()).containsExactly("CRITICAL REPORT_REFUSED impossible fill");
        assertThat(desk.held()).isEqualTo(-100_000_000);
    }
}
