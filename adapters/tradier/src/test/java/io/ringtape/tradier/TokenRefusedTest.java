package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.tradier.api.ApiAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the engine is told when the broker no longer takes the token. */
class TokenRefusedTest {
    private static final ApiAnswer EXPIRED = ScriptedBroker.text(401, "Invalid Access Token");

    private final ScriptedBroker broker = new ScriptedBroker().begun();

    @Test
    void aTokenThatIsRefusedInMidSessionIsToldOnceAndThenThatItWorksAgain() {
        broker.isConnected = false;
        broker.answers = call -> EXPIRED;
        broker.pass(5 * 60 * SECOND_NS);
        assertThat(broker.notices).containsExactly("TOKEN_REFUSED Invalid Access Token");
        assertThat(broker.isConnected).isFalse();
        broker.answers = broker::usual;
        broker.pass(40 * SECOND_NS);
        assertThat(broker.isConnected).isTrue();
        broker.answers = call -> EXPIRED;
        broker.pass(60 * SECOND_NS);
        assertThat(broker.notices).hasSize(2);
    }

    @Test
    void anOrderThatMeetsItIsRejectedInTheBrokersWordsAndNotSentAgain() {
        broker.answers = call -> EXPIRED;
        broker.submit(ScriptedBroker.bracket(7, 100));
        broker.pass(30 * SECOND_NS);
        assertThat(broker.statuses(7, OrderLeg.ENTRY)).containsExactly(OrderStatus.REJECTED);
        assertThat(broker.reports(7, OrderLeg.ENTRY).get(0).reason.toString()).isEqualTo("Invalid Access Token");
        assertThat(broker.calls("POST")).hasSize(1);
        assertThat(broker.notices).contains("TOKEN_REFUSED Invalid Access Token");
    }

    /** The gateway says so with other statuses too; nobody knows then what became of an order. */
    @Test
    void aFaultOfTheGatewayThatNamesTheTokenCountsToo() {
        broker.answers = call -> ApiAnswer.whole(
                500,
                Map.of("content-type", "application/json"),
                "{\"fault\":{\"faultstring\":\"Access Token expired\"}}".getBytes(StandardCharsets.UTF_8));
        broker.pass(60 * SECOND_NS);
        assertThat(broker.notices).containsExactly("TOKEN_REFUSED Access Token expired");
    }
}
