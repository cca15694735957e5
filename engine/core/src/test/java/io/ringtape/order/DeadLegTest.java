package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.order.DrivenDesk.SILENCE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.event.TradeStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests an exit whose target or stop the broker denies or says nothing about: it is asked about once more, then dead. */
class DeadLegTest {
    private static final String SILENT = "CRITICAL BROKER_SILENT CANCELLING";
    private static final String DENIED = "CRITICAL UNKNOWN_ORDER unknown to the broker";
    private static final String CANCEL = "cancel bracket OPERATOR";
    private static final String CLOSE = "EXIT out 100 OPERATOR";
    private static final long SECOND_WAIT_NS = DrivenDesk.LONGEST_RETRY_NS;

    /** Returns a desk that was told to flatten, and whose target is cancelled. */
    private static DrivenDesk flattening(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.open();
        desk.exit(ExitReason.OPERATOR);
        desk.cancelled(OrderLeg.TARGET, 0);
        wait(desk, 1);
        return desk;
    }

    private static void wait(DrivenDesk desk, long ns) {
        desk.beat(desk.nowNs - DrivenDesk.START_NS + ns);
    }

    private static void deny(DrivenDesk desk) {
        desk.report(OrderLeg.STOP, OrderStatus.UNKNOWN, 0, 0);
    }

    private static void closes(DrivenDesk desk) {
        assertThat(desk.transitions()).containsExactly("CANCELLING>EXITING LEG_GIVEN_UP");
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(desk.held()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aStopThatIsDeniedTwiceIsDead(Side side) {
        DrivenDesk desk = flattening(side);
        deny(desk);
        assertThat(desk.texts()).containsExactly(DENIED);
        wait(desk, SILENCE_NS);
        assertThat(desk.texts()).containsExactly(SILENT, CANCEL);
        deny(desk);
        assertThat(desk.texts()).containsExactly(DENIED, "CRITICAL LEG_GIVEN_UP STOP", CLOSE);
        closes(desk);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aStopWhoseCancelIsNotAnsweredTwiceIsDead(Side side) {
        DrivenDesk desk = flattening(side);
        wait(desk, SILENCE_NS);
        assertThat(desk.texts()).containsExactly(SILENT, CANCEL);
        desk.position(100L * desk.direction());
        wait(desk, SECOND_WAIT_NS - 2);
        assertThat(desk.texts()).isEmpty();
        wait(desk, 1);
        assertThat(desk.texts()).containsExactly(SILENT, "CRITICAL LEG_GIVEN_UP STOP", CLOSE);
        closes(desk);
    }

    @Test
    void aStopThatIsDeniedOnceAndThenNotAnsweredForIsDead() {
        DrivenDesk desk = flattening(Side.BUY);
        deny(desk);
        wait(desk, SILENCE_NS);
        desk.position(100);
        wait(desk, SECOND_WAIT_NS);
        assertThat(desk.texts()).containsExactly(SILENT, "CRITICAL LEG_GIVEN_UP STOP", CLOSE);
    }

    @Test
    void aStopThatWasDeniedBeforeTheExitIsAskedAboutToo() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        deny(desk);
        desk.exit(ExitReason.OPERATOR);
        desk.cancelled(OrderLeg.TARGET, 0);
        deny(desk);
        assertThat(desk.texts()).containsExactly(DENIED);
        wait(desk, 1);
        wait(desk, SILENCE_NS);
        deny(desk);
        assertThat(desk.texts()).contains(CLOSE);
    }

    @Test
    void aBrokerThatTellsNothingButThePositionIsAskedOnceMoreAndNotWaitedFor() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.exit(ExitReason.OPERATOR);
        wait(desk, 1);
        wait(desk, SILENCE_NS);
        desk.position(40);
        wait(desk, SECOND_WAIT_NS);
        assertThat(desk.texts())
                .containsExactly(
                        SILENT,
                        "CRITICAL LEG_GIVEN_UP ENTRY",
                        "CRITICAL LEG_GIVEN_UP TARGET",
                        "CRITICAL LEG_GIVEN_UP STOP",
                        "EXIT out 40 OPERATOR");
    }

    @Test
    void theSecondCommandOfTheOperatorNeedNotWaitOnceTheBrokerWasAskedTwice() {
        DrivenDesk desk = flattening(Side.BUY);
        wait(desk, SILENCE_NS);
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).as("before the position is told").isEmpty();
        desk.position(100);
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).containsExactly("CRITICAL LEG_GIVEN_UP STOP", CLOSE);
    }

    @Test
    void aLegThatWorksAfterAllIsCancelledAgain() {
        DrivenDesk desk = flattening(Side.BUY);
        deny(desk);
        desk.report(OrderLeg.STOP, OrderStatus.ACCEPTED, 0, 0);
        wait(desk, SILENCE_NS);
        assertThat(desk.texts()).containsExactly(SILENT, CANCEL);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.transitions()).containsExactly("CANCELLING>EXITING BRACKETS_CANCELLED");
    }

    @Test
    void fillsThatTheBrokerHasAnnouncedAreWaitedFor() {
        DrivenDesk desk = flattening(Side.BUY);
        desk.cancelled(OrderLeg.STOP, 40);
        wait(desk, SILENCE_NS);
        wait(desk, SECOND_WAIT_NS);
        wait(desk, SECOND_WAIT_NS);
        assertThat(desk.texts()).containsExactly(SILENT);
        desk.part(OrderLeg.STOP, 40, 40);
        assertThat(desk.texts()).containsExactly("STOP 40 held 60", "EXIT out 60 OPERATOR");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aDeadStopThatFillsAfterAllIsMadeGood(Side side) {
        DrivenDesk desk = flattening(side);
        wait(desk, SILENCE_NS);
        desk.position(100L * desk.direction());
        wait(desk, SECOND_WAIT_NS);
        desk.filled(OrderLeg.EXIT, 100);
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.held()).isEqualTo(-100_000_000);
        assertThat(desk.texts())
                .containsExactly(
                        "STOP 100 held -100",
                        "CRITICAL OVERFILLED more than was held is closed",
                        "EXIT in 100 UNPROTECTED");
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(desk.held()).isZero();
    }

    @Test
    void anotherExitWaitsFromTheStart() {
        DrivenDesk desk = flattening(Side.BUY);
        wait(desk, SILENCE_NS);
        desk.cancelled(OrderLeg.STOP, 0);
        desk.filled(OrderLeg.EXIT, 100);
        desk.open();
        desk.exit(ExitReason.OPERATOR);
        deny(desk);
        wait(desk, SECOND_NS);
        assertThat(desk.stage()).isEqualTo(TradeStage.CANCELLING);
        assertThat(desk.texts()).isEmpty();
    }
}
