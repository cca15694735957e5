package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Side;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeStage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tests round trips of two brackets, long and short: 40 shares with a target at one R, 60 with the last target. */
class ScaledTradeTest {
    private static final String MOVE = "replace bracket STOP 500000000 BREAK_EVEN";

    private static DrivenDesk entering(Side side) {
        DrivenDesk desk = new DrivenDesk(side, true);
        desk.enter();
        return desk;
    }

    private static DrivenDesk open(Side side) {
        DrivenDesk desk = entering(side);
        desk.ofPart().filled(OrderLeg.ENTRY, 40);
        desk.filled(OrderLeg.ENTRY, 60);
        return desk;
    }

    private static DrivenDesk moved(Side side) {
        DrivenDesk desk = open(side);
        desk.ofPart().filled(OrderLeg.TARGET, 40);
        return desk;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void sendsTwoBracketsWithOneStop(Side side) {
        DrivenDesk desk = entering(side);
        assertThat(desk.texts()).containsExactly("BRACKET in 40", "BRACKET in 60");
        OrderRequest part = desk.first(OrderRequest.class);
        OrderRequest rest = desk.last(OrderRequest.class);
        assertThat(part.target).isEqualTo(DrivenDesk.ENTRY + desk.direction() * Micros.ONE);
        assertThat(rest.target).isEqualTo(DrivenDesk.plan(side).target);
        assertThat(part.stop).isEqualTo(rest.stop).isEqualTo(DrivenDesk.plan(side).stop);
        assertThat(part.limit).isEqualTo(rest.limit);
        assertThat(part.signalId).isEqualTo(rest.signalId);
        assertThat(part.orderId).isNotEqualTo(rest.orderId);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void movesTheStopOfTheRestWhenThePartTookItsProfit(Side side) {
        DrivenDesk desk = moved(side);
        assertThat(desk.texts()).containsExactly("TARGET 40 held 60", MOVE);
        desk.report(OrderLeg.STOP, OrderStatus.REPLACED, 0, 0);
        assertThat(desk.texts()).isEmpty();
        ExecutionReport stopped = desk.executionReport(OrderLeg.STOP, OrderStatus.FILLED, 60, 60);
        stopped.fillPrice = DrivenDesk.ENTRY;
        desk.report(stopped);
        assertThat(desk.texts()).containsExactly("STOP 60 held 0", "closed 100 STOP 39800000");
        assertThat(desk.closed().slippage).as("of a stop at its moved level").isZero();
        assertThat(desk.closed().orders).isEqualTo(2);
        assertThat(desk.heard).containsExactly("entered", "closed");
    }

    @Test
    void breakEvenIsTheTickThatDoesNotLose() {
        for (Side side : Side.VALUES) {
            DrivenDesk desk = entering(side);
            ExecutionReport first = desk.ofPart().executionReport(OrderLeg.ENTRY, OrderStatus.FILLED, 40, 40);
            first.fillPrice = DrivenDesk.ENTRY + 7_500;
            desk.report(first);
            desk.filled(OrderLeg.ENTRY, 60);
            desk.ofPart().filled(OrderLeg.TARGET, 40);
            ReplaceRequest move = desk.last(ReplaceRequest.class);
            assertThat(move.price).isEqualTo(side == Side.BUY ? 500_010_000 : 500_000_000);
            assertThat(move.leg).isEqualTo(OrderLeg.STOP);
        }
    }

    @Test
    void aRefusedReplacementIsToldAndLeavesTheStop() {
        DrivenDesk desk = moved(Side.BUY);
        desk.report(OrderLeg.STOP, OrderStatus.REPLACE_REJECTED, 0, 0);
        assertThat(desk.texts()).containsExactly("WARNING ORDER_REJECTED replacement refused");
        assertThat(desk.heard).containsExactly("entered");
        desk.report(OrderLeg.STOP, OrderStatus.REPLACE_REJECTED, 0, 0);
        assertThat(desk.texts()).isEmpty();
        desk.filled(OrderLeg.STOP, 60);
        assertThat(desk.texts()).containsExactly("STOP 60 held 0", "closed 100 STOP -20200000");
        assertThat(desk.closed().slippage).as("of a stop that was not moved").isZero();
    }

    @Test
    void anAnswerToAReplacementThatWasNeverAskedForIsRefused() {
        DrivenDesk desk = entering(Side.BUY);
        long digest = desk.digest();
        desk.report(OrderLeg.STOP, OrderStatus.REPLACED, 0, 0);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED no replacement was asked for");
        assertThat(desk.digest()).isEqualTo(digest);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void addsNothingOnceAPartIsClosedAndMovesTheStopWhenTheEntryIsOver(Side side) {
        DrivenDesk desk = entering(side);
        desk.ofPart().filled(OrderLeg.ENTRY, 40);
        desk.part(OrderLeg.ENTRY, 20, 20);
        desk.ofPart().filled(OrderLeg.TARGET, 40);
        assertThat(desk.texts()).containsExactly("TARGET 40 held 20", "cancel bracket TARGET entryOnly");
        desk.part(OrderLeg.ENTRY, 10, 30);
        assertThat(desk.texts()).containsExactly("ENTRY 10 held 30");
        desk.cancelled(OrderLeg.ENTRY, 30);
        assertThat(desk.texts()).containsExactly(MOVE);
        desk.filled(OrderLeg.TARGET, 30);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @Test
    void leavesTheStopWhenThePartWasStopped() {
        DrivenDesk desk = open(Side.BUY);
        desk.ofPart().filled(OrderLeg.STOP, 40);
        assertThat(desk.texts()).containsExactly("STOP 40 held 60");
        desk.filled(OrderLeg.STOP, 60);
        assertThat(desk.texts()).containsExactly("STOP 60 held 0", "closed 100 STOP -100200000");
    }

    @Test
    void leavesAStopThatHasBegunToFill() {
        DrivenDesk desk = open(Side.BUY);
        desk.part(OrderLeg.STOP, 10, 10);
        desk.ofPart().filled(OrderLeg.TARGET, 40);
        assertThat(desk.texts()).containsExactly("TARGET 40 held 50");
    }

    @Test
    void waitsWithTheStopUntilThePartIsWhollyClosed() {
        DrivenDesk desk = open(Side.BUY);
        desk.ofPart().part(OrderLeg.TARGET, 30, 30);
        assertThat(desk.texts()).containsExactly("TARGET 30 held 70");
        desk.ofPart().report(OrderLeg.TARGET, OrderStatus.FILLED, 10, 40);
        assertThat(desk.texts()).containsExactly("TARGET 10 held 60", MOVE);
    }

    @ParameterizedTest
    @EnumSource(
            value = ExitReason.class,
            mode = Mode.EXCLUDE,
            names = {"NONE", "TARGET", "STOP", "ENTRY_EXPIRED"})
    void anExitCancelsBothAndClosesTheSumByOneOrder(ExitReason reason) {
        for (Side side : Side.VALUES) {
            DrivenDesk desk = open(side);
            desk.exit(reason);
            assertThat(desk.texts()).containsExactly("cancel part " + reason, "cancel bracket " + reason);
            desk.ofPart().cancelled(OrderLeg.TARGET, 0);
            desk.ofPart().cancelled(OrderLeg.STOP, 0);
            desk.cancelled(OrderLeg.TARGET, 0);
            desk.exit(ExitReason.OPERATOR);
            assertThat(desk.texts()).isEmpty();
            desk.part(OrderLeg.STOP, 15, 15);
            desk.cancelled(OrderLeg.STOP, 15);
            assertThat(desk.texts()).containsExactly("EXIT out 85 " + reason);
            desk.filled(OrderLeg.EXIT, 85);
            TradeClosed closed = desk.closed();
            assertThat(closed.reason).isEqualTo(reason);
            assertThat(closed.profit).isEqualTo(-15_000_000 - 200_000);
        }
    }

    @Test
    void theTimeStopCancelsBoth() {
        DrivenDesk desk = open(Side.SELL);
        desk.beat(DrivenDesk.TIME_STOP_NS + SECOND_NS);
        assertThat(desk.texts()).containsExactly("cancel part TIME_STOP", "cancel bracket TIME_STOP");
    }

    @Test
    void anExitAfterThePartIsOverCancelsTheRestAlone() {
        DrivenDesk desk = moved(Side.BUY);
        desk.exit(ExitReason.SESSION_END);
        assertThat(desk.texts()).containsExactly("cancel bracket SESSION_END");
        desk.report(OrderLeg.STOP, OrderStatus.REPLACED, 0, 0);
        assertThat(desk.texts()).isEmpty();
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).containsExactly("EXIT out 60 SESSION_END");
    }

    @Test
    void aStopLostByItsReplacementClosesWhatIsHeld() {
        DrivenDesk desk = moved(Side.BUY);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).containsExactly("cancel bracket UNPROTECTED");
        desk.cancelled(OrderLeg.TARGET, 0);
        assertThat(desk.texts()).containsExactly("EXIT out 60 UNPROTECTED");
    }

    @Test
    void bothEntriesExpireTogether() {
        DrivenDesk desk = entering(Side.BUY);
        desk.beat(DrivenDesk.EXPIRY_NS + 1);
        assertThat(desk.texts())
                .containsExactly("cancel part ENTRY_EXPIRED entryOnly", "cancel bracket ENTRY_EXPIRED entryOnly");
        desk.beat(DrivenDesk.EXPIRY_NS + SECOND_NS);
        assertThat(desk.texts()).isEmpty();
        desk.ofPart().cancelled(OrderLeg.ENTRY, 0);
        assertThat(desk.stage()).isEqualTo(TradeStage.ENTERING);
        desk.cancelled(OrderLeg.ENTRY, 0);
        assertThat(desk.heard).containsExactly("expired 7");
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"REJECTED", "CANCELLED", "EXPIRED", "UNKNOWN"})
    void oneBracketThatNeverWasLeavesTheOtherOne(OrderStatus status) {
        for (boolean partFails : List.of(true, false)) {
            DrivenDesk desk = entering(Side.BUY);
            int shares = partFails ? 60 : 40;
            say(desk, partFails, OrderLeg.ENTRY, status, 0);
            assertThat(desk.stage()).isEqualTo(TradeStage.ENTERING);
            say(desk, !partFails, OrderLeg.ENTRY, OrderStatus.FILLED, shares);
            assertThat(desk.texts()).containsExactly("ENTRY " + shares + " held " + shares);
            say(desk, !partFails, OrderLeg.TARGET, OrderStatus.FILLED, shares);
            assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
            assertThat(desk.heard).contains("entered", "closed");
        }
    }

    private static void say(DrivenDesk desk, boolean ofPart, OrderLeg leg, OrderStatus status, int shares) {
        (ofPart ? desk.ofPart() : desk).report(leg, status, shares, shares);
    }

    @Test
    void aStopOfOneBracketRefusedClosesBoth() {
        DrivenDesk desk = open(Side.BUY);
        desk.ofPart().report(OrderLeg.STOP, OrderStatus.REJECTED, 0, 0);
        assertThat(desk.texts())
                .containsExactly("CRITICAL ORDER_REJECTED ", "cancel part UNPROTECTED", "cancel bracket UNPROTECTED");
    }

    @Test
    void aClosingFillWaitsForTheEntryOfItsOwnBracket() {
        DrivenDesk desk = entering(Side.BUY);
        desk.filled(OrderLeg.ENTRY, 60);
        desk.ofPart().filled(OrderLeg.TARGET, 40);
        assertThat(desk.texts()).isEmpty();
        assertThat(desk.held()).isEqualTo(60_000_000);
        desk.ofPart().filled(OrderLeg.ENTRY, 40);
        assertThat(desk.texts()).containsExactly("ENTRY 40 held 100", "TARGET 40 held 60", MOVE);
    }

    @Test
    void aTargetClosesNoMoreThanItsBracketHolds() {
        DrivenDesk desk = entering(Side.BUY);
        desk.filled(OrderLeg.ENTRY, 60);
        desk.ofPart().part(OrderLeg.ENTRY, 10, 10);
        desk.ofPart().cancelled(OrderLeg.ENTRY, 10);
        desk.ofPart().filled(OrderLeg.TARGET, 40);
        assertThat(desk.texts())
                .containsExactly("TARGET 10 held 60", "CRITICAL REPORT_REFUSED more than was entered", MOVE);
    }

    @Test
    void theSameFillOfEitherBracketCountsApart() {
        DrivenDesk desk = entering(Side.BUY);
        desk.part(OrderLeg.ENTRY, 10, 10);
        desk.ofPart().part(OrderLeg.ENTRY, 10, 10);
        assertThat(desk.texts()).containsExactly("ENTRY 10 held 20");
        desk.ofPart().part(OrderLeg.ENTRY, 10, 10);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
    }

    /** The part of the round trip before is none of the one that follows with one bracket. */
    @Test
    void aRoundTripIgnoresARepeatedFillOfThePartBefore() {
        DrivenDesk desk = moved(Side.BUY);
        desk.filled(OrderLeg.TARGET, 60);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        desk.act(() -> desk.desk().enter(0, DrivenDesk.plan(Side.BUY)));
        assertThat(desk.texts()).containsExactly("BRACKET in 100");
        desk.ofPart().filled(OrderLeg.TARGET, 40);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
    }
}
