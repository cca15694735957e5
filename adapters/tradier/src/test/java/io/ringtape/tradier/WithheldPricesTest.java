package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.event.OrderLeg.ENTRY;
import static io.ringtape.event.OrderLeg.EXIT;
import static io.ringtape.event.OrderLeg.STOP;
import static io.ringtape.event.OrderLeg.TARGET;
import static io.ringtape.tradier.ScriptedBroker.bracket;
import static io.ringtape.tradier.ScriptedBroker.exit;
import static io.ringtape.tradier.ScriptedBroker.leg;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fills whose number or price the broker leaves out are booked all the same, marked, and told once. */
class WithheldPricesTest {
    private static final String TAG = "rt-2026-11-30live-7";
    private static final String ESTIMATED = "price estimated: the broker gives no average";

    private final ScriptedBroker broker = new ScriptedBroker().begun();

    private void submitted() {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
    }

    private void listed(String entry) {
        broker.listsBracket(
                1000, TAG, "open", entry, leg(2, TARGET, "open", 100, 0, 0), leg(3, STOP, "open", 100, 0, 0));
    }

    private void bought() {
        submitted();
        listed(leg(1, ENTRY, "filled", 100, 100, 50.05));
        broker.pass(2 * SECOND_NS);
    }

    private ExecutionReport last(long orderId, OrderLeg leg) {
        List<ExecutionReport> all = broker.reports(orderId, leg);
        return all.get(all.size() - 1);
    }

    @Test
    void aFillWithoutAnAverageIsBookedAtThePriceOfTheLastFillAfterSomeSeconds() {
        submitted();
        listed(leg(1, ENTRY, "filled", 100, 100, 0)
                .replace("\"stop_price\"", "\"last_fill_price\":50.07,\"stop_price\""));
        broker.pass(4 * SECOND_NS);
        assertThat(broker.statuses(7, ENTRY)).containsExactly(OrderStatus.ACCEPTED);
        assertThat(broker.notices).isEmpty();
        broker.pass(3 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("ACCEPTED", "FILLED 100 of 100");
        assertThat(last(7, ENTRY).fillPrice).isEqualTo(50_070_000);
        assertThat(last(7, ENTRY).reason.toString()).isEqualTo(ESTIMATED);
        broker.pass(60 * SECOND_NS);
        assertThat(broker.notices)
                .containsExactly("NOTICE " + TAG + " ENTRY: 100.0 shares without an average price: booked at 50.07");
    }

    @Test
    void aFillWithoutAnyPriceIsBookedAtItsLimitAStopAtItsTrigger() {
        submitted();
        listed(leg(1, ENTRY, "filled", 100, 100, 0).replace(",\"stop_price\":49.60", ""));
        broker.pass(7 * SECOND_NS);
        assertThat(last(7, ENTRY).fillPrice).isEqualTo(50_100_000);
        broker.listsBracket(
                1000,
                TAG,
                "filled",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "canceled", 100, 0, 0),
                leg(3, STOP, "filled", 100, 100, 0));
        broker.pass(7 * SECOND_NS);
        assertThat(broker.words(7, STOP)).endsWith("FILLED 100 of 100");
        assertThat(last(7, STOP).fillPrice).isEqualTo(49_600_000);
        assertThat(last(7, STOP).reason.toString()).isEqualTo(ESTIMATED);
        assertThat(broker.gateway.position(0)).isZero();
        assertThat(broker.gateway.isFlat()).isTrue();
    }

