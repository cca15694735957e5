package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.event.OrderLeg.ENTRY;
import static io.ringtape.event.OrderLeg.STOP;
import static io.ringtape.event.OrderLeg.TARGET;
import static io.ringtape.tradier.ScriptedBroker.bracket;
import static io.ringtape.tradier.ScriptedBroker.leg;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderLeg;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Shares closed beyond those entered: reported so that the engine books them as an overfill and covers them. */
class ClosingFillsTest {
    private static final String TAG = "rt-2026-11-30live-7";

    private final ClosingFills fills = new ClosingFills();

    private void take(OrderLeg leg, long shares, long price, long entered) {
        fills.take(leg, shares, BigDecimal.valueOf(shares * price), entered);
    }

    @Test
    void whatIsWithinTheSharesEnteredStaysWithItsLeg() {
        take(TARGET, 60, 50, 100);
        take(STOP, 100, 49, 100);
        assertThat(fills.shares(TARGET)).isEqualTo(60);
        assertThat(fills.shares(STOP)).isEqualTo(100);
        assertThat(fills.hasLent(TARGET)).isFalse();
    }

    @Test
    void whatIsBeyondGoesToTheOtherLegWithItsMoney() {
        take(TARGET, 100, 50, 100);
        fills.take(TARGET, 110, BigDecimal.valueOf(100 * 50 + 10 * 60), 100);
        assertThat(fills.shares(TARGET)).isEqualTo(100);
        assertThat(fills.notional(TARGET)).isEqualByComparingTo("5000");
        assertThat(fills.shares(STOP)).isEqualTo(10);
        assertThat(fills.notional(STOP)).isEqualByComparingTo("600");
    }

    @Test
    void whatWasLentStaysLentWhenMoreIsEnteredLate() {
        take(STOP, 75, 50, 65);
        take(STOP, 75, 50, 85);
        assertThat(fills.shares(STOP)).isEqualTo(65);
        assertThat(fills.shares(TARGET)).isEqualTo(10);
        take(STOP, 80, 50, 85);
        assertThat(fills.shares(STOP)).isEqualTo(70);
    }

    @Test
    void whatNeitherLegHasRoomForIsReportedAsItIs() {
        take(STOP, 100, 49, 100);
        take(TARGET, 100, 51, 100);
        take(TARGET, 110, 51, 100);
        assertThat(fills.shares(TARGET)).isEqualTo(110);
        assertThat(fills.shares(STOP)).isEqualTo(100);
    }

    @Test
    void aTargetThatIsFilledAgainAfterItsEndIsReportedOnTheStopWithItsOwnSource() {
        ScriptedBroker broker = new ScriptedBroker().begun();
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        list(broker, "open", 100, 100, 51.0);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, TARGET)).endsWith("FILLED 100 of 100");
        list(broker, "canceled", 100, 110, 51.0);
        broker.pass(6 * SECOND_NS);
        assertThat(broker.words(7, TARGET)).endsWith("FILLED 100 of 100");
        assertThat(broker.words(7, STOP)).endsWith("FILLED 10 of 10");
        ExecutionReport report =
                broker.reports(7, STOP).get(broker.reports(7, STOP).size() - 1);
        assertThat(report.fillPrice).isEqualTo(51 * Micros.ONE);
        assertThat(report.brokerOrderId.toString()).isEqualTo("2");
        assertThat(report.reason.toString()).isEqualTo("filled of the other leg, beyond the shares entered");
        assertThat(broker.gateway.position(0)).isEqualTo(-10 * Micros.ONE);
    }

    @Test
    void anEntryOfAPartBoundsWhatATargetMayCloseOnItsOwn() {
        ScriptedBroker broker = new ScriptedBroker().begun();
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        list(broker, "canceled", 60, 60, 51.0);
        broker.pass(2 * SECOND_NS);
        list(broker, "canceled", 60, 75, 51.0);
        broker.pass(6 * SECOND_NS);
        assertThat(broker.words(7, TARGET)).endsWith("FILLED 60 of 60");
        assertThat(broker.words(7, STOP)).endsWith("FILLED 15 of 15");
    }

    private static void list(ScriptedBroker broker, String status, double entered, double targetFilled, double price) {
        broker.listsBracket(
                1000,
                TAG,
                status,
                leg(1, ENTRY, entered == 100 ? "filled" : "canceled", 100, entered, 50.05),
                leg(2, TARGET, "filled", targetFilled, targetFilled, price),
                leg(3, STOP, "canceled", 100, 0, 0));
    }
}
