package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Alert;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.event.TradeStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests how the desk takes the broker's reports: late, repeated, out of order, impossible, or on foreign orders. */
class DeskReportsTest {
    @Test
    void waitsForTheFillsThatTheEndOfALegReports() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.cancelling();
        desk.cancelled(OrderLeg.STOP, 0);
        desk.cancelled(OrderLeg.TARGET, 25);
        assertThat(desk.texts()).isEmpty();
        desk.part(OrderLeg.TARGET, 25, 25);
        assertThat(desk.texts()).containsExactly("TARGET 25 held 75", "EXIT out 75 INVALIDATION");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void closesAtOnceWhenTheCancelledBracketProvesToBeOver(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.part(OrderLeg.STOP, 7, 7);
        desk.part(OrderLeg.TARGET, 2, 2);
        desk.cancelled(OrderLeg.ENTRY, 27);
        desk.cancelled(OrderLeg.STOP, 7);
        desk.cancelled(OrderLeg.TARGET, 2);
        assertThat(desk.texts()).isEmpty();
        desk.part(OrderLeg.ENTRY, 27, 27);
        assertThat(desk.texts())
                .containsExactly(
                        "ENTRY 27 held 27",
                        "STOP 7 held 20",
                        "TARGET 2 held 18",
                        "cancel bracket UNPROTECTED",
                        "EXIT out 18 UNPROTECTED");
        assertThat(desk.transitions())
                .containsExactly(
                        "ENTERING>OPEN FIRST_FILL",
                        "OPEN>CANCELLING GUARD_LOST",
                        "CANCELLING>EXITING BRACKETS_CANCELLED");
    }

