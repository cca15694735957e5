package io.ringtape.tradier.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringtape.event.Micros;
import io.ringtape.event.Nanos;
import io.ringtape.tradier.sim.BrokerageSettings.Api;
import io.ringtape.tradier.sim.BrokerageSettings.Brackets;
import io.ringtape.tradier.sim.BrokerageSettings.ChildrenLive;
import io.ringtape.tradier.sim.BrokerageSettings.Execution;
import io.ringtape.tradier.sim.BrokerageSettings.ParentCancel;
import io.ringtape.tradier.sim.BrokerageSettings.RequestLimits;
import io.ringtape.tradier.sim.BrokerageSettings.SiblingEnds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random histories of brackets on a random market, in every reading: what holds whatever happens. */
class BrokeragePropertyTest {
    private static final int HISTORIES = 400;
    private static final int STEPS = 60;
    private static final BigDecimal ROUNDING = new BigDecimal("0.0000006");

    private final long seed = Long.getLong("ringtape.seed", System.nanoTime());

    /** One history. */
    private static final class History {
        private final Random random;
        private final Brackets brackets;
        private final BrokerageClient client;
        private final List<Long> ids = new ArrayList<>();
        private int cents = 5_000;

        History(Random random) {
            this.random = random;
            brackets = new Brackets(any(ChildrenLive.values()), any(SiblingEnds.values()), any(ParentCancel.values()));
            Execution execution = new Execution(
                    random.nextInt(3) * 100L * Nanos.MILLI_NS,
                    random.nextInt(3) * 100L * Nanos.MILLI_NS,
                    random.nextInt(3) * 50L * Nanos.MILLI_NS,
                    random.nextDouble());
            client = new BrokerageClient(BrokerageSettings.DEFAULTS
                    .withBrackets(old -> brackets)
                    .withExecution(old -> execution)
                    .withApi(old -> new Api(new RequestLimits(0, 0, 0), 500, 8, false)));
        }

        private <T> T any(T[] values) {
            return values[random.nextInt(values.length)];
        }

        void step() {
            switch (random.nextInt(8)) {
                case 0 -> place();
                case 1 -> cancel();
                case 2 -> client.after(random.nextInt(400));
                case 3 -> client.print(price(cents + random.nextInt(21) - 10), 1 + random.nextInt(80));
                default -> {
                    cents += random.nextInt(21) - 10;
                    client.quote(price(cents - 1), random.nextInt(90), price(cents + 1), random.nextInt(90));
                }
            }
        }

        private void place() {
            int entry = cents + random.nextInt(11) - 5;
            int shares = 1 + random.nextInt(100);
            String form = String.format(
                    Locale.ROOT,
                    "class=otoco duration=day tag=rt-%d"
                            + " symbol[0]=XYZ side[0]=buy quantity[0]=%2$d type[0]=limit price[0]=%3$s"
                            + " symbol[1]=XYZ side[1]=sell quantity[1]=%2$d type[1]=limit price[1]=%4$s"
                            + " symbol[2]=XYZ side[2]=sell quantity[2]=%2$d type[2]=stop stop[2]=%5$s",
                    ids.size(),
                    shares,
                    price(entry),
                    price(entry + 20),
                    price(entry - 20));
            HttpReply reply = client.post(form);
            if (reply.status() == 200) {
                ids.add(BrokerageClient.json(reply).at("/order/id").asLong());
            }
        }

        private void cancel() {
            if (!ids.isEmpty()) {
                client.delete(ids.get(random.nextInt(ids.size())));
            }
        }

        private static String price(int cents) {
            return BigDecimal.valueOf(cents, 2).toPlainString();
        }

        void check() {
            long bought = 0;
            for (long id : ids) {
                JsonNode order = client.order(id);
                long entry = filled(order, 0);
                long exits = filled(order, 1) + filled(order, 2);
                assertThat(exits).isBetween(0L, entry);
                bought += entry - exits;
                for (int i = 0; i < 3; i++) {
                    checkLeg(id + 1 + i, order.get("leg").get(i));
                }
                boolean anyFill = brackets.siblingEnds() == SiblingEnds.ANY_FILL && exits > 0;
                long working = works(order, 1) + works(order, 2);
                assertThat(anyFill && working == 2).isFalse();
                boolean early =
                        brackets.childrenLive() == ChildrenLive.COMPLETE_FILL && works(order, 0) == 1 && working > 0;
                assertThat(early).isFalse();
            }
            assertThat(client.brokerage().position("XYZ")).isEqualTo(bought);
        }

        private void checkLeg(long legId, JsonNode leg) {
            long shares = 0;
            long notional = 0;
            for (SimulatedExecution each : client.brokerage().executions()) {
                if (each.order().legId() == legId) {
                    shares += each.fill().quantity();
                    notional += each.fill().quantity() * each.fill().price();
                }
            }
            assertThat(leg.get("exec_quantity").asLong()).isEqualTo(shares);
            assertThat(shares).isLessThanOrEqualTo(leg.get("quantity").asLong());
            BigDecimal average = new BigDecimal(leg.get("avg_fill_price").asText());
            BigDecimal wanted = BigDecimal.valueOf(notional, 6);
            assertThat(average.multiply(BigDecimal.valueOf(shares))
                            .subtract(wanted)
                            .abs())
                    .isLessThan(ROUNDING);
        }

        private static long filled(JsonNode order, int leg) {
            return order.get("leg").get(leg).get("exec_quantity").asLong();
        }

        private static long works(JsonNode order, int leg) {
            String status = order.get("leg").get(leg).get("status").asText();
            return status.equals("open") || status.equals("partially_filled") ? 1 : 0;
        }

        void end() {
            client.at(BrokerageClient.SESSION.closeNs() + Nanos.SECOND_NS);
            assertThat(client.brokerage().workingOrders()).isZero();
            long change = client.brokerage().executions().stream()
                    .mapToLong(each -> each.fill().change())
                    .sum();
            assertThat(client.brokerage().position("XYZ")).isEqualTo(change);
            long cash = client.brokerage().executions().stream()
                    .mapToLong(each -> each.fill().change() * each.fill().price())
                    .sum();
            assertThat(client.get(client.accountPath("balances"))
                            .at("/balances/total_cash")
                            .asDouble())
                    .isEqualTo((100_000 * Micros.ONE - cash) / 1e6);
        }
    }

    @Test
    void noBracketSellsMoreThanItBoughtAndEverythingAddsUp() {
        long executions = 0;
        for (int i = 0; i < HISTORIES; i++) {
            History history = new History(new Random(seed + i));
            try {
                for (int step = 0; step < STEPS; step++) {
                    history.step();
                    history.check();
                }
                history.end();
                executions += history.client.brokerage().executions().size();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + (seed + i) + " in " + history.brackets, e);
            }
        }
        assertThat(executions).isGreaterThan(5 * HISTORIES);
    }
}
