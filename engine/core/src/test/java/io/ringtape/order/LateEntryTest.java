package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests fills of an entry that come after its round trip was over: their shares are counted and closed. */
class LateEntryTest {
    private static final String LATE = "CRITICAL LATE_FILL filled after its round trip was over";

    @ParameterizedTest
    @EnumSource(Side.class)
    void closesWhatACancelledEntryBroughtAfterAll(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.cancelled(OrderLeg.ENTRY, 0);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        desk.part(OrderLeg.ENTRY, 40, 40);
        assertThat(desk.texts()).containsExactly(LATE, "ENTRY 40 held 40", "cancel bracket UNPROTECTED");
        assertThat(desk.heard).containsExactly("expired 7", "doubt", "reopened", "entered");
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).containsExactly("EXIT out 40 UNPROTECTED");
        desk.filled(OrderLeg.EXIT, 40);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        assertThat(desk.held()).isZero();
    }

    @Test
    void takesMoreOfItWhileItIsClosed() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.cancelled(OrderLeg.ENTRY, 0);
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.part(OrderLeg.ENTRY, 10, 50);
        assertThat(desk.texts()).containsExactly("ENTRY 10 held 50");
    }

    @Test
    void closesAtOnceWhatHadBeenCancelledWithItsTargetAndStop() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.exit(ExitReason.OPERATOR);
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        desk.cancelled(OrderLeg.ENTRY, 0);
        desk.filled(OrderLeg.ENTRY, 100);
        assertThat(desk.texts()).contains(LATE, "ENTRY 100 held 100", "EXIT out 100 UNPROTECTED");
    }

    @Test
    void tellsTheProfitOfALateFillApartFromThatOfItsRoundTrip() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 60, 60);
        desk.cancelled(OrderLeg.ENTRY, 60);
        desk.report(OrderLeg.TARGET, OrderStatus.FILLED, 60, 60);
        long first = desk.realisedToday();
        assertThat(first).isPositive();
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
        desk.part(OrderLeg.ENTRY, 40, 100);
        desk.filled(OrderLeg.EXIT, 40);
        TradeClosed second = desk.closed();
        assertThat(second.quantity).isEqualTo(40_000_000);
        assertThat(desk.realisedToday()).isEqualTo(first + second.profit);
    }

    @Test
    void cancelsADeniedEntryAndClosesWhatItBroughtAfterAll() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.report(OrderLeg.ENTRY, OrderStatus.UNKNOWN, 0, 0);
        assertThat(desk.texts())
                .containsExactly("CRITICAL UNKNOWN_ORDER unknown to the broker", "cancel bracket ENTRY_EXPIRED");
        desk.filled(OrderLeg.ENTRY, 100);
        assertThat(desk.texts()).containsExactly(LATE, "ENTRY 100 held 100", "cancel bracket UNPROTECTED");
    }

    @Test
    void aFillToldTwiceIsNotLate() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.filled(OrderLeg.TARGET, 100);
        desk.filled(OrderLeg.ENTRY, 100);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @Test
    void aLateFillThatCannotBeIsOnlyAlerted() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.cancelled(OrderLeg.ENTRY, 0);
        desk.part(OrderLeg.ENTRY, 140, 140);
        assertThat(desk.texts()).containsExactly("CRITICAL UNKNOWN_ORDER order not open");
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    /** The first round trip had a refused exit, so that its next wait would have been twice as long. */
    @Test
    void waitsAndCountsAsOfItsOwnBeginning() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.exit(ExitReason.INVALIDATION);
        desk.cancelled(OrderLeg.ENTRY, 40);
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0);
        desk.exit(ExitReason.OPERATOR);
        desk.filled(OrderLeg.EXIT, 40);
        assertThat(desk.closed().orders).isEqualTo(3);
        desk.part(OrderLeg.ENTRY, 10, 50);
        assertThat(desk.texts()).contains("EXIT out 10 UNPROTECTED");
        desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0);
        desk.beat(desk.nowNs - DrivenDesk.START_NS + DrivenDesk.FIRST_RETRY_NS);
        assertThat(desk.texts()).containsExactly("EXIT out 10 UNPROTECTED");
        desk.filled(OrderLeg.EXIT, 10);
        assertThat(desk.closed().orders).as("two closing orders").isEqualTo(2);
    }
}
