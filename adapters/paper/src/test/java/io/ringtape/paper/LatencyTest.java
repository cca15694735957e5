package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.LatencySettings.WeightedLatency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final LatencySettings NONE = LatencySettings.constant(0);
    private static final List<WeightedLatency> ROWS = List.of(
            new WeightedLatency(20, 500_000), new WeightedLatency(50, 400_000), new WeightedLatency(200, 100_000));

    @Test
    void drawsEachLatencyAccordingToItsWeight() {
        LatencyDraw draw = new LatencyDraw(new LatencySettings(7, ROWS));
        Map<Long, Integer> drawn = new HashMap<>();
        for (long order = 1; order <= 100_000; order++) {
            drawn.merge(draw.draw(order, 0), 1, Integer::sum);
        }
        assertThat(drawn).containsOnlyKeys(20L, 50L, 200L);
        assertThat(drawn.get(20L)).isCloseTo(50_000, Percentage.withPercentage(2));
        assertThat(drawn.get(50L)).isCloseTo(40_000, Percentage.withPercentage(2));
        assertThat(drawn.get(200L)).isCloseTo(10_000, Percentage.withPercentage(4));
    }

    @Test
    void drawsDependOnlyOnSeedOrderAndMessage() {
        LatencyDraw draw = new LatencyDraw(new LatencySettings(7, ROWS));
        LatencyDraw again = new LatencyDraw(new LatencySettings(7, ROWS));
        LatencyDraw other = new LatencyDraw(new LatencySettings(8, ROWS));
        int differing = 0;
        for (long order = 1_000; order > 0; order--) {
            assertThat(draw.draw(order, 0)).isEqualTo(again.draw(order, 0));
            differing += draw.draw(order, 0) == other.draw(order, 0) ? 0 : 1;
            differing += draw.draw(order, 0) == draw.draw(order, -1) ? 0 : 1;
        }
        assertThat(differing).isBetween(900, 1_400);
    }

    @Test
    void anOrdersLatencyDependsOnNoOtherOrder() {
        LatencySettings drawn = new LatencySettings(3, ROWS);
        Map<Long, Long> alone = accepted(drawn, 2);
        Map<Long, Long> among = accepted(drawn, 1);
        assertThat(among).containsAllEntriesOf(alone).hasSize(2 * alone.size());
        assertThat(alone.values()).contains(20L, 50L, 200L);
    }

    /** Returns how long each order took to reach the exchange. */
    private static Map<Long, Long> accepted(LatencySettings latency, int step) {
        DrivenExchange exchange = new DrivenExchange(Side.BUY, latency, NONE, 0);
        Map<Long, Long> taken = new HashMap<>();
        for (int order = step; order <= 100; order += step) {
            exchange.to(order * 1_000L - 1).exit(order * 1_000L, order, 1);
        }
        exchange.to(Long.MAX_VALUE - 1);
        for (ExecutionReport report : exchange.reports) {
            taken.put(report.orderId, report.exchangeNs - report.orderId * 1_000);
        }
        return taken;
    }

    @Test
    void noMessageOvertakesAnother() {
        LatencySettings orders = new LatencySettings(3, ROWS);
        DrivenExchange exchange = new DrivenExchange(Side.BUY, orders, new LatencySettings(4, ROWS), 0);
        for (int order = 1; order <= 200; order++) {
            exchange.exit(order, order, 1).cancel(order, order, false);
        }
        exchange.to(Long.MAX_VALUE - 1);
        List<Long> arrived = new ArrayList<>();
        for (int i = 0; i < exchange.reports.size(); i++) {
            ExecutionReport report = exchange.reports.get(i);
            assertThat(report.status).isEqualTo(i % 2 == 0 ? OrderStatus.ACCEPTED : OrderStatus.CANCELLED);
            arrived.add(report.orderId);
        }
        assertThat(arrived).isSorted().hasSize(400);
        assertThat(exchange.reports).extracting(report -> report.receiveNs).isSorted();
        assertThat(exchange.reports).allMatch(report -> report.receiveNs >= report.exchangeNs + 20);
    }

    /** A thousand rows of one weight, each the latency of its index. */
    private static LatencySettings thousand(long seed) {
        return new LatencySettings(
                seed,
                LongStream.range(0, 1_000)
                        .mapToObj(latency -> new WeightedLatency(latency, 1))
                        .toList());
    }

    /** Returns the mix of SplitMix64, as the JDK's generator computes it. */
    private static long mix(long value) {
        return new SplittableRandom(value).nextLong();
    }

    @Test
    void drawsThePlaceThatSplitMix64Gives() {
        LatencyDraw draw = new LatencyDraw(thousand(7));
        for (long order = 1; order <= 50; order++) {
            for (long message = -10; message <= 10; message++) {
                long place = Long.remainderUnsigned(mix(mix(mix(7) ^ order) ^ message), 1_000);
                assertThat(draw.draw(order, message)).isEqualTo(place);
            }
        }
    }

    @Test
    void reportsDrawWithTheNegativesOfTheirNumbers() {
        DrivenExchange exchange = new DrivenExchange(Side.BUY, NONE, thousand(4), 0);
        LatencyDraw draw = new LatencyDraw(thousand(4));
        exchange.exit(10_000, 1, 1).to(20_000).cancel(30_000, 1, false).to(40_000);
        assertThat(exchange.reports)
                .extracting(report -> report.receiveNs)
                .containsExactly(10_000 + draw.draw(1, -1), 30_000 + draw.draw(1, -2));
    }
}
