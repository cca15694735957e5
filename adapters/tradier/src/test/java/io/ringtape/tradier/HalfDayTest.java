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

import io.ringtape.event.Micros;
import org.junit.jupiter.api.Test;

/**
 * What a close at 13:00 does to orders of the day. The broker ends them at its own time, which the adapter learns from
 * lists alone; it neither guesses the hour nor sends again what has expired.
 */
class HalfDayTest {
    private static final String TAG = "rt-2026-11-30live-7";
    private static final String CLOSED =
            "Outside of market hours this order is required to be placed at a limit price.";

    private final ScriptedBroker broker = new ScriptedBroker().begun();

    private void sentBeforeTheClose(long filled) {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        assertThat(broker.calls("POST").get(0)).contains("duration=day");
        list("open", filled > 0 ? "partially_filled" : "open", filled, filled > 0 ? "open" : "pending");
        broker.pass(SECOND_NS);
    }

    private void list(String whole, String entry, long filled, String closing) {
        broker.listsBracket(
                1000,
                TAG,
                whole,
                leg(1, ENTRY, entry, 100, (double) filled, filled > 0 ? 50.05 : 0),
                leg(2, TARGET, closing, 100, 0, 0),
                leg(3, STOP, closing, 100, 0, 0));
    }

    @Test
    void anEntryOf1259ThatTheCloseEndsIsExpiredOnceAndNotSentAgain() {
        sentBeforeTheClose(0);
        list("expired", "expired", 0, "expired");
        broker.pass(60 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("ACCEPTED", "EXPIRED");
        assertThat(broker.words(7, TARGET)).isEmpty();
        assertThat(broker.words(7, STOP)).isEmpty();
        assertThat(broker.calls("POST")).hasSize(1);
        assertThat(broker.gateway.isFlat()).isTrue();
    }

    /** The shares are held over the night; the engine must know that no stop works for them. */
    @Test
    void sharesWhoseStopTheCloseEndedAreToldAsUnguarded() {
        sentBeforeTheClose(40);
        broker.answers = call -> call.method().equals("POST") ? ScriptedBroker.text(400, CLOSED) : broker.usual(call);
        list("expired", "expired", 40, "expired");
        broker.pass(60 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("ACCEPTED", "PARTIALLY_FILLED 40 of 40", "EXPIRED");
        assertThat(broker.words(7, STOP)).last().asString().isIn("EXPIRED", "REJECTED");
        assertThat(broker.calls("POST"))
                .as("the bracket, and at most one guard")
                .hasSizeBetween(1, 2);
        assertThat(broker.gateway.position(0)).isEqualTo(40 * Micros.ONE);
    }

    @Test
    void anExitAfterTheCloseIsRejectedInTheBrokersWordsAndNotSentAgain() {
        sentBeforeTheClose(40);
        broker.cancel(7, false);
        list("canceled", "canceled", 40, "canceled");
        broker.pass(5 * SECOND_NS);
        broker.answers = call -> call.method().equals("POST") ? ScriptedBroker.text(400, CLOSED) : broker.usual(call);
        broker.submit(exit(8, 40));
        broker.pass(60 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).containsExactly("REJECTED");
        assertThat(broker.reports(8, EXIT).get(0).reason.toString()).isEqualTo(CLOSED);
        assertThat(broker.calls("POST")).hasSize(2);
    }

    /** A broker may keep an order of the day that comes after the close for the next morning. */
    @Test
    void anExitThatTheBrokerKeepsForTheNextMorningStaysAcceptedAndCanBeCancelled() {
        sentBeforeTheClose(40);
        broker.cancel(7, false);
        list("canceled", "canceled", 40, "canceled");
        broker.pass(5 * SECOND_NS);
        broker.submit(exit(8, 40));
        broker.pass(100 * MILLI_NS);
        broker.lists(1001, "rt-2026-11-30live-8", "pending", 40, 0, 0);
        broker.pass(60 * SECOND_NS);
        broker.cancel(8, false);
        broker.pass(SECOND_NS);
        assertThat(broker.calls("DELETE")).last().asString().contains("/orders/1001");
        broker.lists(1001, "rt-2026-11-30live-8", "canceled", 40, 0, 0);
        broker.pass(5 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).last().isEqualTo("CANCELLED");
        assertThat(broker.words(8, EXIT)).containsOnlyOnce("CANCELLED");
    }
}
