package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.order.DrivenDesk.SILENCE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Alert;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.event.TradeStage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The desk's behaviour when the broker's report never arrives. */
class BrokerSilenceTest {
    private static final String OF_CANCELLING = "CRITICAL BROKER_SILENT CANCELLING";
    private static final String OF_EXITING = "CRITICAL BROKER_SILENT EXITING";

    private static final long[] WAITS_NS = {
        SILENCE_NS, DrivenDesk.LONGEST_RETRY_NS, DrivenDesk.LONGEST_RETRY_NS,
    };

    /** Sends a beat {@code ns} after the last cause. */
    private static void wait(DrivenDesk desk, long ns) {
        desk.beat(desk.nowNs - DrivenDesk.START_NS + ns);
    }

    /** Sends the beat at which the wait begins, and another {@code ns} later. */
    private static void waitFrom(DrivenDesk desk, long ns) {
        wait(desk, 1);
        wait(desk, ns);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void asksAgainAfterDoublingWaitsForTheCancelOfAnEntryThatNobodyAnswers(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.exit(ExitReason.OPERATOR);
        wait(desk, SECOND_NS);
        for (long silenceNs : WAITS_NS) {
            wait(desk, silenceNs - 1);
            assertThat(desk.texts()).isEmpty();
            wait(desk, 1);
            assertThat(desk.texts()).containsExactly(OF_CANCELLING, "cancel bracket OPERATOR");
        }
        assertThat(desk.heard).contains("doubt");
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).as("nothing is held").isEmpty();
        desk.cancelled(OrderLeg.ENTRY, 0);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @Test
    void aNewAskBeginsTheWaitAnew() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.cancelling();
        wait(desk, SECOND_NS);
        wait(desk, SILENCE_NS - SECOND_NS);
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        waitFrom(desk, SILENCE_NS - 1);
        assertThat(desk.texts()).isEmpty();
        wait(desk, 1);
        assertThat(desk.texts()).containsExactly(OF_EXITING, "cancel exit INVALIDATION");
    }

