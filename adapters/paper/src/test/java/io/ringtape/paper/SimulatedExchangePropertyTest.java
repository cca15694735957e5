package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Side;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.PrintRules;
import io.ringtape.order.FeeRates;
import io.ringtape.order.FeeSchedule;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Checks every report of random markets and orders against the market event or order that caused it. */
class SimulatedExchangePropertyTest {
    private static final int SEEDS = 800;
    private static final long CENT = 10_000;
    private static final FeeRates FEES = new FeeRates(3_500, 350_000, 27_800_000, 195, 9_790_000);

    @Test
    void fillsWithinTheMarketAndEndsEachLegOnce() {
        long fills = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            try {
                fills += new ExchangeRun(seed).run().fills;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(fills).isGreaterThan(SEEDS);
    }

    @Test
    void repeatsExactly() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(new ExchangeRun(seed).run().reports)
                    .as("seed %d", seed)
                    .isEqualTo(new ExchangeRun(seed).run().reports);
        }
    }

    /** What an order asked for and what was reported on it. */
    private static final class Known {
        final OrderRequest request;
        final Map<OrderLeg, Long> filled = new EnumMap<>(OrderLeg.class);
        final Map<OrderLeg, Long> paid = new EnumMap<>(OrderLeg.class);
        final Map<OrderLeg, Long> charged = new EnumMap<>(OrderLeg.class);
        final Map<OrderLeg, OrderStatus> ended = new EnumMap<>(OrderLeg.class);
        final ArrayDeque<ReplaceRequest> replacements = new ArrayDeque<>();
        boolean accepted;
        boolean stopReached;

        Known(OrderRequest request) {
            this.request = request;
        }

        long filled(OrderLeg leg) {
            return filled.getOrDefault(leg, 0L);
        }

        long held() {
            return filled(OrderLeg.ENTRY) - filled(OrderLeg.TARGET) - filled(OrderLeg.STOP);
        }

        /** Records a price-forming print. */
        void printed(long price) {
            stopReached |= held() > 0 && (request.side == Side.BUY ? price <= request.stop : price >= request.stop);
        }

        void replaced(OrderLeg leg, boolean taken) {
            ReplaceRequest replacement = replacements.remove();
            assertThat(leg).isEqualTo(replacement.leg);
            if (taken) {
                assertThat(ended).doesNotContainKey(leg);
                switch (leg) {
                    case ENTRY -> request.limit = replacement.price;
                    case TARGET -> request.target = replacement.price;
                    case STOP -> request.stop = replacement.price;
                    case EXIT -> throw new AssertionError("an exit has no price");
                }
            }
        }
    }

    /** Delivers reports at once, so that each can be checked against what is known at that moment. */
    private static final class ExchangeRun {
        final List<String> reports = new ArrayList<>();
        long fills;

        private final SplittableRandom random;
        private final SimulatedExchange exchange;
        private final Map<Long, Known> orders = new TreeMap<>();
        private final Map<Side, Long> taken = new EnumMap<>(Side.class);
        private Quote quote = new Quote();
        private Trade print;
        private long printTaken;
        private boolean halted;
        private boolean quotedSinceHalt = true;
        private long mid = 50_000;
        private long nowNs = 1;
        private long nextId = 1;

        ExchangeRun(long seed) {
            random = new SplittableRandom(seed);
            exchange = new SimulatedExchange(settings(), TestMarket.rules(), 1);
        }

        /** Reports have no latency, so that each is checked in the market that caused it. */
        private SimulationSettings settings() {
            List<LatencySettings.WeightedLatency> rows = new ArrayList<>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                rows.add(new LatencySettings.WeightedLatency(random.nextLong(0, 30), random.nextLong(1, 5)));
            }
            LatencySettings orders = new LatencySettings(random.nextLong(), rows);
            return new SimulationSettings(orders, LatencySettings.constant(0), random.nextInt(3) / 2.0, FEES);
        }

        ExchangeRun run() {
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
            } else if (nextId == 1) {
                status(MarketState.VALUES[random.nextInt(MarketState.VALUES.length)]);
            } else if (kind == 18) {
                cancel(random.nextLong(1, nextId + 1), random.nextInt(3) == 0);
            } else if (random.nextBoolean()) {
                replace(random.nextLong(1, nextId));
            } else {
                status(MarketState.VALUES[random.nextInt(MarketState.VALUES.length)]);
            }
            due(nowNs);
        }

        /** Cancels everything and sells what is held at any price. */
        private void finish() {
            due(Long.MAX_VALUE - 1);
            status(MarketState.RESUMED);
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
            orders.values().forEach(ExchangeRun::checkEnds);
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
            quotedSinceHalt = !halted;
            print = null;
            taken.clear();
            exchange.onQuote(next);
        }

        private void status(MarketState state) {
            MarketStatus status = new MarketStatus();
            status.sipNs = nowNs;
            status.state = state;
            halted = state != MarketState.BAND ? state == MarketState.HALTED || state == MarketState.PAUSED : halted;
            quotedSinceHalt &= !halted;
            exchange.onStatus(status);
        }

        private void print() {
            print = new Trade();
            print.instrument = 0;
            print.receiveNs = nowNs;
            print.sipNs = nowNs;
            print.price = (mid + random.nextInt(-6, 7)) * CENT;
            print.size = random.nextLong(1, 200) * Micros.ONE;
            print.exchange = random.nextInt(3) == 0 ? 4 : 11;
            printTaken = 0;
            int verdict = random.nextInt(ConditionTable.ALL + 1);
            if (!halted && PrintRules.formsPrice(verdict)) {
                orders.values().forEach(order -> order.printed(print.price));
            }
            exchange.onTrade(print, verdict);
            if (!PrintRules.takesLiquidity(verdict)) {
                printTaken = print.size;
            }
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

        private void replace(long id) {
            Known order = orders.get(id);
            if (order.request.kind == OrderKind.BRACKET) {
                ReplaceRequest request = new ReplaceRequest();
                request.timeNs = nowNs;
                request.instrument = 0;
                request.orderId = id;
                request.leg = OrderLeg.VALUES[random.nextInt(3)];
                request.price = (mid + random.nextInt(-8, 9)) * CENT;
                order.replacements.add(request);
                exchange.replace(request);
            }
        }

        private void due(long untilNs) {
            while (exchange.nextDueNs() <= untilNs) {
                long due = exchange.nextDueNs();
                ExecutionReport report = exchange.step();
                if (report == null) {
                    print = null;
                    nowNs = Math.max(nowNs, due);
                } else {
                    judge(report);
                }
            }
        }

        private void judge(ExecutionReport report) {
            reports.add(report.receiveNs + " " + report.orderId + " " + report.leg + " " + report.status + " "
                    + report.fillPrice + " " + report.fillQuantity + " " + report.fees);
            Known order = orders.get(report.orderId);
            if (report.status != OrderStatus.REPLACE_REJECTED) {
                assertThat(order.ended).as("%s after its end", report.leg).doesNotContainKey(report.leg);
            }
            switch (report.status) {
                case ACCEPTED -> {
                    assertThat(order.accepted).isFalse();
                    order.accepted = true;
                }
                case FILLED, PARTIALLY_FILLED -> {
                    assertThat(order.accepted).isTrue();
                    judgeFill(order, report);
                }
                case REPLACED, REPLACE_REJECTED -> {
                    order.replaced(report.leg, report.status == OrderStatus.REPLACED);
                    return;
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
            assertThat(quotedSinceHalt).as("a quote since the halt").isTrue();
            if (report.leg == OrderLeg.TARGET || report.leg == OrderLeg.STOP) {
                assertThat(order.stopReached).isEqualTo(report.leg == OrderLeg.STOP);
            }
            if (print == null) {
                judgeByQuote(order, report, buys ? quote.ask : quote.bid, buys ? quote.askSize : quote.bidSize);
            } else {
                judgeByPrint(order, report);
            }
            judgeFees(order, report);
        }

        private void judgeByQuote(Known order, ExecutionReport report, long nbbo, long displayed) {
            long worse = report.side == Side.BUY ? report.fillPrice - nbbo : nbbo - report.fillPrice;
            assertThat(worse).as("never better than the NBBO").isNotNegative();
            if (report.leg == OrderLeg.TARGET) {
                assertThat(report.fillPrice).isEqualTo(order.request.target);
            } else if (report.leg == OrderLeg.ENTRY) {
                assertThat(report.fillPrice).isIn(nbbo, order.request.limit);
                assertThat(isWithin(report, order.request.limit)).isTrue();
            } else {
                assertThat(worse).as("worse than the NBBO").isZero();
            }
            assertThat(taken.merge(report.side, report.fillQuantity, Long::sum))
                    .as("displayed")
                    .isLessThanOrEqualTo(displayed);
        }

        private void judgeByPrint(Known order, ExecutionReport report) {
            long limit = report.leg == OrderLeg.TARGET ? order.request.target : order.request.limit;
            assertThat(report.leg).isIn(OrderLeg.ENTRY, OrderLeg.TARGET);
            assertThat(report.fillPrice).isEqualTo(limit);
            assertThat(report.side == Side.BUY ? print.price <= limit : print.price >= limit)
                    .as("the print reaches the limit")
                    .isTrue();
            assertThat(print.isLit()).isTrue();
            printTaken += report.fillQuantity;
            assertThat(printTaken).as("printed").isLessThanOrEqualTo(print.size);
        }

        private static boolean isWithin(ExecutionReport report, long limit) {
            return report.side == Side.BUY ? report.fillPrice <= limit : report.fillPrice >= limit;
        }

        /** Checks that all fills of a leg together cost what one fill of the same money would. */
        private static void judgeFees(Known order, ExecutionReport report) {
            long paid = order.paid.merge(report.leg, Micros.notional(report.fillPrice, report.fillQuantity), Long::sum);
            long charged = order.charged.merge(report.leg, report.fees, Long::sum);
            LatencySettings atOnce = LatencySettings.constant(0);
            assertThat(report.fees).isNotNegative();
            assertThat(charged)
                    .isEqualTo(new FeeSchedule(new SimulationSettings(atOnce, atOnce, 0, FEES))
                            .charge(report.side, paid, order.filled(report.leg)));
        }
    }
}
