package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A broker that acts as it likes and reports truthfully: fills in parts, cancels unasked, rejects. It refuses to sell
 * what is not held, which is the property that the desk is tested for, unless it fills both legs of a bracket or the
 * desk has given it up. On a calm day it rejects and ends few orders, and fills completely and soon. Whole shares.
 */
final class ModelBroker {
    private final SplittableRandom random;
    private final Side side;
    private final boolean calm;
    private final boolean fillsBothLegs;
    private boolean givenUp;
    private final List<ExecutionReport> line = new ArrayList<>();
    private final Map<Long, ModelOrder> orders = new LinkedHashMap<>();
    private long sentNs;
    private BigInteger cash = BigInteger.ZERO;

    /** A bracket, or a closing order, whose only leg is EXIT. */
    private static final class ModelOrder {
        final long id;
        final int ordered;
        final boolean bracket;

        /** Whether it is a closing order that buys back what was sold too much, or sells what was bought too much. */
        final boolean covers;

        final Map<OrderLeg, Integer> filled = new EnumMap<>(OrderLeg.class);
        final Map<OrderLeg, Boolean> works = new EnumMap<>(OrderLeg.class);

        ModelOrder(OrderRequest request, Side side) {
            id = request.orderId;
            ordered = (int) (request.quantity / Micros.ONE);
            bracket = request.kind == OrderKind.BRACKET;
            covers = !bracket && request.side == side;
            for (OrderLeg leg : OrderLeg.VALUES) {
                works.put(leg, false);
                filled.put(leg, 0);
            }
        }

        OrderLeg firstLeg() {
            return bracket ? OrderLeg.ENTRY : OrderLeg.EXIT;
        }

        /** Returns its filled shares less those that target and stop have closed; below 0 for a closing order. */
        int held() {
            int closed = filled.get(OrderLeg.EXIT);
            return filled.get(OrderLeg.ENTRY)
                    - filled.get(OrderLeg.TARGET)
                    - filled.get(OrderLeg.STOP)
                    + (covers ? closed : -closed);
        }

        boolean guards() {
            return works.get(OrderLeg.TARGET) || works.get(OrderLeg.STOP);
        }
    }

    ModelBroker(SplittableRandom random, Side side, boolean calm, boolean fillsBothLegs) {
        this.random = random;
        this.side = side;
        this.calm = calm;
        this.fillsBothLegs = fillsBothLegs;
    }

    /** Records that the desk no longer waits for an answer, so that it may close what is not held. */
    void onGivenUp() {
        givenUp = true;
    }

    private boolean mayOversell() {
        return fillsBothLegs || givenUp;
    }

    /** Returns the shares that a fill of {@code leg} may take. */
    private int open(ModelOrder order, OrderLeg leg) {
        return switch (leg) {
            case ENTRY, EXIT -> order.ordered - order.filled.get(leg);
            case TARGET, STOP ->
                fillsBothLegs ? order.filled.get(OrderLeg.ENTRY) - order.filled.get(leg) : order.held();
        };
    }

    /** Returns its pending reports, oldest first. */
    List<ExecutionReport> line() {
        return line;
    }

    /** Returns the shares of the round trip that are held at the exchange. */
    int held() {
        return orders.values().stream().mapToInt(ModelOrder::held).sum();
    }

    /** Whether no order is working. */
    boolean isIdle() {
        return orders.values().stream().noneMatch(order -> order.works.containsValue(true));
    }

    int entered() {
        return orders.values().stream()
                .mapToInt(order -> order.filled.get(OrderLeg.ENTRY))
                .sum();
    }

    /** Returns the money received from all fills less the money paid and the charges, micro-dollars. */
    BigInteger cash() {
        return cash;
    }

    void submit(OrderRequest request) {
        ModelOrder order = new ModelOrder(request, side);
        if (!order.bracket && mayOversell()) {
            assertThat(order.ordered).isPositive();
        } else if (!order.bracket) {
            assertThat(order.ordered)
                    .as("shares to be closed of %d held", held())
                    .isLessThanOrEqualTo(held());
            for (ModelOrder other : orders.values()) {
                assertThat(other.works.get(OrderLeg.EXIT))
                        .as("another closing order works")
                        .isFalse();
                assertThat(other.works.get(OrderLeg.ENTRY))
                        .as("an entry still works")
                        .isFalse();
                assertThat(other.guards() && other.held() > 0)
                        .as("target or stop still works")
                        .isFalse();
            }
        } else if (request.timeNs != sentNs) {
            assertThat(held()).isZero();
            orders.clear();
            sentNs = request.timeNs;
        }
        orders.put(order.id, order);
        if (order.bracket && isMoody(20)) {
            tell(order, OrderLeg.ENTRY, OrderStatus.UNKNOWN, 0);
        } else if (isMoody(6)) {
            tell(order, order.firstLeg(), OrderStatus.REJECTED, 0);
        } else {
            order.works.put(order.firstLeg(), true);
            tell(order, order.firstLeg(), OrderStatus.ACCEPTED, 0);
        }
    }

