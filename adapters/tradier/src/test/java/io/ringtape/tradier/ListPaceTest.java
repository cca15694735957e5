package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.tradier.ScriptedBroker.bracket;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import org.junit.jupiter.api.Test;

/** How often the lists are read, and what is told when none can be. */
class ListPaceTest {
    private final ScriptedBroker broker = new ScriptedBroker().begun();

    private static boolean isList(ApiCall call) {
        return call.target().contains("/orders?");
    }

    private long lists() {
        return broker.calls.stream().filter(ListPaceTest::isList).count();
    }

    /** Hints come all along, as they do while many orders are filled in parts. */
    @Test
    void hintsWithoutEndLeaveNoPartOfAMinuteWithoutAList() {
        broker.submit(bracket(7, 100));
        long longestNs = 0;
        long lastNs = broker.nowNs;
        long known = lists();
        long untilNs = broker.nowNs + 130 * SECOND_NS;
        while (broker.nowNs < untilNs) {
            broker.gateway.onHint(broker.nowNs);
            broker.pass(50 * MILLI_NS);
            if (lists() > known) {
                known = lists();
                lastNs = broker.nowNs;
            }
            longestNs = Math.max(longestNs, broker.nowNs - lastNs);
        }
        assertThat(longestNs).isLessThan(3 * SECOND_NS);
        assertThat(broker.notices).noneMatch(notice -> notice.startsWith("LOST "));
    }

    @Test
    void aBurstOfHintsIsFollowedAtOnce() {
        broker.submit(bracket(7, 100));
        broker.pass(SECOND_NS);
        long before = lists();
        for (int i = 0; i < 20; i++) {
            broker.gateway.onHint(broker.nowNs);
            broker.pass(50 * MILLI_NS);
        }
        assertThat(lists() - before).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aBrokerThatAnswersNoListIsLost() {
        broker.answers = call -> isList(call) ? null : broker.usual(call);
        broker.submit(bracket(7, 100));
        broker.pass(9 * SECOND_NS);
        assertThat(broker.notices).noneMatch(notice -> notice.startsWith("LOST "));
        broker.pass(3 * SECOND_NS);
        assertThat(broker.notices)
                .filteredOn(notice -> notice.startsWith("LOST "))
                .hasSize(1);
    }

    /** Nothing fails: the list waits for the next window. */
    @Test
    void aBrokerWhoseBudgetIsUsedUpIsLostUntilTheNextWindow() {
        broker.submit(bracket(7, 100));
        broker.pass(SECOND_NS);
        broker.answers = call -> isList(call) ? ScriptedBroker.text(429, "too many") : broker.usual(call);
        broker.pass(2 * SECOND_NS);
        broker.answers = broker::usual;
        broker.isConnected = false;
        broker.pass(15 * SECOND_NS);
        assertThat(broker.notices)
                .filteredOn(notice -> notice.startsWith("LOST "))
                .hasSize(1);
        broker.pass(60 * SECOND_NS);
        assertThat(broker.isConnected).isTrue();
    }

    @Test
    void anIdleBrokerWhoseListsAreSeldomIsNotLost() {
        broker.pass(120 * SECOND_NS);
        assertThat(broker.notices).isEmpty();
    }

    @Test
    void aListThatFailsAlwaysIsToldOnceWithItsReason() {
        ApiAnswer html = ScriptedBroker.text(200, "<html>sorry</html>");
        broker.answers = call -> isList(call) ? html : broker.usual(call);
        broker.submit(bracket(7, 100));
        broker.pass(30 * SECOND_NS);
        assertThat(broker.notices)
                .filteredOn(notice -> notice.startsWith("LOST "))
                .hasSize(1);
    }
}