    @Test
    void aLaterEndOfALegTakesBackNoReportedFill() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.cancelling();
        desk.cancelled(OrderLeg.TARGET, 25);
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.stage()).isEqualTo(TradeStage.CANCELLING);
        desk.part(OrderLeg.TARGET, 25, 25);
        assertThat(desk.texts()).containsExactly("TARGET 25 held 75", "EXIT out 75 INVALIDATION");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aClosingFillThatOvertakesTheEntrysWaitsForIt(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.texts()).isEmpty();
        assertThat(desk.held()).isEqualTo(40_000_000);
        desk.report(OrderLeg.ENTRY, OrderStatus.FILLED, 60, 100);
        assertThat(desk.texts()).containsExactly("ENTRY 60 held 100", "STOP 100 held 0", "closed 100 STOP -100200000");
        assertThat(desk.heard).containsExactly("entered", "closed");
    }

    @Test
    void aClosingFillThatTheEntryNeverCatchesUpWithIsCutAndAlerted() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.filled(OrderLeg.STOP, 100);
        desk.cancelled(OrderLeg.ENTRY, 40);
        assertThat(desk.texts())
                .containsExactly(
                        "STOP 40 held 0", "CRITICAL REPORT_REFUSED more than was entered", "closed 40 STOP -40140000");
        assertThat(desk.first(Alert.class).value).as("the excess").isEqualTo(60_000_000);
        assertThat(desk.heard).containsExactly("entered", "doubt", "closed");
    }

    @ParameterizedTest
    @EnumSource(OrderLeg.class)
    void aRepeatedFillCountsOnce(OrderLeg leg) {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        switch (leg) {
            case ENTRY -> desk.enter();
            case TARGET, STOP -> desk.open();
            case EXIT -> desk.exiting();
        }
        desk.part(leg, 10, 10);
        long held = desk.held();
        long digest = desk.digest();
        desk.part(leg, 10, 10);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
        assertThat(desk.held()).isEqualTo(held);
        assertThat(desk.digest()).isEqualTo(digest);
        assertThat(desk.heard).doesNotContain("doubt");
    }

    @Test
    void aRepeatedFillOfTheRoundTripBeforeIsNotCritical() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.filled(OrderLeg.TARGET, 100);
        desk.filled(OrderLeg.TARGET, 100);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
        assertThat(desk.heard).containsExactly("entered", "closed");
    }

    private static Stream<Consumer<ExecutionReport>> impossible() {
        return Stream.of(
                report -> report.side = report.side == Side.BUY ? Side.SELL : Side.BUY,
                report -> report.fillPrice = Missing.LONG,
                report -> report.fillPrice = 0,
                report -> report.fillQuantity = 0,
                report -> report.fillQuantity = Missing.LONG,
                report -> report.fillQuantity = -1,
                report -> report.filledQuantity = Missing.LONG,
                report -> report.filledQuantity = report.fillQuantity - 1,
                report -> report.filledQuantity = 100_000_001,
                report -> report.filledQuantity = report.fillQuantity + 1);
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void anImpossibleFillIsAlertedAndChangesNothing(Consumer<ExecutionReport> corruption) {
        for (OrderLeg leg : OrderLeg.VALUES) {
            DrivenDesk desk = new DrivenDesk(Side.BUY);
            switch (leg) {
                case ENTRY -> desk.enter();
                case TARGET, STOP -> desk.open();
                case EXIT -> desk.exiting();
            }
            desk.part(leg, 10, 10);
            desk.heard.clear();
            long digest = desk.digest();
            ExecutionReport report = desk.executionReport(leg, OrderStatus.PARTIALLY_FILLED, 90, 100);
            corruption.accept(report);
            desk.report(report);
            assertThat(desk.texts()).containsExactly("CRITICAL REPORT_REFUSED impossible fill");
            assertThat(desk.digest()).isEqualTo(digest);
            assertThat(desk.heard).containsExactly("doubt");
        }
    }

    @Test
    void filledWithLessThanWasOrderedIsImpossible() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.filled(OrderLeg.EXIT, 40);
        assertThat(desk.texts()).containsExactly("CRITICAL REPORT_REFUSED impossible fill");
        assertThat(desk.stage()).isEqualTo(TradeStage.EXITING);
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @Test
    void anEndWithMoreThanWasOrderedIsAlertedAndEndsNothing() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.cancelled(OrderLeg.ENTRY, 101);
        assertThat(desk.texts()).containsExactly("CRITICAL REPORT_REFUSED more than was ordered");
        assertThat(desk.stage()).isEqualTo(TradeStage.ENTERING);
    }

    @Test
    void aTargetFilledForLessThanIsHeldDoesNotEndTheStop() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.filled(OrderLeg.TARGET, 40);
        assertThat(desk.texts()).containsExactly("TARGET 40 held 60", "cancel bracket UNPROTECTED");
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).containsExactly("EXIT out 60 UNPROTECTED");
    }

    @Test
    void aRepeatedRefusalCountsOnce() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.unclosed();
        long digest = desk.digest();
        desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0);
        assertThat(desk.texts()).isEmpty();
        assertThat(desk.digest()).isEqualTo(digest);
    }

    @Test
    void aLateFillOfTheBracketCancelsAnExitThatBecameTooLarge() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.part(OrderLeg.TARGET, 30, 30);
        assertThat(desk.texts()).containsExactly("TARGET 30 held 70", "cancel exit INVALIDATION");
        desk.part(OrderLeg.EXIT, 10, 10);
        assertThat(desk.texts()).containsExactly("EXIT 10 held 60");
        desk.cancelled(OrderLeg.EXIT, 10);
        assertThat(desk.stage()).isEqualTo(TradeStage.UNCLOSED);
        desk.beat(SECOND_NS);
        assertThat(desk.texts()).containsExactly("EXIT out 60 INVALIDATION");
    }

    @Test
    void aRefusedStopClosesThePositionAndPausesEntries() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.report(OrderLeg.STOP, OrderStatus.REJECTED, 0, 0);
        assertThat(desk.texts()).containsExactly("CRITICAL ORDER_REJECTED ", "cancel bracket UNPROTECTED");
        assertThat(desk.heard).containsExactly("entered", "doubt");
    }

    @Test
    void reportsOnOrdersThatAreNotOursAreAlerted() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        ExecutionReport foreign = desk.executionReport(OrderLeg.ENTRY, OrderStatus.CANCELLED, 0, 0);
        for (long id : new long[] {17, DrivenDesk.ID_BASE}) {
            foreign.orderId = id;
            desk.report(foreign);
            assertThat(desk.texts()).containsExactly("CRITICAL UNKNOWN_ORDER order not open");
            assertThat(desk.first(Alert.class).instrument).isZero();
        }
        ExecutionReport elsewhere = desk.executionReport(OrderLeg.TARGET, OrderStatus.FILLED, 100, 100);
        elsewhere.instrument = 1;
        desk.report(elsewhere);
        assertThat(desk.texts()).containsExactly("CRITICAL UNKNOWN_ORDER order not open");
        assertThat(desk.first(Alert.class).instrument).isEqualTo(Event.NO_INSTRUMENT);
        assertThat(desk.held()).isEqualTo(100_000_000);
    }

    @Test
    void aLateEndOfOurOrderRaisesNoAlert() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.filled(OrderLeg.TARGET, 100);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).isEmpty();
    }

    @Test
    void anEndWithAllThatWasOrderedWaitsForItsFills() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.cancelled(OrderLeg.ENTRY, 100);
        assertThat(desk.texts()).isEmpty();
        desk.filled(OrderLeg.ENTRY, 100);
        assertThat(desk.texts()).containsExactly("ENTRY 100 held 100");
    }

    @Test
    void anEntryThatIsFilledIsOverThoughAnEarlierFillIsUntold() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.report(OrderLeg.ENTRY, OrderStatus.FILLED, 60, 100);
        desk.beat(DrivenDesk.EXPIRY_NS + SECOND_NS);
        assertThat(desk.texts()).isEmpty();
        desk.part(OrderLeg.ENTRY, 40, 40);
        assertThat(desk.texts()).containsExactly("ENTRY 40 held 100");
    }

    @Test
    void theFirstFillOfTheEntryActivatesItsTarget() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.report(OrderLeg.TARGET, OrderStatus.REPLACED, 0, 0);
        assertThat(desk.texts())
                .as("the broker's price of a working target stands")
                .isEmpty();
    }

    @Test
    void aPartOfTheTargetLeavesTheEntryOfOneBracketAlone() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.part(OrderLeg.TARGET, 10, 10);
        assertThat(desk.texts()).containsExactly("TARGET 10 held 30");
    }

    @Test
    void anEarlyFillIsInTheDigest() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        long before = desk.digest();
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.texts()).isEmpty();
        assertThat(desk.digest()).isNotEqualTo(before);
    }

    @Test
    void anEarlyFillIsForgottenWithItsRoundTrip() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.filled(OrderLeg.STOP, 100);
        desk.exit(ExitReason.INVALIDATION);
        desk.report(OrderLeg.ENTRY, OrderStatus.UNKNOWN, 0, 0);
        desk.exit(ExitReason.OPERATOR);
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        desk.filled(OrderLeg.EXIT, 40);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        desk.open();
        assertThat(desk.texts()).containsExactly("ENTRY 100 held 100");
    }
}
