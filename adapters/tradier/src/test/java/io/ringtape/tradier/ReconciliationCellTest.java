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
import static io.ringtape.tradier.ScriptedBroker.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.OrderLeg;
import io.ringtape.tradier.ReconciliationTable.PositionOutcome;
import io.ringtape.tradier.api.ApiAnswer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each cell of the table by which orders and positions are compared with the broker's: the table is asked, and then the
 * gateway with a broker that shows the cell. Our order closes 100 shares at the market; one that is FILLED is a bracket
 * whose target is filled, because of its legs another can be filled after it.
 */
class ReconciliationCellTest {
    private static final String TAG = "rt-2026-11-30live-8";
    private static final String EARLIER_TAG = "rt-2026-11-29live-8";
    private static final long ID = 1000;

    private final ScriptedBroker broker = new ScriptedBroker();
    private OrderLeg leg = EXIT;
    private List<String> before = List.of();

    @ParameterizedTest(name = "{0} and listed as {1}: {2}")
    @CsvSource({
        "UNCONFIRMED, ABSENT, SEARCH",
        "UNCONFIRMED, WORKING, FOLLOW",
        "UNCONFIRMED, PART, FOLLOW",
        "UNCONFIRMED, FILLED, FOLLOW",
        "UNCONFIRMED, CANCELLED, FOLLOW",
        "UNCONFIRMED, REJECTED, FOLLOW",
        "UNCONFIRMED, UNREADABLE, DOUBT",
        "WORKING, ABSENT, DENY",
        "WORKING, WORKING, FOLLOW",
        "WORKING, PART, FOLLOW",
        "WORKING, FILLED, FOLLOW",
        "WORKING, CANCELLED, FOLLOW",
        "WORKING, REJECTED, FOLLOW",
        "WORKING, UNREADABLE, DOUBT",
        "PART, ABSENT, DENY",
        "PART, WORKING, FOLLOW",
        "PART, PART, FOLLOW",
        "PART, FILLED, FOLLOW",
        "PART, CANCELLED, FOLLOW",
        "PART, REJECTED, FOLLOW",
        "PART, UNREADABLE, DOUBT",
        "FILLED, ABSENT, KEEP",
        "FILLED, WORKING, KEEP",
        "FILLED, PART, REPORT_LATE",
        "FILLED, FILLED, REPORT_LATE",
        "FILLED, CANCELLED, KEEP",
        "FILLED, REJECTED, KEEP",
        "FILLED, UNREADABLE, KEEP",
        "CANCELLED, ABSENT, KEEP",
        "CANCELLED, WORKING, KEEP",
        "CANCELLED, PART, REPORT_LATE",
        "CANCELLED, FILLED, REPORT_LATE",
        "CANCELLED, CANCELLED, KEEP",
        "CANCELLED, REJECTED, KEEP",
        "CANCELLED, UNREADABLE, KEEP",
        "REJECTED, ABSENT, KEEP",
        "REJECTED, WORKING, WITHDRAW",
        "REJECTED, PART, WITHDRAW",
        "REJECTED, FILLED, REPORT_LATE",
        "REJECTED, CANCELLED, KEEP",
        "REJECTED, REJECTED, KEEP",
        "REJECTED, UNREADABLE, WITHDRAW",
        "LOST, ABSENT, KEEP",
        "LOST, WORKING, WITHDRAW",
        "LOST, PART, WITHDRAW",
        "LOST, FILLED, REPORT_LATE",
        "LOST, CANCELLED, KEEP",
        "LOST, REJECTED, KEEP",
        "LOST, UNREADABLE, WITHDRAW",
        "FOREIGN, ABSENT, PASS",
        "FOREIGN, WORKING, ALERT",
        "FOREIGN, PART, ALERT",
        "FOREIGN, FILLED, PASS",
        "FOREIGN, CANCELLED, PASS",
        "FOREIGN, REJECTED, PASS",
        "FOREIGN, UNREADABLE, ALERT",
        "EARLIER_RUN, ABSENT, PASS",
        "EARLIER_RUN, WORKING, ALERT",
        "EARLIER_RUN, PART, ALERT",
        "EARLIER_RUN, FILLED, PASS",
        "EARLIER_RUN, CANCELLED, PASS",
        "EARLIER_RUN, REJECTED, PASS",
        "EARLIER_RUN, UNREADABLE, ALERT",
    })
    void anOrder(OurState ours, ListedState brokers, ReconciliationOutcome outcome) {
        assertThat(ReconciliationTable.outcome(ours, brokers)).isEqualTo(outcome);
        bring(ours);
        before = broker.words(8, leg);
        broker.calls.clear();
        broker.notices.clear();
        show(ours, brokers);
        broker.pass((ours == OurState.LOST ? 31 : 2) * SECOND_NS); // lists are rare when nothing is live
        switch (outcome) {
            case FOLLOW -> followed(brokers);
            case KEEP -> kept();
            case DOUBT -> doubted();
            case SEARCH -> searched();
            case DENY -> denied();
            case WITHDRAW -> withdrawn(brokers);
            case REPORT_LATE -> reportedLate(brokers);
            case ALERT -> alerted();
            case PASS -> passed();
        }
    }

