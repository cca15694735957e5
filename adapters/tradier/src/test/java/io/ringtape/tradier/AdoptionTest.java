package io.ringtape.tradier;

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

/** Orders that an earlier process of the run sent: found by their tags in all their parts, and never sent. */
class AdoptionTest {
    private static final String TAG = "rt-2026-11-30live-";

    private final ScriptedBroker broker = new ScriptedBroker();

    private void adoptExit() {
        broker.gateway.adopt(exit(8, 150), AdoptedFills.NONE, broker.nowNs);
    }

    @Test
    void bothHalvesOfASplitExitAreFound() {
        adoptExit();
        broker.lists(1001, TAG + "8-1", "filled", 100, 100, 49.9);
        broker.lists(1002, TAG + "8-2", "filled", 50, 50, 49.8);
        assertThat(broker.begin(-50)).isEmpty();
        broker.pass(3 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).endsWith("FILLED 50 of 150");
        assertThat(broker.calls("POST")).isEmpty();
        assertThat(broker.gateway.isFlat()).isTrue();
    }

    @Test
    void aSecondHalfThatNeverArrivedIsLostAndNotSent() {
        adoptExit();
        broker.lists(1001, TAG + "8-1", "partially_filled", 100, 60, 49.9);
        assertThat(broker.begin(40)).isEmpty();
        broker.pass(12 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).endsWith("PARTIALLY_FILLED 60 of 60");
        broker.lists(1001, TAG + "8-1", "filled", 100, 100, 49.9);
        broker.pass(15 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).endsWith("PARTIALLY_FILLED 40 of 100", "REJECTED");
        assertThat(broker.calls("POST")).isEmpty();
    }

    @Test
    void theGuardOfABracketIsFoundByItsTag() {
        AdoptedFills known = AdoptedFills.NONE.with(ENTRY, 50_000_000, 100 * Micros.ONE);
        broker.gateway.adopt(bracket(7, 100), known, broker.nowNs);
        broker.listsBracket(1000, TAG + 7, "canceled", leg(1, ENTRY, "filled", 100, 100, 50));
        broker.listsBracket(
                1001,
                TAG + "7-G1",
                "open",
                leg(2, TARGET, "filled", 100, 100, 51),
                leg(3, STOP, "canceled", 100, 0, 0));
        assertThat(broker.begin(0)).isEmpty();
        broker.pass(6 * SECOND_NS);
        assertThat(broker.words(7, TARGET)).endsWith("FILLED 100 of 100");
        assertThat(broker.calls("POST")).isEmpty();
        assertThat(broker.gateway.isFlat()).isTrue();
    }
}
