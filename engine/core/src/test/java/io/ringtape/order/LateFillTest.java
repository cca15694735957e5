package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.event.TradeStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests fills of orders that were over, told while another round trip runs or none: exactly what they brought is closed. */
class LateFillTest {
    private static final String LATE_ENTRY = "CRITICAL LATE_FILL ENTRY of an earlier order";
    private static final String LATE_STOP = "CRITICAL LATE_FILL STOP of an earlier order";
    private static final String LATE_EXIT = "CRITICAL LATE_FILL EXIT of an earlier order";

    private final DrivenDesk desk = new DrivenDesk(Side.BUY);
    private long earlierId;

    /** Leaves behind a bracket whose entry was cancelled unfilled, and begins another round trip. */
    private void enterAfterAnUnfilledEntry(Side next) {
        desk.enter();
        desk.cancelled(OrderLeg.ENTRY, 0);
        earlierId = desk.orderId;
        enter(next);
    }

    private void enter(Side side) {
        desk.act(() -> desk.desk().enter(0, DrivenDesk.plan(side)));
    }

    private ExecutionReport earlier(OrderLeg leg, OrderStatus status, long shares, long soFar) {
        ExecutionReport report = desk.executionReport(leg, status, shares, soFar);
        report.orderId = earlierId;
        return report;
    }

    private void earlierFills(OrderLeg leg, long shares, long soFar) {
        desk.report(earlier(leg, OrderStatus.PARTIALLY_FILLED, shares, soFar));
    }

    /** Says that target and stop of the earlier bracket are cancelled. */
    private void earlierCancelled() {
        desk.report(earlier(OrderLeg.TARGET, OrderStatus.CANCELLED, 0, 0));
        desk.report(earlier(OrderLeg.STOP, OrderStatus.CANCELLED, 0, 0));
    }

    /** Returns what is held, in shares. */
    private long held() {
        return desk.desk().position(0) / 1_000_000;
    }