    @Test
    void asksForTheFillsOfALegThatEndedWithMoreThanWasReported() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.cancelling();
        desk.cancelled(OrderLeg.TARGET, 40);
        desk.cancelled(OrderLeg.STOP, 0);
        waitFrom(desk, SILENCE_NS);
        assertThat(desk.texts()).containsExactly(OF_CANCELLING);
        desk.part(OrderLeg.TARGET, 40, 40);
        assertThat(desk.texts()).containsExactly("TARGET 40 held 60", "EXIT out 60 INVALIDATION");
    }

    @Test
    void asksAgainForTheCancelOfAnEntry() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        wait(desk, DrivenDesk.EXPIRY_NS);
        assertThat(desk.texts()).containsExactly("cancel bracket ENTRY_EXPIRED entryOnly");
        waitFrom(desk, SILENCE_NS);
        assertThat(desk.texts())
                .containsExactly("CRITICAL BROKER_SILENT ENTERING", "cancel bracket ENTRY_EXPIRED entryOnly");
        desk.cancelled(OrderLeg.ENTRY, 0);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void cancelsAClosingOrderThatNobodyConfirmedAndSendsItAgainWhenItIs(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.exiting();
        waitFrom(desk, SILENCE_NS);
        assertThat(desk.texts()).containsExactly(OF_EXITING, "cancel exit INVALIDATION");
        wait(desk, DrivenDesk.LONGEST_RETRY_NS);
        assertThat(desk.texts()).containsExactly(OF_EXITING, "cancel exit INVALIDATION");
        desk.cancelled(OrderLeg.EXIT, 0);
        wait(desk, SECOND_NS);
        assertThat(desk.texts()).containsExactly("EXIT out 100 INVALIDATION");
    }

    @Test
    void aClosingOrderThatFilledAfterAllIsOver() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        waitFrom(desk, SILENCE_NS);
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @Test
    void leavesAConfirmedClosingOrderToTheMarket() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.report(OrderLeg.EXIT, OrderStatus.ACCEPTED, 0, 0);
        waitFrom(desk, 100 * SILENCE_NS);
        assertThat(desk.texts()).isEmpty();
    }

    @Test
    void leavesAWorkingBracketAlone() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        wait(desk, DrivenDesk.TIME_STOP_NS - SECOND_NS);
        assertThat(desk.texts()).isEmpty();
    }

    @Test
    void tellsOfAStopWhosePriceIsInDoubtAndLeavesItToGuard() {
        DrivenDesk desk = new DrivenDesk(Side.BUY, true);
        desk.enter();
        desk.ofPart().filled(OrderLeg.ENTRY, 40);
        desk.filled(OrderLeg.ENTRY, 60);
        desk.price(DrivenDesk.plan(Side.BUY).progressPrice);
        desk.ofPart().filled(OrderLeg.TARGET, 40);
        assertThat(desk.texts()).contains("replace bracket STOP 500000000 BREAK_EVEN");
        waitFrom(desk, SILENCE_NS);
        assertThat(desk.texts()).containsExactly("CRITICAL BROKER_SILENT OPEN");
        desk.report(OrderLeg.STOP, OrderStatus.REPLACED, 0, 0);
        wait(desk, SILENCE_NS);
        assertThat(desk.texts()).isEmpty();
    }

    @Test
    void keepsTellingOfAClosingOrderThatTheBrokerDeniesAndSellsNothingOnAGuess() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.report(OrderLeg.EXIT, OrderStatus.UNKNOWN, 0, 0);
        wait(desk, SECOND_NS);
        for (long silenceNs : WAITS_NS) {
            wait(desk, silenceNs);
            assertThat(desk.texts()).containsExactly(OF_EXITING);
        }
        desk.exit(ExitReason.SESSION_END);
        assertThat(desk.texts()).isEmpty();
    }

    /** It may have been executed: only the position tells. */
    @Test
    void neverTakesADeniedClosingOrderForDeadBeforeThePositionIsTold() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.report(OrderLeg.EXIT, OrderStatus.UNKNOWN, 0, 0);
        for (int i = 0; i < 5; i++) {
            desk.exit(ExitReason.OPERATOR);
            assertThat(desk.texts()).isEmpty();
        }
        desk.position(40);
        desk.texts();
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).containsExactly("CRITICAL LEG_GIVEN_UP EXIT", "EXIT out 40 INVALIDATION");
    }

    @Test
    void takesADeniedClosingOrderForDeadWhenTheOperatorInsists() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.report(OrderLeg.EXIT, OrderStatus.UNKNOWN, 0, 0);
        desk.position(100);
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).containsExactly("CRITICAL LEG_GIVEN_UP EXIT", "EXIT out 100 INVALIDATION");
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).isEmpty();
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @Test
    void takesADeniedBracketForDeadWhenTheOperatorInsists() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.cancelling();
        desk.report(OrderLeg.TARGET, OrderStatus.UNKNOWN, 0, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).containsExactly("CRITICAL LEG_GIVEN_UP TARGET", "EXIT out 100 INVALIDATION");
        desk.filled(OrderLeg.TARGET, 100);
        assertThat(desk.held()).isZero();
        assertThat(desk.texts()).contains("cancel exit INVALIDATION");
    }

    @Test
    void doesNotGiveUpALegThatIsOnlySilentThoughTheOperatorInsists() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.cancelling();
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).isEmpty();
        assertThat(desk.stage()).isEqualTo(TradeStage.CANCELLING);
    }

    @Test
    void sendsARefusedClosingOrderAtOnceWhenTheOperatorInsists() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.unclosed();
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).containsExactly("EXIT out 100 INVALIDATION");
    }

    private static DrivenDesk cancellingWithOnly(OrderLeg left) {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.exit(ExitReason.INVALIDATION);
        for (OrderLeg leg : List.of(OrderLeg.ENTRY, OrderLeg.TARGET, OrderLeg.STOP)) {
            if (leg != left) {
                desk.cancelled(leg, leg == OrderLeg.ENTRY ? 40 : 0);
            }
        }
        return desk;
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderLeg.class,
            names = {"ENTRY", "TARGET", "STOP"})
    void asksAgainForTheCancelOfTheLastLeg(OrderLeg left) {
        DrivenDesk desk = cancellingWithOnly(left);
        assertThat(desk.stage()).isEqualTo(TradeStage.CANCELLING);
        waitFrom(desk, SILENCE_NS);
        assertThat(desk.texts()).containsExactly(OF_CANCELLING, "cancel bracket INVALIDATION");
        assertThat(desk.first(Alert.class).value).isEqualTo(desk.orderId);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderLeg.class,
            names = {"ENTRY", "TARGET", "STOP"})
    void takesAnyDeniedLegForDeadWhenTheOperatorInsists(OrderLeg denied) {
        DrivenDesk desk = cancellingWithOnly(denied);
        desk.report(denied, OrderStatus.UNKNOWN, 0, 0);
        assertThat(desk.texts()).containsExactly("CRITICAL UNKNOWN_ORDER unknown to the broker");
        assertThat(desk.heard).containsExactly("entered", "doubt");
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).containsExactly("CRITICAL LEG_GIVEN_UP " + denied, "EXIT out 40 INVALIDATION");
    }

    private static DrivenDesk cancellingTheStopOfThePart() {
        DrivenDesk desk = new DrivenDesk(Side.BUY, true);
        desk.enter();
        desk.ofPart().filled(OrderLeg.ENTRY, 40);
        desk.filled(OrderLeg.ENTRY, 60);
        desk.exit(ExitReason.INVALIDATION);
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        desk.ofPart().cancelled(OrderLeg.TARGET, 0);
        return desk;
    }

    @Test
    void namesTheOrderThatIsSilent() {
        DrivenDesk desk = cancellingTheStopOfThePart();
        waitFrom(desk, SILENCE_NS);
        assertThat(desk.texts()).containsExactly(OF_CANCELLING, "cancel part INVALIDATION");
        assertThat(desk.first(Alert.class).value).isEqualTo(desk.partId);
        desk.ofPart().cancelled(OrderLeg.STOP, 0);
        waitFrom(desk, SILENCE_NS);
        assertThat(desk.texts()).containsExactly(OF_EXITING, "cancel exit INVALIDATION");
        assertThat(desk.first(Alert.class).value).isEqualTo(desk.exitId);
    }

    @Test
    void takesADeniedLegOfThePartForDeadWhenTheOperatorInsists() {
        DrivenDesk desk = cancellingTheStopOfThePart();
        desk.ofPart().report(OrderLeg.STOP, OrderStatus.UNKNOWN, 0, 0);
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).containsExactly("CRITICAL LEG_GIVEN_UP STOP", "EXIT out 100 INVALIDATION");
    }

    /** The target is unknown, so that an answer is owed before the desk asks for anything. */
    private static DrivenDesk owedAfterAPart() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.report(OrderLeg.TARGET, OrderStatus.UNKNOWN, 0, 0);
        desk.beat(SECOND_NS);
        return desk;
    }

    @Test
    void theCancelOfAnEntryBeginsTheWaitAnew() {
        DrivenDesk desk = owedAfterAPart();
        desk.beat(DrivenDesk.EXPIRY_NS + SECOND_NS / 2);
        assertThat(desk.texts()).containsExactly("cancel bracket ENTRY_EXPIRED entryOnly");
        desk.beat(SECOND_NS + SILENCE_NS + SECOND_NS);
        assertThat(desk.texts()).isEmpty();
    }

    @Test
    void anExitBeginsTheWaitAnew() {
        DrivenDesk desk = owedAfterAPart();
        desk.exit(ExitReason.INVALIDATION);
        desk.beat(SECOND_NS + SILENCE_NS + SECOND_NS);
        assertThat(desk.texts()).isEmpty();
    }

    /** The broker was asked again, so that its denial, or its silence, is taken for the leg's end. */
    @Test
    void isInDoubtOfTheBrokersAnswerAndOfTheLegItGivesUp() {
        DrivenDesk denied = cancellingWithOnly(OrderLeg.STOP);
        waitFrom(denied, SILENCE_NS);
        denied.heard.clear();
        denied.report(OrderLeg.STOP, OrderStatus.UNKNOWN, 0, 0);
        assertThat(denied.texts()).contains("CRITICAL LEG_GIVEN_UP STOP", "EXIT out 40 INVALIDATION");
        assertThat(denied.heard).containsExactly("doubt", "doubt");
        DrivenDesk silent = cancellingWithOnly(OrderLeg.STOP);
        waitFrom(silent, SILENCE_NS);
        silent.position(40);
        silent.heard.clear();
        wait(silent, DrivenDesk.LONGEST_RETRY_NS);
        assertThat(silent.texts())
                .containsExactly(OF_CANCELLING, "CRITICAL LEG_GIVEN_UP STOP", "EXIT out 40 INVALIDATION");
        assertThat(silent.heard).containsExactly("doubt", "doubt");
    }

    /** The stop may have closed the shares, which a broker that is silent does not say. */
    @Test
    void sellsNothingAfterTwoSilencesBeforeTheBrokerTellsThePosition() {
        DrivenDesk desk = cancellingWithOnly(OrderLeg.STOP);
        desk.position(40);
        waitFrom(desk, SILENCE_NS);
        assertThat(desk.texts()).containsExactly(OF_CANCELLING, "cancel bracket INVALIDATION");
        for (int silence = 0; silence < 3; silence++) {
            wait(desk, DrivenDesk.LONGEST_RETRY_NS);
            assertThat(desk.texts()).containsExactly(OF_CANCELLING, "cancel bracket INVALIDATION");
        }
        desk.position(25);
        assertThat(desk.texts()).contains("CRITICAL LEG_GIVEN_UP STOP").last().isEqualTo("EXIT out 25 INVALIDATION");
        desk.position(25);
        assertThat(desk.texts()).isEmpty();
    }

    @Test
    void sellsNothingAfterTwoSilencesWhenTheBrokerHoldsNothing() {
        DrivenDesk desk = cancellingWithOnly(OrderLeg.STOP);
        waitFrom(desk, SILENCE_NS);
        desk.position(0);
        assertThat(desk.stage()).isEqualTo(TradeStage.CANCELLING);
        wait(desk, DrivenDesk.LONGEST_RETRY_NS);
        assertThat(desk.texts()).noneMatch(text -> text.startsWith("EXIT "));
        assertThat(desk.stage()).isEqualTo(TradeStage.UNCLOSED);
        desk.filled(OrderLeg.STOP, 40);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @Test
    void sellsNothingAfterTwoSilencesBeforeThePositionIsToldThoughTheOperatorInsists() {
        DrivenDesk desk = cancellingWithOnly(OrderLeg.STOP);
        waitFrom(desk, SILENCE_NS);
        wait(desk, DrivenDesk.LONGEST_RETRY_NS);
        assertThat(desk.texts()).noneMatch(text -> text.startsWith("EXIT "));
        for (int i = 0; i < 5; i++) {
            desk.exit(ExitReason.OPERATOR);
            assertThat(desk.texts()).isEmpty();
        }
        desk.position(40);
        assertThat(desk.texts()).containsExactly("CRITICAL LEG_GIVEN_UP STOP", "EXIT out 40 INVALIDATION");
    }
}
