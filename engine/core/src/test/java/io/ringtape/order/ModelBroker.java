package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A broker that does what it likes and tells the truth about it: fills in parts, cancels unasked, refuses. It refuses
 * to be sold what is not held, which is the property that the desk is tested for. Whole shares.
 */
final class ModelBroker {
    private final SplittableRandom random;
    private final Side side;
    private final List<ExecutionReport> line = new ArrayList<>();
    private final Map<OrderLeg, Integer> filled = new EnumMap<>(OrderLeg.class);
    private final Map<OrderLeg, Boolean> works = new EnumMap<>(OrderLeg.class);
    private long bracketId;
    private long exitId;
    private int exitOrdered;
    private int exitFilled;
    private int exitsFilled;
    private BigInteger cash = BigInteger.ZERO;

    ModelBroker(SplittableRandom random, Side side) {
        this.random = random;
        this.side = side;
        for (OrderLeg leg : OrderLeg.VALUES) {
            works.put(leg, false);
            filled.put(leg, 0);
        }
    }

    /** What it has to tell, oldest first. */
    List<ExecutionReport> line() {
        return line;
    }

    /** Shares of the round trip that are truly held. */
    int held() {
        return filled.get(OrderLeg.ENTRY) - closedByBracket() - exitsFilled;
    }

    int entered() {
        return filled.get(OrderLeg.ENTRY);
    }

    /** What all fills brought in, less what they took and cost, micro-dollars. */
    BigInteger cash() {
        return cash;
    }

    private int closedByBracket() {
        return filled.get(OrderLeg.TARGET) + filled.get(OrderLeg.STOP);
    }

    private boolean guards() {
        return works.get(OrderLeg.TARGET) || works.get(OrderLeg.STOP);
    }

    void submit(OrderRequest request) {
        int quantity = (int) (request.quantity / Micros.ONE);
        if (request.kind == OrderKind.EXIT) {
            assertThat(works.get(OrderLeg.EXIT))
                    .as("another closing order works")
                    .isFalse();
            assertThat(works.get(OrderLeg.ENTRY)).as("the entry still works").isFalse();
            assertThat(guards() && held() > 0).as("target or stop still works").isFalse();
            assertThat(quantity).as("shares to be closed of %d held", held()).isLessThanOrEqualTo(held());
            exitId = request.orderId;
            exitOrdered = quantity;
            exitFilled = 0;
            begin(OrderLeg.EXIT);
            return;
        }
        assertThat(held()).isZero();
        bracketId = request.orderId;
        exitsFilled = 0;
        for (OrderLeg leg : OrderLeg.VALUES) {
            works.put(leg, false);
            filled.put(leg, 0);
        }
        if (random.nextInt(20) == 0) {
            tell(OrderLeg.ENTRY, OrderStatus.UNKNOWN, 0);
        } else {
            begin(OrderLeg.ENTRY);
        }
    }

    private void begin(OrderLeg leg) {
        if (random.nextInt(6) == 0) {
            tell(leg, OrderStatus.REJECTED, 0);
        } else {
            works.put(leg, true);
            tell(leg, OrderStatus.ACCEPTED, 0);
        }
    }

    void cancel(CancelRequest request) {
        if (request.orderId == exitId) {
            end(OrderLeg.EXIT, OrderStatus.CANCELLED);
        } else if (request.orderId == bracketId) {
            end(OrderLeg.ENTRY, OrderStatus.CANCELLED);
            if (!request.entryOnly || random.nextInt(4) == 0) {
                end(OrderLeg.TARGET, OrderStatus.CANCELLED);
                end(OrderLeg.STOP, OrderStatus.CANCELLED);
            }
        }
    }

    private void end(OrderLeg leg, OrderStatus status) {
        if (works.get(leg)) {
            works.put(leg, false);
            tell(leg, status, 0);
        }
    }

    /** Something happens at the exchange. */
    void act() {
        OrderLeg leg = OrderLeg.VALUES[random.nextInt(4)];
        if (!works.get(leg)) {
            return;
        }
        int kind = random.nextInt(24);
        if (kind == 0) {
            end(leg, random.nextBoolean() ? OrderStatus.CANCELLED : OrderStatus.EXPIRED);
        } else if (kind == 1 && filledOf(leg) == 0) {
            end(leg, OrderStatus.REJECTED);
        } else {
            fill(leg, false);
        }
    }

    /** Fills what is left of a working closing order. */
    void fillExit() {
        if (works.get(OrderLeg.EXIT)) {
            fill(OrderLeg.EXIT, true);
        }
    }

    private int filledOf(OrderLeg leg) {
        return leg == OrderLeg.EXIT ? exitFilled : filled.get(leg);
    }

    private void fill(OrderLeg leg, boolean whole) {
        int most =
                switch (leg) {
                    case ENTRY -> 100 - entered();
                    case TARGET, STOP -> held();
                    case EXIT -> exitOrdered - exitFilled;
                };
        if (most == 0) {
            return;
        }
        boolean closes = leg == OrderLeg.TARGET || leg == OrderLeg.STOP;
        if (closes && random.nextBoolean()) {
            end(OrderLeg.ENTRY, OrderStatus.CANCELLED);
        }
        int size = whole ? most : random.nextInt(1, most + 1);
        boolean first = leg == OrderLeg.ENTRY && entered() == 0;
        if (leg == OrderLeg.EXIT) {
            exitFilled += size;
            exitsFilled += size;
        } else {
            filled.merge(leg, size, Integer::sum);
        }
        assertThat(held()).as("shares held").isNotNegative();
        boolean over = size == most && !(closes && works.get(OrderLeg.ENTRY));
        if (over) {
            works.put(leg, false);
        }
        tell(leg, over ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, size);
        if (first) {
            works.put(OrderLeg.TARGET, true);
            works.put(OrderLeg.STOP, true);
        }
        if (closes && over) {
            endOther(leg == OrderLeg.TARGET ? OrderLeg.STOP : OrderLeg.TARGET);
        }
    }

    /** One cancels the other; whether that is told is the broker's own business. */
    private void endOther(OrderLeg other) {
        if (random.nextBoolean()) {
            end(other, OrderStatus.CANCELLED);
        } else {
            works.put(other, false);
        }
    }

    private void tell(OrderLeg leg, OrderStatus status, int size) {
        ExecutionReport report = new ExecutionReport();
        report.instrument = 0;
        report.orderId = leg == OrderLeg.EXIT ? exitId : bracketId;
        report.leg = leg;
        report.status = status;
        report.side = (leg == OrderLeg.ENTRY) == (side == Side.BUY) ? Side.BUY : Side.SELL;
        report.fillQuantity = size * Micros.ONE;
        report.filledQuantity = filledOf(leg) * Micros.ONE;
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
