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

import io.ringtape.tradier.api.ApiAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cancel, an exit and a replacement on which the broker says nothing: each ends in a word to the engine. */
class TimeLimitTest {
    private static final String TAG = "rt-2026-11-30live-7";

    private final ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.settings(true)).begun();

    /** Has a bracket of 100 shares, order 7, bought, with target and stop working. */
    @BeforeEach
    void buy() {
        broker.positions = "{\"position\":{\"symbol\":\"XYZ\",\"quantity\":100,\"cost_basis\":5005.0}}";
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        list("open");
        broker.pass(2 * SECOND_NS);
        broker.calls.clear();
    }

    private void list(String closing) {
        broker.listsBracket(
                1000,
                TAG,
                closing,
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, closing, 100, 0, 0),
                leg(3, STOP, closing, 100, 0, 0));
    }

    @Test
    void aCancelThatShowsNoEffectIsSentAgain() {
        broker.cancel(7, false);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.calls("DELETE")).hasSize(1);
        broker.pass(4 * SECOND_NS);
        assertThat(broker.calls("DELETE")).hasSize(2);
    }

    @Test
    void anExitThatTheBrokerTookAndNeverListsIsUnknownAndThePositionIsReported() {
        broker.cancel(7, false);
        list("canceled");
        broker.pass(3 * SECOND_NS);
        broker.submit(exit(8, 100));
        broker.events.clear();
        broker.pass(15 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).containsExactly("UNKNOWN");
        assertThat(broker.positionReports()).isNotEmpty();
        assertThat(broker.calls("POST")).hasSize(1);
    }

    @Test
    void aReplacementWithoutAnAnswerIsRefusedWhenTheListsKeepTheOldPrice() {
        broker.answers = call -> call.method().equals("PUT") ? ApiAnswer.broken("timeout") : broker.usual(call);
        broker.replaceStop(7, 49_700_000);
        broker.pass(6 * SECOND_NS);
        assertThat(broker.words(7, STOP)).endsWith("REPLACE_REJECTED");
        assertThat(broker.calls("PUT")).hasSize(1);
    }
}