    private boolean isMoody(int oneIn) {
        return random.nextInt(calm ? 8 * oneIn : oneIn) == 0;
    }

    void cancel(CancelRequest request) {
        ModelOrder order = orders.get(request.orderId);
        if (order == null) {
            return;
        }
        end(order, order.firstLeg(), OrderStatus.CANCELLED);
        if (!request.entryOnly || random.nextInt(4) == 0) {
            end(order, OrderLeg.TARGET, OrderStatus.CANCELLED);
            end(order, OrderLeg.STOP, OrderStatus.CANCELLED);
        }
    }

    /** Accepts the replacement, rejects it, or ends the leg. */
    void replace(ReplaceRequest request) {
        ModelOrder order = orders.get(request.orderId);
        if (!order.works.get(request.leg) || random.nextInt(4) == 0) {
            tell(order, request.leg, OrderStatus.REPLACE_REJECTED, 0);
        } else if (random.nextInt(8) == 0) {
            end(order, request.leg, OrderStatus.CANCELLED);
        } else {
            tell(order, request.leg, OrderStatus.REPLACED, 0);
        }
    }

    private void end(ModelOrder order, OrderLeg leg, OrderStatus status) {
        if (order.works.get(leg)) {
            order.works.put(leg, false);
            tell(order, leg, status, 0);
        }
    }

    /** Makes something happen at the exchange. */
    void act() {
        if (orders.isEmpty()) {
            return;
        }
        List<ModelOrder> all = List.copyOf(orders.values());
        ModelOrder order = all.get(random.nextInt(all.size()));
        OrderLeg leg = OrderLeg.VALUES[random.nextInt(4)];
        for (int i = 0; calm && !order.works.get(leg) && i < 50; i++) {
            order = all.get(random.nextInt(all.size()));
            leg = OrderLeg.VALUES[random.nextInt(4)];
        }
        boolean patient = calm && order.guards() && leg != OrderLeg.ENTRY && random.nextInt(4) > 0;
        if (patient || !order.works.get(leg)) {
            return;
        }
        if (isMoody(24)) {
            end(order, leg, random.nextBoolean() ? OrderStatus.CANCELLED : OrderStatus.EXPIRED);
        } else if (isMoody(24)) {
            end(order, leg, OrderStatus.REJECTED);
        } else {
            fill(order, leg, calm);
        }
    }

    /** Fills what is left of a working closing order. */
    void fillExit() {
        for (ModelOrder order : List.copyOf(orders.values())) {
            if (order.works.get(OrderLeg.EXIT)) {
                fill(order, OrderLeg.EXIT, true);
            }
        }
    }

    private void fill(ModelOrder order, OrderLeg leg, boolean whole) {
        int most = open(order, leg);
        if (most == 0) {
            return;
        }
        boolean closes = leg == OrderLeg.TARGET || leg == OrderLeg.STOP;
        if (closes && random.nextBoolean()) {
            end(order, OrderLeg.ENTRY, OrderStatus.CANCELLED);
        }
        int size = whole ? most : random.nextInt(1, most + 1);
        boolean first = leg == OrderLeg.ENTRY && order.filled.get(leg) == 0;
        order.filled.merge(leg, size, Integer::sum);
        assertThat(held() >= 0 || mayOversell()).as("shares held").isTrue();
        boolean over = size == most && !(closes && order.works.get(OrderLeg.ENTRY));
        if (over) {
            order.works.put(leg, false);
        }
        tell(order, leg, over ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, size);
        if (first) {
            order.works.put(OrderLeg.TARGET, true);
            order.works.put(OrderLeg.STOP, true);
        }
        if (closes && over && !(fillsBothLegs && random.nextBoolean())) {
            endOther(order, leg == OrderLeg.TARGET ? OrderLeg.STOP : OrderLeg.TARGET);
        }
    }

    /** Ends the other leg, with or without a report. */
    private void endOther(ModelOrder order, OrderLeg other) {
        if (random.nextBoolean()) {
            end(order, other, OrderStatus.CANCELLED);
        } else {
            order.works.put(other, false);
        }
    }

    private void tell(ModelOrder order, OrderLeg leg, OrderStatus status, int size) {
        ExecutionReport report = new ExecutionReport();
        report.instrument = 0;
        report.orderId = order.id;
        report.leg = leg;
        report.status = status;
        report.side = (leg == OrderLeg.ENTRY || order.covers) == (side == Side.BUY) ? Side.BUY : Side.SELL;
        report.fillQuantity = size * Micros.ONE;
        report.filledQuantity = order.filled.get(leg) * Micros.ONE;
        if (size > 0) {
            report.fillPrice = random.nextLong(49_800, 50_200) * 10_000 + random.nextLong(10_000);
            report.fees = random.nextLong(1_000);
            BigInteger money = BigInteger.valueOf(Micros.notional(report.fillPrice, report.fillQuantity));
            cash = cash.add(report.side == Side.SELL ? money : money.negate())
                    .subtract(BigInteger.valueOf(report.fees));
        }
        line.add(report);
    }
}
