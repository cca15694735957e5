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
import io.ringtape.event.OrderRequest;
import io.ringtape.tradier.api.ApiAnswer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exit whose bracket's cancel has not worked: it waits, so that both do not close the same shares, but not for ever. */
class HeldExitTest {
    private static final String TAG = "rt-2026-11-30live-7";

    private final ScriptedBroker broker = new ScriptedBroker().begun();

    /** Has a bracket of 100 shares, order 7, bought, with target and stop working. */
    @BeforeEach
    void buy() {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        list("open", 0);
        broker.pass(2 * SECOND_NS);
        broker.calls.clear();
    }

    private void list(String closing, double targetFilled) {
        broker.listsBracket(
                1000,
                TAG,
                "open",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, closing, 100, targetFilled, targetFilled > 0 ? 51.0 : 0),
                leg(3, STOP, closing, 100, 0, 0));
    }

    private void cancelAndExit() {
        broker.cancel(7, false);
        broker.pass(100 * MILLI_NS);
        broker.submit(exit(8, 100));
    }

    @Test
    void waitsUntilAListShowsTheBracketCancelled() {
        cancelAndExit();
        broker.pass(3 * SECOND_NS);
        assertThat(broker.calls("DELETE")).isNotEmpty();
        assertThat(broker.calls("POST")).isEmpty();
        list("canceled", 0);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.calls("POST")).singleElement().asString().contains("live-8&");
    }

    @Test
    void waitsWhileTheCancelIsUnderWay() {
        broker.answers = call -> call.method().equals("DELETE") ? null : broker.usual(call);
        cancelAndExit();
        broker.pass(3 * SECOND_NS);
        assertThat(broker.calls("POST")).isEmpty();
        list("canceled", 0);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.calls("POST")).hasSize(1);
    }

    @Test
    void goesOutEightSecondsAfterACancelThatDoesNothing() {
        cancelAndExit();
        broker.pass(7 * SECOND_NS + 800 * MILLI_NS);
        assertThat(broker.calls("POST")).isEmpty();
        broker.pass(200 * MILLI_NS);
        assertThat(broker.calls("POST")).hasSize(1);
    }

    @Test
    void doesNotOvertakeACancelThatTheBrokersLimitHeldUp() {
        limitFor(30);
        cancelAndExit();
        broker.pass(29 * SECOND_NS);
        assertThat(broker.calls("POST")).isEmpty();
        broker.calls.clear();
        broker.pass(4 * SECOND_NS);
        assertThat(broker.calls("DELETE")).isNotEmpty();
        assertThat(broker.calls("POST")).isEmpty();
        list("canceled", 0);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.calls("POST")).hasSize(1);
    }

    private void limitFor(long seconds) {
        long endNs = broker.nowNs + seconds * SECOND_NS;
        broker.answers = call -> !call.isRead() && broker.nowNs < endNs
                ? ApiAnswer.whole(429, Map.of("x-ratelimit-expiry", Long.toString(endNs / MILLI_NS)), new byte[0])
                : broker.usual(call);
    }

    @Test
    void goesOutAfterTwoMinutesThoughEveryCancelFindsTheLimitReached() {
        broker.answers = call ->
                call.method().equals("DELETE") ? ApiAnswer.whole(429, Map.of(), new byte[0]) : broker.usual(call);
        cancelAndExit();
        broker.pass(118 * SECOND_NS);
        assertThat(broker.calls("POST")).isEmpty();
        broker.pass(64 * SECOND_NS);
        assertThat(broker.calls("POST")).hasSize(1);
    }

    @Test
    void isCancelledUnsentWhenATargetFillTookItsShares() {
        cancelAndExit();
        broker.pass(SECOND_NS);
        list("canceled", 40);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, TARGET)).contains("PARTIALLY_FILLED 40 of 40");
        assertThat(broker.words(8, EXIT)).containsExactly("CANCELLED");
        assertThat(broker.calls("POST")).isEmpty();
        broker.submit(exit(9, 60));
        broker.pass(100 * MILLI_NS);
        assertThat(broker.calls("POST"))
                .singleElement()
                .asString()
                .contains("live-9&")
                .contains("quantity=60&");
    }

    /** Has the broker deny every cancel with a text. */
    private void deny(String words) {
        broker.answers = call -> call.method().equals("DELETE") ? text(400, words) : broker.usual(call);
    }

    private void listStopFilled(double average) {
        broker.listsBracket(
                1000,
                TAG,
                "filled",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "canceled", 100, 0, 0),
                leg(3, STOP, "filled", 100, 100, average));
    }

    @Test
    void isNeverSentWhenTheCancelIsDeniedBecauseTheStopHasJustFilled() {
        deny("order already in finalized state: filled");
        cancelAndExit();
        broker.pass(300 * MILLI_NS);
        assertThat(broker.calls("DELETE")).hasSize(1);
        assertThat(broker.calls("POST")).isEmpty();
        listStopFilled(49.58);
        broker.pass(5 * SECOND_NS);
        assertThat(broker.words(7, STOP)).endsWith("FILLED 100 of 100");
        assertThat(broker.words(8, EXIT)).containsExactly("CANCELLED");
        assertThat(broker.calls("POST")).isEmpty();
    }

    @Test
    void isNeverSentWhileTheStopsFillHasNoPriceYet() {
        deny("order already in finalized state: filled");
        cancelAndExit();
        listStopFilled(0);
        broker.pass(3 * SECOND_NS);
        assertThat(broker.calls("POST")).isEmpty();
        listStopFilled(49.58);
        broker.pass(5 * SECOND_NS);
        assertThat(broker.words(7, STOP)).endsWith("FILLED 100 of 100");
        assertThat(broker.words(8, EXIT)).containsExactly("CANCELLED");
        assertThat(broker.calls("POST")).isEmpty();
    }

    @Test
    void isNeverSentForSharesThatAFillWithoutAPriceHasClosed() {
        broker.listsBracket(
                1000,
                TAG,
                "open",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "open", 100, 0, 0),
                leg(3, STOP, "partially_filled", 100, 40, 0));
        broker.pass(SECOND_NS + 100 * MILLI_NS);
        broker.submit(exit(8, 100));
        broker.pass(100 * MILLI_NS);
        assertThat(broker.words(8, EXIT)).containsExactly("CANCELLED");
        assertThat(broker.calls("POST")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isSentWithinASecondOfADeniedCancelWhenTheSharesAreStillHeld(boolean isListed) {
        deny("not an open order");
        broker.positions = "{\"position\":{\"symbol\":\"XYZ\",\"quantity\":100,\"cost_basis\":5005.0}}";
        if (!isListed) {
            broker.orders.clear();
        }
        cancelAndExit();
        broker.pass(SECOND_NS);
        assertThat(broker.words(7, STOP)).endsWith("UNKNOWN");
        assertThat(broker.positionReports()).last().satisfies(report -> assertThat(report.quantity)
                .isEqualTo(100 * Micros.ONE));
        assertThat(broker.calls("POST")).singleElement().asString().contains("live-8&");
    }

    @Test
    void goesOutEightSecondsAfterADeniedCancelOfWhichNoListTells() {
        broker.answers = call -> call.method().equals("DELETE")
                ? text(400, "not an open order")
                : call.target().contains("/orders?") ? ApiAnswer.broken("reset") : broker.usual(call);
        cancelAndExit();
        broker.pass(7 * SECOND_NS + 800 * MILLI_NS);
        assertThat(broker.calls("POST")).isEmpty();
        broker.pass(500 * MILLI_NS);
        assertThat(broker.calls("POST")).hasSize(1);
    }

    @Test
    void isNeverSentAfterItsOwnCancel() {
        cancelAndExit();
        broker.cancel(8, false);
        list("canceled", 0);
        broker.pass(20 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).containsExactly("CANCELLED");
        assertThat(broker.calls("POST")).isEmpty();
    }

    @Test
    void doesNotWaitForAnotherInstrument() {
        cancelAndExit();
        broker.gateway.submit(entryOfAnother(), broker.nowNs);
        broker.pass(100 * MILLI_NS);
        assertThat(broker.calls("POST")).singleElement().asString().contains("live-9&");
        broker.listsBracket(1001, "rt-2026-11-30live-9", "canceled", legOfAnother());
        broker.pass(SECOND_NS);
        var exit = exit(10, 100);
        exit.instrument = 1;
        broker.submit(exit);
        broker.pass(100 * MILLI_NS);
        assertThat(broker.calls("POST")).last().asString().contains("live-10&");
    }

    private static OrderRequest entryOfAnother() {
        var request = bracket(9, 100);
        request.instrument = 1;
        return request;
    }

    private static String legOfAnother() {
        return leg(4, ENTRY, "canceled", 100, 100, 50.05).replace("XYZ", "BRK/B");
    }
}
