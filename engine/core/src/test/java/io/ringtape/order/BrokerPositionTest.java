package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.order.DrivenDesk.SILENCE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.event.TradeStage;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests what the desk makes of the broker's word on a position: it compares, and sells nothing that is not held. */
class BrokerPositionTest {
    private static final String MISMATCH = "CRITICAL POSITION_MISMATCH ";
    private static final String GIVEN_UP = "CRITICAL LEG_GIVEN_UP STOP";
    private static final String SETTLED = "CRITICAL SETTLED_BY_POSITION its profit is an estimate";

    /** Returns a desk that was told to flatten, whose target is cancelled and whose stop the broker denies. */
    private static DrivenDesk denied(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.open();
        desk.exit(ExitReason.OPERATOR);
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.report(OrderLeg.STOP, OrderStatus.UNKNOWN, 0, 0);
        return desk;
    }

    private static void wait(DrivenDesk desk, long ns) {
        desk.beat(desk.nowNs - DrivenDesk.START_NS + ns);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void alertsOnceOnAPositionThatIsNotOursAndTradesNothing(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.position(0);
        assertThat(desk.texts()).isEmpty();
        desk.position(40);
        assertThat(desk.texts()).containsExactly(MISMATCH);
        desk.position(40);
        assertThat(desk.texts()).as("told already").isEmpty();
        desk.position(-40);
        assertThat(desk.texts()).containsExactly(MISMATCH);
        desk.position(0);
        assertThat(desk.texts()).isEmpty();
        desk.position(-40);
        assertThat(desk.texts()).as("it agreed in between").containsExactly(MISMATCH);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void leavesAnOpenPositionToItsBracketWhateverTheBrokerHolds(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.open();
        desk.position(100L * desk.direction());
        assertThat(desk.texts()).isEmpty();
        desk.position(0);
        assertThat(desk.texts()).containsExactly(MISMATCH);
        assertThat(desk.stage()).isEqualTo(TradeStage.OPEN);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void sellsWhatIsHeldOnceWhenTheBrokerDeniesTheStopAndStillHoldsIt(Side side) {
        DrivenDesk desk = denied(side);
        desk.position(100L * desk.direction());
        assertThat(desk.texts()).containsExactly(GIVEN_UP, "EXIT out 100 OPERATOR");
        desk.position(100L * desk.direction());
        assertThat(desk.texts()).isEmpty();
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void sellsNothingAndCancelsNothingWhenTheBrokerDeniesTheStopAndHoldsNothing(Side side) {
        DrivenDesk desk = denied(side);
        desk.position(0);
        assertThat(desk.texts()).containsExactly(MISMATCH, GIVEN_UP);
        for (int i = 0; i < 20; i++) {
            wait(desk, SILENCE_NS);
            assertThat(desk.texts()).isEmpty();
        }
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(desk.held()).isZero();
    }

    @Test
    void waitsForTheOtherLegBeforeItBelievesThePosition() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.cancelling();
        desk.report(OrderLeg.STOP, OrderStatus.UNKNOWN, 0, 0);
        desk.position(100);
        assertThat(desk.texts()).isEmpty();
        desk.cancelled(OrderLeg.TARGET, 0);
        assertThat(desk.texts()).containsExactly(GIVEN_UP, "EXIT out 100 INVALIDATION");
    }

    @Test
    void sellsThePartThatTheBrokerStillHoldsAndWaitsForTheReportOfTheRest() {
        DrivenDesk desk = denied(Side.BUY);
        desk.position(60);
        assertThat(desk.texts()).containsExactly(MISMATCH, GIVEN_UP, "EXIT out 60 OPERATOR");
        desk.filled(OrderLeg.EXIT, 60);
        assertThat(desk.stage()).isEqualTo(TradeStage.UNCLOSED);
        wait(desk, 100 * SECOND_NS);
        assertThat(desk.texts()).isEmpty();
        desk.part(OrderLeg.STOP, 40, 40);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(desk.held()).isZero();
    }

    @Test
    void sellsAfterAllWhenThePositionReturns() {
        DrivenDesk desk = denied(Side.BUY);
        desk.position(0);
        desk.position(100);
        wait(desk, SECOND_NS);
        assertThat(desk.texts()).containsExactly("EXIT out 100 OPERATOR");
    }

    @Test
    void repeatsNoRefusedClosingOrderOfSharesThatTheBrokerDoesNotHold() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.unclosed();
        desk.position(0);
        wait(desk, 100 * SECOND_NS);
        assertThat(desk.texts()).isEmpty();
        desk.position(100);
        wait(desk, SECOND_NS);
        assertThat(desk.texts()).containsExactly("EXIT out 100 INVALIDATION");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesUnreportedSharesAtTheLastPriceWhenTheOperatorInsists(Side side) {
        DrivenDesk desk = denied(side);
        desk.price(DrivenDesk.ENTRY - desk.direction() * 1_100_000L);
        desk.position(0);
        desk.exit(ExitReason.KILL);
        assertThat(desk.texts())
                .containsExactly(SETTLED, "STOP 100 held 0", "closed 100 STOP " + (-110 * Micros.ONE - 100_000));
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @Test
    void takesALateReportOfSettledSharesForARepetition() {
        for (OrderLeg leg : new OrderLeg[] {OrderLeg.STOP, OrderLeg.TARGET}) {
            DrivenDesk desk = denied(Side.BUY);
            desk.position(0);
            desk.exit(ExitReason.KILL);
            desk.filled(leg, 100);
            assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
            assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        }
    }

    @Test
    void settlesAtTheSessionsEndWhatTheBrokerDoesNotHold() {
        DrivenDesk held = denied(Side.BUY);
        held.endSession();
        assertThat(held.isBusy()).as("the broker has not said what it holds").isTrue();
        DrivenDesk desk = denied(Side.BUY);
        desk.position(0);
        desk.endSession();
        assertThat(desk.texts()).contains(SETTLED);
        assertThat(desk.isBusy()).isFalse();
    }

    @Test
    void aFillOutdatesTheBrokersWord() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.position(40);
        desk.filled(OrderLeg.ENTRY, 100);
        desk.report(desk.executionReport(OrderLeg.ENTRY, OrderStatus.FILLED, 60, 100));
        desk.exit(ExitReason.OPERATOR);
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.report(OrderLeg.STOP, OrderStatus.UNKNOWN, 0, 0);
        assertThat(desk.texts()).containsExactly("CRITICAL UNKNOWN_ORDER unknown to the broker");
    }

    /** Some of the stop's fills are never told, or late; the broker denies it and says what is left. */
    @Test
    void neverSellsMoreThanTheBrokerHoldsWhateverItLeavesOut() {
        int settled = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            DrivenDesk desk = denied(Side.VALUES[random.nextInt(2)]);
            long stopped = random.nextInt(0, 101);
            long left = 100 - stopped;
            boolean tells = random.nextBoolean();
            long told = 0;
            desk.position(left * desk.direction());
            left -= sold(desk, seed, left);
            for (int step = 0; step < 40 && desk.isBusy(); step++) {
                switch (random.nextInt(step > 20 ? 4 : 3)) {
                    case 0 -> desk.position(left * desk.direction());
                    case 1 -> wait(desk, random.nextLong(4 * SECOND_NS));
                    case 2 -> {
                        long size = tells ? Math.min(stopped - told, random.nextInt(1, 60)) : 0;
                        told += size;
                        desk.part(OrderLeg.STOP, size, told);
                    }
                    default -> desk.exit(ExitReason.OPERATOR);
                }
                settled += desk.texts().contains(SETTLED) ? 1 : 0;
                left -= sold(desk, seed, left);
            }
            desk.position(left * desk.direction());
            desk.exit(ExitReason.OPERATOR);
            left -= sold(desk, seed, left);
            assertThat(desk.isBusy()).as("seed %d", seed).isFalse();
            assertThat(left).as("shares left at the broker, seed %d", seed).isZero();
            assertThat(desk.held()).isZero();
        }
        assertThat(settled).as("round trips that ended by the position").isBetween(200, 1_800);
    }

    /** Fills the closing order that the last cause sent, if it did. Returns its shares. */
    private static long sold(DrivenDesk desk, int seed, long left) {
        if (desk.said.stream().noneMatch(OrderRequest.class::isInstance)) {
            return 0;
        }
        long shares = desk.first(OrderRequest.class).quantity / Micros.ONE;
        assertThat(shares).as("seed %d", seed).isLessThanOrEqualTo(left);
        desk.filled(OrderLeg.EXIT, shares);
        return shares;
    }
}
