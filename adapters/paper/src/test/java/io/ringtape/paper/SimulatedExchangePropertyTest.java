package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.event.Trade;
import io.ringtape.order.SimulationSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random markets and orders; each report is judged by the market event or the order that it came of. */
class SimulatedExchangePropertyTest {
    private static final int SEEDS = 800;
    private static final long CENT = 10_000;

    @Test
    void fillsWithinTheMarketAndEndsEachLegOnce() {
        long fills = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            try {
                fills += new Run(seed).run().fills;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(fills).isGreaterThan(SEEDS);
    }

    @Test
    void doesTheSameTheSecondTime() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(new Run(seed).run().told).as("seed %d", seed).isEqualTo(new Run(seed).run().told);
        }
    }

    /** What an order asked for and what was said of it. */
    private static final class Known {
        final OrderRequest request;
        final Map<OrderLeg, Long> filled = new EnumMap<>(OrderLeg.class);
        final Map<OrderLeg, OrderStatus> ended = new EnumMap<>(OrderLeg.class);
        boolean accepted;

        Known(OrderRequest request) {
            this.request = request;
        }

        long filled(OrderLeg leg) {
            return filled.getOrDefault(leg, 0L);
        }

        long held() {
            return filled(OrderLeg.ENTRY) - filled(OrderLeg.TARGET) - filled(OrderLeg.STOP);
        }
    }

    /** Reports are told at once, so that each can be held against what is known at that moment. */
    private static final class Run {
        final List<String> told = new ArrayList<>();
        long fills;

        private final SplittableRandom random;
        private final SimulatedExchange exchange;
        private final Map<Long, Known> orders = new TreeMap<>();
        private final Map<Side, Long> taken = new EnumMap<>(Side.class);
        private Quote quote = new Quote();
        private long printed = Missing.LONG;
        private long mid = 50_000;
        private long nowNs = 1;
        private long nextId = 1;

        Run(long seed) {
            random = new SplittableRandom(seed);
            exchange = new SimulatedExchange(
                    new SimulationSettings(random.nextLong(0, 30), 0, 3_500, 0.00002, 166), TestMarket.quoteRule(), 1);
        }

        Run run() {
            for (int step = 0; step < 300; step++) {
                nowNs += random.nextInt(0, 12);
                step(random.nextInt(20));
            }
            finish();
            return this;
        }

        private void step(int kind) {
            due(nowNs);
            if (kind < 9) {
                quote(random.nextInt(12) == 0);
            } else if (kind < 16) {
                print();
            } else if (kind < 18) {
                exchange.submit(order());
            } else if (nextId > 1) {
                cancel(random.nextLong(1, nextId + 1), random.nextInt(3) == 0);
            }
            due(nowNs);
        }

        /** All is withdrawn, and what is sold at any price is sold. */
        private void finish() {
            due(Long.MAX_VALUE - 1);
            nowNs += 1_000;
            for (long id = 1; id < nextId; id++) {
                if (orders.get(id).request.kind == OrderKind.BRACKET) {
                    cancel(id, false);
                }
            }
            due(nowNs + 1_000);
            for (int i = 0; i < 40; i++) {
                nowNs += 100;
                quote(false);
                due(nowNs);
            }
            due(Long.MAX_VALUE - 1);
            assertThat(exchange.isIdle()).isTrue();
            orders.values().forEach(Run::checkEnds);
        }

        private static void checkEnds(Known order) {
            boolean exit = order.request.kind == OrderKind.EXIT;
            OrderLeg first = exit ? OrderLeg.EXIT : OrderLeg.ENTRY;
            assertThat(order.ended).containsKey(first);
            if (exit || order.filled(OrderLeg.ENTRY) == 0) {
                assertThat(order.ended).hasSize(1);
                return;
            }
            boolean target = order.ended.get(OrderLeg.TARGET) == OrderStatus.FILLED;
            boolean stop = order.ended.get(OrderLeg.STOP) == OrderStatus.FILLED;
            if (target || stop) {
                assertThat(order.held()).isZero();
                assertThat(order.ended).hasSize(2);
            } else {
                assertThat(order.ended).containsKeys(OrderLeg.TARGET, OrderLeg.STOP);
            }
        }

        private void quote(boolean bad) {
            mid += random.nextInt(-3, 4);
            Quote next = DrivenExchange.blankQuote(nowNs);
            next.bid = (mid - random.nextInt(0, 3)) * CENT;
            next.ask = (mid + random.nextInt(0, 3)) * CENT;
            next.bidSize = random.nextLong(0, 6) * 20 * Micros.ONE;
            next.askSize = random.nextLong(0, 6) * 20 * Micros.ONE;
            if (bad) {
                switch (random.nextInt(4)) {
                    case 0 -> next.bid = Missing.LONG;
                    case 1 -> next.ask = Missing.LONG;
                    case 2 -> next.bid = next.ask + CENT;
                    default -> next.conditions.add(20);
                }
            }
            quote = next;
            printed = Missing.LONG;
            taken.clear();
            exchange.onQuote(next);
        }

        private void print() {
            Trade trade = new Trade();
            trade.instrument = 0;
            trade.receiveNs = nowNs;
            trade.sipNs = nowNs;
            trade.price = (mid + random.nextInt(-12, 13)) * CENT;
            trade.size = Micros.ONE;
            printed = trade.price;
            exchange.onTrade(trade);
        }

        private OrderRequest order() {
            OrderRequest request = new OrderRequest();
            request.instrument = 0;
            request.timeNs = nowNs;
            request.orderId = nextId++;
            request.kind = random.nextInt(3) == 0 ? OrderKind.EXIT : OrderKind.BRACKET;
            request.side = Side.VALUES[random.nextInt(2)];
            request.quantity = random.nextLong(0, 20) * 10 * Micros.ONE;
            if (request.kind == OrderKind.BRACKET) {
                long direction = request.side == Side.BUY ? 1 : -1;
                request.limit = (mid + direction * random.nextLong(-3, 4)) * CENT;
                request.target = request.limit + direction * random.nextLong(0, 10) * CENT;
                request.stop = request.limit - direction * random.nextLong(0, 10) * CENT;
            }
            orders.put(request.orderId, new Known(request));
            return request;
        }

        private void cancel(long id, boolean entryOnly) {
            CancelRequest cancel = new CancelRequest();
            cancel.timeNs = nowNs;
            cancel.orderId = id;
            Known order = orders.get(id);
            cancel.entryOnly = entryOnly && order != null && order.request.kind == OrderKind.BRACKET;
            exchange.cancel(cancel);
        }

        private void due(long untilNs) {
            while (exchange.nextDueNs() <= untilNs) {
                long due = exchange.nextDueNs();
                ExecutionReport report = exchange.step();
                if (report == null) {
                    printed = Missing.LONG;
                    nowNs = Math.max(nowNs, due);
                } else {
                    judge(report);
                }
            }
        }

        private void judge(ExecutionReport report) {
            told.add(report.receiveNs + " " + report.orderId + " " + report.leg + " " + report.status + " "
                    + report.fillPrice + " " + report.fillQuantity + " " + report.fees);
            Known order = orders.get(report.orderId);
            assertThat(order.ended).as("%s after its end", report.leg).doesNotContainKey(report.leg);
            switch (report.status) {
                case ACCEPTED -> {
                    assertThat(order.accepted).isFalse();
                    order.accepted = true;
                }
                case FILLED, PARTIALLY_FILLED -> {
                    assertThat(order.accepted).isTrue();
                    judgeFill(order, report);
                }
                default -> assertThat(report.fillQuantity).isZero();
            }
            assertThat(report.filledQuantity).isEqualTo(order.filled(report.leg));
            if (report.status != OrderStatus.ACCEPTED && report.status != OrderStatus.PARTIALLY_FILLED) {
                order.ended.put(report.leg, report.status);
            }
        }

        private void judgeFill(Known order, ExecutionReport report) {
            fills++;
            boolean first = report.leg == OrderLeg.ENTRY || report.leg == OrderLeg.EXIT;
            boolean buys = report.side == Side.BUY;
            assertThat(report.side == order.request.side).isEqualTo(first);
            assertThat(report.fillQuantity).isPositive();
            order.filled.merge(report.leg, report.fillQuantity, Long::sum);
            assertThat(order.filled(report.leg)).isLessThanOrEqualTo(order.request.quantity);
            if (!first) {
                assertThat(order.held()).isNotNegative();
                assertThat(report.openQuantity).isEqualTo(order.held());
                assertThat(order.ended.containsKey(OrderLeg.ENTRY))
                        .as("nothing is added while closing")
                        .isTrue();
            }
            assertThat(report.status == OrderStatus.FILLED).isEqualTo(report.openQuantity == 0);
            assertThat(quote.bid > 0 && quote.ask > 0 && quote.bid <= quote.ask && quote.conditions.count() == 0)
                    .as("tradable")
                    .isTrue();
            long nbbo = buys ? quote.ask : quote.bid;
            long worse = buys ? report.fillPrice - nbbo : nbbo - report.fillPrice;
            boolean through = report.leg == OrderLeg.TARGET
                    && Missing.isPresent(printed)
                    && (buys ? printed < report.fillPrice : printed > report.fillPrice);
            if (report.leg == OrderLeg.TARGET) {
                assertThat(report.fillPrice).isEqualTo(order.request.target);
            } else {
                assertThat(worse).as("worse than the NBBO").isZero();
            }
            if (report.leg == OrderLeg.ENTRY) {
                assertThat(buys ? report.fillPrice <= order.request.limit : report.fillPrice >= order.request.limit)
                        .as("within the guard")
                        .isTrue();
            }
            if (!through) {
                assertThat(worse).as("never better than the NBBO").isNotNegative();
                long sum = taken.merge(report.side, report.fillQuantity, Long::sum);
                assertThat(sum).as("displayed").isLessThanOrEqualTo(buys ? quote.askSize : quote.bidSize);
            }
            assertThat(report.fees)
                    .isEqualTo(new FeeSchedule(new SimulationSettings(0, 0, 3_500, 0.00002, 166))
                            .charge(report.side, report.fillPrice, report.fillQuantity));
        }
    }
}
