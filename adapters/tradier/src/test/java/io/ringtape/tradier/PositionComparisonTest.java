package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.event.OrderLeg.ENTRY;
import static io.ringtape.event.OrderLeg.STOP;
import static io.ringtape.event.OrderLeg.TARGET;
import static io.ringtape.tradier.ScriptedBroker.bracket;
import static io.ringtape.tradier.ScriptedBroker.leg;
import static io.ringtape.tradier.ScriptedBroker.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The comparison of positions goes on, and is asked for again, whatever a single order leaves open. */
class PositionComparisonTest {
    private static final String TAG = "rt-2026-11-30live-7";
    private static final String XYZ_100 = "{\"symbol\":\"XYZ\",\"quantity\":100,\"cost_basis\":5005.0}";
    private static final String BRK_5 = "{\"symbol\":\"BRK/B\",\"quantity\":5,\"cost_basis\":2500.0}";

    private final ScriptedBroker broker = new ScriptedBroker().begun();

    /** Has an entry, order 7, that the broker takes and shows in no list. */
    private void lose() {
        broker.lists(50, "other", "filled", 1, 1, 10);
        broker.submit(bracket(7, 100));
        broker.pass(12 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("UNKNOWN");
    }

    /** Has a bracket of 100 shares, order 7, bought, with target and stop working. */
    private void buy(double average) {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        listBought(average);
        broker.pass(2 * SECOND_NS);
    }

    private void listBought(double average) {
        broker.listsBracket(
                1000,
                TAG,
                "open",
                leg(1, ENTRY, "filled", 100, 100, average),
                leg(2, TARGET, "open", 100, 0, 0),
                leg(3, STOP, "open", 100, 0, 0));
    }

    private void hold(String... positions) {
        broker.positions = "{\"position\":[" + String.join(",", positions) + "]}";
    }

    private List<Long> shares(int instrument) {
        return broker.positionReports().stream()
                .filter(report -> report.instrument == instrument)
                .map(report -> report.quantity / Micros.ONE)
                .toList();
    }

    private List<String> notices(String part) {
        return broker.notices.stream().filter(notice -> notice.contains(part)).toList();
    }

    private long positionsAsked() {
        return broker.calls.stream()
                .map(ApiCall::target)
                .filter(target -> target.endsWith("/positions"))
                .count();
    }

    @Test
    void anUnknownOrderIsToldOnceAndSearchedForSeldom() {
        lose();
        broker.calls.clear();
        broker.pass(120 * SECOND_NS);
        assertThat(broker.notices).containsExactly("LOST_ORDER " + TAG);
        assertThat(broker.words(7, ENTRY)).containsExactly("UNKNOWN");
        assertThat(broker.calls.stream().filter(call -> call.target().contains("page=2&")))
                .as("lists that prove absence in two minutes")
                .hasSizeBetween(3, 6);
        assertThat(broker.calls).as("requests in two minutes").hasSizeBetween(120, 180);
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "open", 100, 0, 0));
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("UNKNOWN", "ACCEPTED");
    }

    @Test
    void anUnknownOrderDoesNotSilenceTheComparison() {
        lose();
        hold(XYZ_100);
        broker.pass(40 * SECOND_NS);
        assertThat(shares(0)).contains(100L);
    }

    @Test
    void anOrderUnderWayInOneInstrumentDoesNotSilenceTheOthers() {
        broker.answers = call -> call.method().equals("POST") ? null : broker.usual(call);
        broker.submit(bracket(7, 100));
        hold(XYZ_100, BRK_5);
        broker.pass(45 * SECOND_NS);
        assertThat(shares(0)).isEmpty();
        assertThat(shares(1)).contains(5L);
    }

    @Test
    void aFillWithoutAPriceIsComparedWhenItIsBooked() {
        hold(XYZ_100);
        broker.pass(29 * SECOND_NS);
        buy(0);
        broker.pass(2 * SECOND_NS);
        assertThat(shares(0)).isEmpty();
        broker.pass(60 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).contains("FILLED 100 of 100");
        assertThat(shares(0)).isNotEmpty().containsOnly(100L);
        assertThat(notices("position could not be compared")).isEmpty();
    }

    @Test
    void lotsOfOneSymbolWhoseCostsMakeNoPriceHaveNone() {
        hold(
                "{\"symbol\":\"XYZ\",\"quantity\":-100,\"cost_basis\":1000000000}",
                "{\"symbol\":\"XYZ\",\"quantity\":100.000001,\"cost_basis\":1000000000}");
        broker.pass(80 * SECOND_NS);
        assertThat(broker.positionReports()).isNotEmpty().allMatch(report -> report.averagePrice == Missing.LONG);
    }

    @Test
    void aPositionThatNoFillExplainsIsReportedThoughAFillHasNoPrice() {
        hold("{\"symbol\":\"XYZ\",\"quantity\":60,\"cost_basis\":3003.0}");
        buy(0);
        broker.pass(80 * SECOND_NS);
        assertThat(shares(0)).contains(60L);
    }

    @Test
    void positionsThatCannotBeReadAreToldOnceAndAskedForAtLength() {
        broker.answers = call -> call.target().endsWith("/positions") ? text(200, "<html>") : broker.usual(call);
        buy(50.05);
        broker.pass(SECOND_NS);
        broker.calls.clear();
        broker.pass(120 * SECOND_NS);
        assertThat(notices("position could not be compared"))
                .hasSize(2)
                .allMatch(notice -> notice.contains("XYZ") || notice.contains("BRK.B"));
        assertThat(positionsAsked()).isBetween(10L, 30L);
        broker.answers = broker::usual;
        hold(XYZ_100);
        broker.pass(60 * SECOND_NS);
        assertThat(shares(0)).contains(100L);
    }

    @Test
    void eachRepeatedCancelAsksForThePositionsAgain() {
        buy(50.05);
        hold(XYZ_100);
        broker.answers = call -> call.method().equals("DELETE") ? ApiAnswer.broken("reset") : broker.usual(call);
        broker.cancel(7, false);
        broker.pass(SECOND_NS);
        broker.events.clear();
        broker.cancel(7, false);
        broker.pass(SECOND_NS);
        assertThat(shares(0)).as("at the first repetition").containsExactly(100L);
        hold();
        broker.events.clear();
        broker.cancel(7, false);
        broker.pass(SECOND_NS);
        assertThat(shares(0)).as("at the second repetition").containsExactly(0L);
    }

    @Test
    void aRepeatedCancelOfAnUnknownOrderAsksForThePositions() {
        lose();
        hold(XYZ_100);
        broker.cancel(7, false);
        broker.cancel(7, false);
        broker.pass(SECOND_NS);
        assertThat(shares(0)).containsExactly(100L);
    }
}