    @Test
    void anExitWithoutAnyPriceIsBookedAtTheLastPriceOfItsInstrument() {
        bought();
        broker.cancel(7, false);
        broker.listsBracket(
                1000,
                TAG,
                "canceled",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "canceled", 100, 0, 0),
                leg(3, STOP, "canceled", 100, 0, 0));
        broker.pass(2 * SECOND_NS);
        broker.submit(exit(8, 100));
        broker.pass(100 * MILLI_NS);
        broker.lists(1001, "rt-2026-11-30live-8", "filled", 100, 100, 0);
        broker.pass(7 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).endsWith("FILLED 100 of 100");
        assertThat(last(8, EXIT).fillPrice).isEqualTo(50_050_000);
        assertThat(broker.gateway.isFlat()).isTrue();
    }

    @Test
    void anAverageThatComesAfterTheEstimateIsInTheNextFill() {
        submitted();
        listed(leg(1, ENTRY, "partially_filled", 100, 40, 0));
        broker.pass(7 * SECOND_NS);
        assertThat(last(7, ENTRY).fillPrice).isEqualTo(49_600_000);
        listed(leg(1, ENTRY, "filled", 100, 100, 50.0));
        broker.pass(2 * SECOND_NS);
        long money = broker.reports(7, ENTRY).stream()
                .filter(report -> report.fillQuantity > 0)
                .mapToLong(report -> Micros.notional(report.fillPrice, report.fillQuantity))
                .sum();
        assertThat(money).isBetween(5_000_000_000L - 100, 5_000_000_000L + 100);
        assertThat(last(7, ENTRY).reason.toString()).isEmpty();
    }

    @Test
    void aCorrectedAverageIsInTheNextFill() {
        submitted();
        listed(leg(1, ENTRY, "partially_filled", 100, 40, 50.0));
        broker.pass(2 * SECOND_NS);
        listed(leg(1, ENTRY, "partially_filled", 100, 40, 50.1));
        broker.pass(2 * SECOND_NS);
        assertThat(broker.notices).isEmpty();
        listed(leg(1, ENTRY, "filled", 100, 100, 50.1));
        broker.pass(2 * SECOND_NS);
        assertThat(last(7, ENTRY).fillPrice).isEqualTo(50_166_667);
    }

    @Test
    void anAverageThatIsCorrectedAfterTheLastFillIsToldOnce() {
        bought();
        listed(leg(1, ENTRY, "filled", 100, 100, 50.15));
        broker.pass(60 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("ACCEPTED", "FILLED 100 of 100");
        assertThat(broker.notices)
                .containsExactly("NOTICE order 7 ENTRY: the broker corrected its average price; its money differs by"
                        + " 10.00 dollars");
    }

    @Test
    void averagesWhoseDifferenceIsNoPriceAreBookedAtTheAverageAfterSomeSeconds() {
        submitted();
        listed(leg(1, ENTRY, "partially_filled", 100, 90, 50.0));
        broker.pass(2 * SECOND_NS);
        listed(leg(1, ENTRY, "filled", 100, 100, 40.0));
        broker.pass(3 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).endsWith("PARTIALLY_FILLED 90 of 90");
        broker.pass(5 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).endsWith("FILLED 10 of 100");
        assertThat(last(7, ENTRY).fillPrice).isEqualTo(40_000_000);
        assertThat(broker.notices).singleElement().asString().contains("differs by -900.00 dollars");
    }

    @Test
    void aFilledLegWithoutANumberOfSharesIsTakenForWhole() {
        bought();
        String stop = leg(3, STOP, "filled", 100, 100, 49.58).replace("\"exec_quantity\":100.0,", "");
        broker.listsBracket(
                1000,
                TAG,
                "filled",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "canceled", 100, 0, 0),
                stop);
        broker.pass(4 * SECOND_NS);
        assertThat(broker.words(7, STOP)).endsWith("FILLED 100 of 100");
        assertThat(last(7, STOP).fillPrice).isEqualTo(49_580_000);
        assertThat(broker.notices)
                .containsExactly("NOTICE " + TAG + " STOP: filled without a number of shares: taken for all 100.0");
        assertThat(broker.gateway.isFlat()).isTrue();
    }

    @Test
    void oneListWithoutTheNumberIsPassedOver() {
        bought();
        broker.listsBracket(
                1000,
                TAG,
                "open",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "open", 100, 0, 0),
                leg(3, STOP, "filled", 100, 100, 49.58).replace("\"exec_quantity\":100.0,", ""));
        broker.pass(SECOND_NS);
        listed(leg(1, ENTRY, "filled", 100, 100, 50.05));
        broker.pass(5 * SECOND_NS);
        assertThat(broker.words(7, STOP)).containsExactly("ACCEPTED");
    }

    @Test
    void aCancelledLegWithoutANumberFilledNoMoreThanWasKnown() {
        submitted();
        listed(leg(1, ENTRY, "open", 100, 0, 0));
        broker.pass(SECOND_NS);
        broker.cancel(7, false);
        broker.listsBracket(
                1000, TAG, "canceled", leg(1, ENTRY, "canceled", 100, 0, 0).replace("\"exec_quantity\":0.0,", ""));
        broker.pass(4 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("ACCEPTED", "CANCELLED");
    }

    @Test
    void aFilledLegWhoseNumberStaysBehindEndsWithThatNumber() {
        submitted();
        listed(leg(1, ENTRY, "filled", 100, 60, 50.05));
        broker.pass(4 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).endsWith("PARTIALLY_FILLED 60 of 60");
        broker.pass(4 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).endsWith("PARTIALLY_FILLED 60 of 60", "CANCELLED");
        assertThat(broker.notices)
                .containsExactly(
                        "NOTICE " + TAG + " ENTRY: filled by its status, but 60.0 of 100.0 shares by its number");
    }
}
