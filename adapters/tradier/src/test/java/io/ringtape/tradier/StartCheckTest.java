package io.ringtape.tradier;

import static io.ringtape.tradier.ScriptedBroker.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Micros;
import io.ringtape.order.FeeSchedule;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is asked before a run begins, of an account in which something happens meanwhile. */
class StartCheckTest {
    private static final String HELD = "{\"position\":{\"symbol\":\"XYZ\",\"quantity\":100,\"cost_basis\":5005.0}}";

    private String positions = HELD;
    private long sold;
    private int looks;

    private OrderGateway.Start ask(Runnable afterPositions) throws Exception {
        StartCheck check = new StartCheck(
                new BrokerTerms(
                        ScriptedBroker.ACCOUNT,
                        "run",
                        List.of("XYZ"),
                        new FeeSchedule(ScriptedBroker.FEES),
                        ScriptedBroker.settings(),
                        true),
                call -> answer(call, afterPositions),
                () -> ScriptedBroker.START_NS,
                UnaryOperator.identity());
        return check.ask();
    }

    private ApiAnswer answer(ApiCall call, Runnable afterPositions) {
        if (call.target().endsWith("/profile")) {
            return json("{\"profile\":{\"account\":{\"account_number\":\"" + ScriptedBroker.ACCOUNT + "\"}}}");
        }
        if (call.target().endsWith("/balances")) {
            return json("{\"balances\":{\"total_cash\":1}}");
        }
        if (call.target().endsWith("/positions")) {
            looks++;
            ApiAnswer answer = json("{\"positions\":" + positions + "}");
            afterPositions.run();
            return answer;
        }
        return call.target().contains("page=1&")
                ? json("{\"orders\":{\"order\":{\"id\":9,\"tag\":\"rt-run-1\",\"status\":\"open\",\"class\":\"equity\","
                        + "\"type\":\"stop\",\"side\":\"sell\",\"symbol\":\"XYZ\",\"quantity\":100,\"exec_quantity\":"
                        + sold + ",\"avg_fill_price\":" + (sold > 0 ? 50.0 : 0.0) + "}}}")
                : json("{\"orders\":\"null\"}");
    }

    /** The stop of an earlier process fills while the account is read: no share of it is taken for a foreign one. */
    @Test
    void positionsAndOrdersAreOfOneMoment() throws Exception {
        OrderGateway.Start start = ask(() -> {
            sold = 100;
            positions = "\"null\"";
        });
        assertThat(start.positions()).isEmpty();
        assertThat(start.orders().ofIdOrNull(9).executed()).isEqualTo(100 * Micros.ONE);
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void anAccountAtRestIsReadOnce() throws Exception {
        OrderGateway.Start start = ask(() -> {});
        assertThat(start.positions()).hasSize(1);
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void anAccountWhoseOrdersAreFilledAllAlongIsNoGroundToStandOn() {
        assertThatThrownBy(() -> ask(() -> sold++))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("are being filled");
    }
}
