package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.event.OrderLeg.ENTRY;
import static io.ringtape.event.OrderLeg.STOP;
import static io.ringtape.event.OrderLeg.TARGET;
import static io.ringtape.tradier.ScriptedBroker.leg;
import static io.ringtape.tradier.ScriptedBroker.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderKind;
import io.ringtape.tradier.api.ApiAnswer;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine's desk at a broker that is silent on its orders but says what it holds: after FLATTEN or KILL the session
 * ends flat, and what is held is sold once.
 */
class MuteBrokerTest {
    private static final String HELD = "{\"position\":{\"symbol\":\"XYZ\",\"quantity\":100,\"cost_basis\":5005.0}}";
    private static final String NOTHING = "null";

    private final DeskAtBroker desk = new DeskAtBroker();
    private final ScriptedBroker broker = desk.broker;

    @BeforeEach
    void buy() {
        desk.enter();
        desk.pass(100 * MILLI_NS);
        broker.positions = HELD;
        listBracket("open");
        desk.pass(2 * SECOND_NS);
        assertThat(desk.endsFlat()).isFalse();
    }

    private void listBracket(String closing) {
        broker.listsBracket(
                1000,
                desk.tag(OrderKind.BRACKET),
                closing,
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, closing, 100, 0, 0),
                leg(3, STOP, closing, 100, 0, 0));
    }

    /** Has the broker fill every closing order that reaches it, and list it. */
    private void fillExits() {
        String tag = desk.tag(OrderKind.EXIT);
        if (desk.exitsSent().stream().anyMatch(call -> call.contains("tag=" + tag + "&"))) {
            broker.lists(2000, tag, "filled", 100, 100, 49.9);
            broker.positions = NOTHING;
        }
    }

    /** Repeats a command of the operator every ten seconds for two minutes, as a run does that ends. */
    private void insist(ExitReason reason, Runnable eachTime) {
        for (int i = 0; i < 12; i++) {
            desk.exit(reason);
            for (int second = 0; second < 10; second++) {
                desk.pass(SECOND_NS);
                eachTime.run();
            }
        }
    }

    private static void nothing() {}

    private void when(BooleanSupplier condition, Runnable act) {
        if (condition.getAsBoolean()) {
            act.run();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ExitReason.class,
            names = {"OPERATOR", "KILL"})
    void cancelsWithoutAnAnswerDoNotKeepTheSharesFromBeingSoldOnce(ExitReason reason) {
        broker.answers = call -> call.method().equals("DELETE") ? ApiAnswer.broken("no answer") : broker.usual(call);
        insist(reason, () -> when(() -> !desk.exitsSent().isEmpty(), this::fillExits));
        assertThat(desk.endsFlat()).as(desk.alerts.toString()).isTrue();
        assertThat(desk.exitsSent()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBracketWhoseCancelIsDeniedIsSoldOnceByThePositions(boolean isListed) {
        broker.answers = call -> call.method().equals("DELETE") ? text(400, "not an open order") : broker.usual(call);
        if (!isListed) {
            broker.orders.clear();
        }
        desk.exit(ExitReason.OPERATOR);
        desk.pass(1200 * MILLI_NS);
        assertThat(desk.exitsSent()).as("after about a second").hasSize(1);
        insist(ExitReason.OPERATOR, this::fillExits);
        assertThat(desk.endsFlat()).as(desk.alerts.toString()).isTrue();
        assertThat(desk.exitsSent()).hasSize(1);
    }

    @Test
    void aBracketThatIsNoLongerListedIsNotSoldWhenNothingIsHeld() {
        broker.answers = call -> call.method().equals("DELETE") ? text(400, "not an open order") : broker.usual(call);
        broker.orders.clear();
        broker.positions = NOTHING;
        insist(ExitReason.KILL, MuteBrokerTest::nothing);
        assertThat(desk.endsFlat()).as(desk.alerts.toString()).isTrue();
        assertThat(desk.exitsSent()).isEmpty();
        assertThat(desk.alerts).contains("SETTLED_BY_POSITION");
    }

    /** Has the bracket cancelled, and a closing order sent that the broker takes and shows in no list. */
    private void exitIntoSilence() {
        desk.exit(ExitReason.OPERATOR);
        desk.pass(100 * MILLI_NS);
        listBracket("canceled");
        desk.pass(2 * SECOND_NS);
        assertThat(desk.exitsSent()).hasSize(1);
    }

    @Test
    void anUnlistedExitThatWasFilledIsSettledByThePositions() {
        exitIntoSilence();
        broker.positions = NOTHING;
        insist(ExitReason.OPERATOR, MuteBrokerTest::nothing);
        assertThat(desk.endsFlat()).as(desk.alerts.toString()).isTrue();
        assertThat(desk.exitsSent()).hasSize(1);
        assertThat(desk.alerts).contains("SETTLED_BY_POSITION");
    }

    @Test
    void anUnlistedExitOfWhichThePositionsTellLateIsNotSentAgain() {
        exitIntoSilence();
        desk.pass(10 * SECOND_NS);
        assertThat(desk.alerts).contains("BROKER_SILENT");
        broker.positions = NOTHING;
        desk.pass(10 * SECOND_NS);
        insist(ExitReason.OPERATOR, MuteBrokerTest::nothing);
        assertThat(desk.endsFlat()).as(desk.alerts.toString()).isTrue();
        assertThat(desk.exitsSent()).hasSize(1);
    }

    @Test
    void anUnlistedExitThatNeverArrivedIsFollowedByAnother() {
        exitIntoSilence();
        insist(ExitReason.OPERATOR, () -> when(() -> desk.exitsSent().size() > 1, this::fillExits));
        assertThat(desk.endsFlat()).as(desk.alerts.toString()).isTrue();
        assertThat(desk.exitsSent()).hasSize(2);
    }
}