    @Test
    void everyCellIsAmongThem() throws NoSuchMethodException {
        String[] rows = getClass()
                .getDeclaredMethod("anOrder", OurState.class, ListedState.class, ReconciliationOutcome.class)
                .getAnnotation(CsvSource.class)
                .value();
        assertThat(Arrays.stream(rows).map(row -> row.replaceAll(", [A-Z_]*$", "")))
                .doesNotHaveDuplicates()
                .hasSize(OurState.VALUES.length * ListedState.VALUES.length);
    }

    /** Brings our order into a state. */
    private void bring(OurState ours) {
        assertThat(broker.begin(100)).isEmpty();
        broker.positions = "{\"position\":{\"symbol\":\"XYZ\",\"quantity\":100,\"cost_basis\":5000.0}}";
        broker.events.clear();
        switch (ours) {
            case UNCONFIRMED -> sendInto(ApiAnswer.broken("reset"));
            case WORKING -> sendAndList("open", 0);
            case PART -> sendAndList("partially_filled", 40);
            case FILLED -> fillBracket();
            case CANCELLED -> {
                sendAndList("open", 0);
                list(TAG, "canceled", 0);
                broker.pass(2 * SECOND_NS);
                assertThat(broker.words(8, EXIT)).endsWith("CANCELLED");
            }
            case REJECTED -> {
                sendInto(text(400, "TotalInitialMargin"));
                assertThat(broker.words(8, EXIT)).containsExactly("REJECTED");
            }
            case LOST -> {
                sendInto(ApiAnswer.broken("reset"));
                broker.pass(12 * SECOND_NS);
                assertThat(broker.words(8, EXIT)).containsExactly("REJECTED");
            }
            case FOREIGN, EARLIER_RUN -> {}
        }
    }

    private void sendInto(ApiAnswer answer) {
        broker.answers = call -> call.method().equals("POST") ? answer : broker.usual(call);
        broker.submit(exit(8, 100));
        broker.pass(100 * MILLI_NS);
    }

    private void sendAndList(String status, double filled) {
        broker.submit(exit(8, 100));
        broker.pass(100 * MILLI_NS);
        list(TAG, status, filled);
        broker.pass(2 * SECOND_NS);
    }

    private void list(String tag, String status, double filled) {
        broker.lists(ID, tag, status, 100, filled, filled > 0 ? 49.9 : 0);
    }