    @Test
    void joinsAPositionOfTheSameSideAndOneOrderClosesBoth() {
        enterAfterAnUnfilledEntry(Side.BUY);
        desk.filled(OrderLeg.ENTRY, 100);
        earlierFills(OrderLeg.ENTRY, 40, 40);
        assertThat(desk.texts())
                .containsExactly(LATE_ENTRY, "cancel bracket UNPROTECTED", "ENTRY 40 held 140", "cancel ? UNPROTECTED");
        assertThat(desk.transitions()).containsExactly("OPEN>CANCELLING LATE_FILL");
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts())
                .as("the earlier bracket's stop may still sell its shares")
                .isEmpty();
        earlierCancelled();
        assertThat(desk.texts()).containsExactly("EXIT out 140 UNPROTECTED");
        desk.filled(OrderLeg.EXIT, 140);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(held()).isZero();
    }

    @Test
    void isNettedWithAPositionOfTheOtherSide() {
        enterAfterAnUnfilledEntry(Side.SELL);
        ExecutionReport entry = desk.executionReport(OrderLeg.ENTRY, OrderStatus.FILLED, 100, 100);
        entry.side = Side.SELL;
        desk.report(entry);
        earlierFills(OrderLeg.ENTRY, 40, 40);
        assertThat(held()).isEqualTo(-60);
        earlierCancelled();
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).containsExactly("EXIT in 60 UNPROTECTED");
        desk.filled(OrderLeg.EXIT, 60);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(desk.closed().side).isEqualTo(Side.SELL);
        assertThat(held()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void endsAnEntryThatHasNoFillAndIsThePositionThen(Side next) {
        enterAfterAnUnfilledEntry(next);
        earlierFills(OrderLeg.ENTRY, 40, 40);
        assertThat(desk.transitions()).containsExactly("ENTERING>CANCELLING LATE_FILL");
        earlierCancelled();
        desk.cancelled(OrderLeg.ENTRY, 0);
        assertThat(desk.texts()).containsExactly("EXIT out 40 UNPROTECTED");
        desk.filled(OrderLeg.EXIT, 40);
        assertThat(desk.heard).endsWith("entered", "closed");
        assertThat(desk.closed().quantity).isEqualTo(40_000_000);
        assertThat(desk.closed().side).isEqualTo(Side.BUY);
        assertThat(held()).isZero();
    }

    @Test
    void isClosedByAnotherOrderWhenAClosingOrderIsUnderWay() {
        enterAfterAnUnfilledEntry(Side.BUY);
        desk.filled(OrderLeg.ENTRY, 100);
        desk.exit(ExitReason.INVALIDATION);
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        earlierFills(OrderLeg.ENTRY, 40, 40);
        assertThat(desk.texts()).containsExactly(LATE_ENTRY, "ENTRY 40 held 140", "cancel ? INVALIDATION");
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.transitions()).containsExactly("EXITING>CANCELLING LATE_FILL");
        assertThat(desk.texts())
                .as("nothing more is sold while the earlier stop may sell it")
                .containsExactly("EXIT 100 held 40");
        earlierCancelled();
        assertThat(desk.texts()).containsExactly("EXIT out 40 INVALIDATION");
        desk.filled(OrderLeg.EXIT, 40);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(held()).isZero();
    }

    @Test
    void isClosedWithoutARoundTrip() {
        enterAfterAnUnfilledEntry(Side.BUY);
        desk.cancelled(OrderLeg.ENTRY, 0);
        desk.heard.clear();
        earlierFills(OrderLeg.ENTRY, 40, 40);
        assertThat(desk.texts()).containsExactly(LATE_ENTRY, "ENTRY 40 held 40", "cancel ? UNPROTECTED");
        assertThat(desk.transitions()).containsExactly("NONE>CANCELLING LATE_ENTRY_FILL");
        assertThat(desk.heard).containsExactly("doubt", "reopened", "entered");
        earlierCancelled();
        assertThat(desk.texts()).containsExactly("EXIT out 40 UNPROTECTED");
    }

    /** The first round trip was closed by an order; then its stop is filled after all. */
    @Test
    void aStopFilledAfterItsRoundTripIsMadeGoodOutOfTheNext() {
        desk.exiting();
        earlierId = desk.orderId;
        desk.filled(OrderLeg.EXIT, 100);
        enter(Side.BUY);
        desk.part(OrderLeg.ENTRY, 60, 60);
        earlierFills(OrderLeg.STOP, 100, 100);
        assertThat(held()).isEqualTo(-40);
        assertThat(desk.texts()).contains(LATE_STOP, "cancel bracket UNPROTECTED");
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).as("the entry may still fill").isEmpty();
        desk.cancelled(OrderLeg.ENTRY, 60);
        assertThat(desk.texts()).containsExactly("EXIT in 40 UNPROTECTED");
        desk.filled(OrderLeg.EXIT, 40);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(held()).isZero();
    }

    /** The closing order that follows a rejected one is for shares that the rejected one then sells after all. */
    @Test
    void aFillOfARejectedClosingOrderCancelsTheOneThatFollowedIt() {
        desk.unclosed();
        earlierId = desk.exitId;
        desk.beat(3 * 1_000_000_000L);
        assertThat(desk.texts()).containsExactly("EXIT out 100 INVALIDATION");
        earlierFills(OrderLeg.EXIT, 70, 70);
        assertThat(desk.texts()).containsExactly(LATE_EXIT, "EXIT 70 held 30", "cancel exit INVALIDATION");
        desk.cancelled(OrderLeg.EXIT, 0);
        desk.beat(10 * 1_000_000_000L);
        assertThat(desk.texts()).containsExactly("EXIT out 30 INVALIDATION");
    }

    @Test
    void aFillToldAgainIsNoLateFill() {
        desk.exiting();
        earlierId = desk.exitId;
        desk.filled(OrderLeg.EXIT, 100);
        enter(Side.BUY);
        desk.report(earlier(OrderLeg.EXIT, OrderStatus.FILLED, 100, 100));
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
        assertThat(desk.stage()).isEqualTo(TradeStage.ENTERING);
    }

    @Test
    void moreThanWasOrderedIsOnlyAlerted() {
        enterAfterAnUnfilledEntry(Side.BUY);
        earlierFills(OrderLeg.ENTRY, 140, 140);
        assertThat(desk.texts()).containsExactly("CRITICAL UNKNOWN_ORDER order not open");
        assertThat(desk.stage()).isEqualTo(TradeStage.ENTERING);
    }

    /** Its fills were taken from the broker's position; told late, they are repeated, whichever order they were of. */
    @Test
    void whatWasSettledByThePositionIsNotClosedAgain() {
        desk.unclosed();
        earlierId = desk.exitId;
        desk.beat(3 * 1_000_000_000L);
        desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0);
        desk.position(0);
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        earlierFills(OrderLeg.EXIT, 100, 100);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
        assertThat(held()).isZero();
    }
}