    private void fillBracket() {
        leg = STOP;
        broker.submit(bracket(8, 100));
        broker.pass(100 * MILLI_NS);
        listBracket("open", "open", 100, "open", 0);
        broker.pass(2 * SECOND_NS);
        listBracket("filled", "canceled", 100, "filled", 100);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(8, TARGET)).endsWith("FILLED 100 of 100");
    }

    private void listBracket(String whole, String stop, double entered, String target, double targetFilled) {
        broker.listsBracket(
                ID,
                TAG,
                whole,
                leg(1, ENTRY, entered > 0 ? "filled" : whole, 100, entered, entered > 0 ? 50.05 : 0),
                leg(2, TARGET, target, 100, targetFilled, targetFilled > 0 ? 51 : 0),
                leg(3, STOP, stop, 100, 0, 0));
    }

    /** Has the broker's list show the order in a state. */
    private void show(OurState ours, ListedState brokers) {
        String status =
                switch (brokers) {
                    case ABSENT -> "";
                    case WORKING -> "open";
                    case PART -> "partially_filled";
                    case FILLED -> "filled";
                    case CANCELLED -> "canceled";
                    case REJECTED -> "rejected";
                    case UNREADABLE -> "calculated";
                };
        double filled = brokers == ListedState.FILLED ? 100 : brokers == ListedState.PART ? 70 : 0;
        if (brokers == ListedState.ABSENT) {
            broker.orders.clear();
        } else if (ours == OurState.FILLED && filled > 0) {
            listBracket(status, "canceled", 100, "filled", 100);
            broker.orders.computeIfPresent(
                    ID,
                    (id, order) -> order.replace(
                            leg(3, STOP, "canceled", 100, 0, 0), leg(3, STOP, status, 100, filled, 49.6)));
        } else if (ours == OurState.FILLED) {
            listBracket(status, status, 0, status, 0);
        } else {
            list(
                    switch (ours) {
                        case FOREIGN -> "";
                        case EARLIER_RUN -> EARLIER_TAG;
                        default -> TAG;
                    },
                    status,
                    filled);
        }
    }

    /** Returns the reports on our order since the list showed the cell. */
    private List<String> news() {
        List<String> words = broker.words(8, leg);
        return words.subList(before.size(), words.size());
    }

    private void nothingIsSent() {
        assertThat(broker.calls("POST")).isEmpty();
        assertThat(broker.calls("DELETE")).isEmpty();
    }

    private void followed(ListedState brokers) {
        String last =
                switch (brokers) {
                    case PART -> "PARTIALLY_FILLED [0-9]* of 70";
                    case FILLED -> "FILLED [0-9]* of 100";
                    case CANCELLED, REJECTED -> brokers.name();
                    default -> ".*";
                };
        if (brokers == ListedState.WORKING) {
            assertThat(broker.words(8, EXIT)).first().isEqualTo("ACCEPTED");
            assertThat(news()).hasSize(before.isEmpty() ? 1 : 0);
        } else {
            assertThat(news()).last().asString().matches(last);
        }
        nothingIsSent();
    }

    private void kept() {
        broker.pass(20 * SECOND_NS);
        assertThat(news()).isEmpty();
        assertThat(broker.notices).isEmpty();
        nothingIsSent();
    }

    private void doubted() {
        broker.pass(20 * SECOND_NS);
        assertThat(news()).isEmpty();
        assertThat(broker.notices).isEmpty();
        nothingIsSent();
        list(TAG, "filled", 100);
        broker.pass(2 * SECOND_NS);
        assertThat(news()).last().asString().matches("FILLED [0-9]* of 100");
    }

    private void searched() {
        assertThat(news()).isEmpty();
        assertThat(broker.calls("GET")).hasSizeGreaterThan(1);
        broker.pass(10 * SECOND_NS);
        assertThat(news()).containsExactly("REJECTED");
        assertThat(broker.notices).containsExactly("LOST_ORDER " + TAG);
        nothingIsSent();
    }

    private void denied() {
        assertThat(news()).containsExactly("UNKNOWN");
        assertThat(broker.calls("GET")).anyMatch(call -> call.contains("/positions"));
        broker.pass(60 * SECOND_NS);
        assertThat(news()).containsExactly("UNKNOWN");
        nothingIsSent();
    }

    private void withdrawn(ListedState brokers) {
        assertThat(broker.calls("DELETE")).isNotEmpty().allMatch(call -> call.contains("/orders/" + ID));
        assertThat(broker.calls("POST")).isEmpty();
        if (brokers == ListedState.PART) {
            assertThat(news()).containsExactly("PARTIALLY_FILLED 70 of 70");
        } else {
            assertThat(news()).isEmpty();
        }
    }

    private void reportedLate(ListedState brokers) {
        String fill = brokers == ListedState.PART ? "FILLED 70 of 70" : "FILLED 100 of 100";
        assertThat(news()).singleElement().asString().endsWith(fill);
        nothingIsSent();
    }

    private void alerted() {
        broker.pass(90 * SECOND_NS);
        assertThat(broker.notices).containsExactly("ORPHAN_ORDER " + ID + " XYZ");
        nothingIsSent();
        assertThat(refusalOfALiveRun()).contains("working order " + ID + " in XYZ");
    }

    private void passed() {
        broker.pass(90 * SECOND_NS);
        assertThat(broker.notices).isEmpty();
        nothingIsSent();
        assertThat(refusalOfALiveRun()).isEmpty();
    }

    private String refusalOfALiveRun() {
        ScriptedBroker other = new ScriptedBroker(ScriptedBroker.settings(), true);
        other.orders.putAll(broker.orders);
        return other.begin(0);
    }

    @ParameterizedTest(name = "a position that is equal: {0}, at a live start: {1}: {2}")
    @CsvSource({"true, false, CONFIRM", "true, true, CONFIRM", "false, false, REPORT", "false, true, REFUSE_START"})
    void aPosition(boolean isEqual, boolean isLiveStart, PositionOutcome outcome) {
        assertThat(ReconciliationTable.position(isEqual, isLiveStart)).isEqualTo(outcome);
        if (isLiveStart) {
            ScriptedBroker live = new ScriptedBroker(ScriptedBroker.settings(), true);
            assertThat(live.begin(isEqual ? 0 : 40))
                    .contains(outcome == PositionOutcome.CONFIRM ? "" : "holds 40.0 XYZ");
            return;
        }
        bring(OurState.FOREIGN);
        if (outcome == PositionOutcome.REPORT) {
            broker.positions = "{\"position\":{\"symbol\":\"XYZ\",\"quantity\":60,\"cost_basis\":3000.0}}";
        }
        broker.pass(40 * SECOND_NS);
        long expected = outcome == PositionOutcome.REPORT ? 60 : 100;
        assertThat(broker.positionReports()).singleElement().satisfies(report -> assertThat(report.quantity)
                .isEqualTo(expected * Micros.ONE));
        assertThat(broker.calls("GET").stream().filter(call -> call.contains("/positions")))
                .hasSize(outcome == PositionOutcome.REPORT ? 2 : 1);
        nothingIsSent();
    }

    /** What counts as not working needs another stop: the bracket is withdrawn. */
    @Test
    void aStopWhoseStateIsNotUnderstoodProtectsNothing() {
        assertThat(broker.begin(0)).isEmpty();
        broker.submit(bracket(8, 100));
        broker.pass(100 * MILLI_NS);
        listBracket("open", "open", 100, "open", 0);
        broker.pass(5 * SECOND_NS);
        assertThat(broker.calls("DELETE")).isEmpty();
        listBracket("calculated", "calculated", 100, "calculated", 0);
        broker.pass(4 * SECOND_NS);
        assertThat(broker.calls("DELETE")).isNotEmpty();
    }
}
