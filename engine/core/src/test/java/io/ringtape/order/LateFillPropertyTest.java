package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.event.TradeStage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Tests the desk against a broker that fills orders after it said that they were over: in each stage of the round trip
 * that runs then, of either side. The desk holds what was reported, closes that with one order at a time, and ends flat.
 */
class LateFillPropertyTest {
    private static final int SEEDS = 6_000;
    private static final int STEPS = 150;

    @Test
    void closesWhatLateFillsBroughtAndEndsFlat() {
        Map<TradeStage, Integer> late = new EnumMap<>(TradeStage.class);
        Map<OrderLeg, Integer> legs = new EnumMap<>(OrderLeg.class);
        for (int seed = 0; seed < SEEDS; seed++) {
            Run run = new Run(seed);
            try {
                run.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            run.late.forEach((stage, count) -> late.merge(stage, count, Integer::sum));
            run.legs.forEach((leg, count) -> legs.merge(leg, count, Integer::sum));
        }
        assertThat(late).as("late fills in each stage").containsOnlyKeys(TradeStage.VALUES);
        assertThat(late.values()).as("%s", late).allMatch(count -> count > 200);
        assertThat(legs).as("late fills of each leg").containsOnlyKeys(OrderLeg.VALUES);
        assertThat(legs.values()).as("%s", legs).allMatch(count -> count > 200);
    }

    /** An order at the broker; whole shares. */
    private static final class Placed {
        final OrderRequest request;
        final int ordered;
        final boolean isBracket;
        final Set<OrderLeg> works = EnumSet.noneOf(OrderLeg.class);
        final Set<OrderLeg> ended = EnumSet.noneOf(OrderLeg.class);
        final Map<OrderLeg, Integer> filled = new EnumMap<>(OrderLeg.class);

        Placed(OrderRequest request) {
            this.request = request;
            ordered = (int) (request.quantity / Micros.ONE);
            isBracket = request.kind == OrderKind.BRACKET;
            works.add(first());
        }

        OrderLeg first() {
            return isBracket ? OrderLeg.ENTRY : OrderLeg.EXIT;
        }

        int filled(OrderLeg leg) {
            return filled.getOrDefault(leg, 0);
        }

        int held() {
            return filled(OrderLeg.ENTRY) - filled(OrderLeg.TARGET) - filled(OrderLeg.STOP);
        }

        boolean isOver() {
            return works.isEmpty();
        }

        /** Whether a leg works that has shares to fill. */
        boolean mayFill() {
            return works.contains(first()) || (!isOver() && held() > 0);
        }

        /** Returns how many shares a fill of a leg may take after it ended. */
        int lateRoom(OrderLeg leg) {
            if (works.contains(leg) || !ended.contains(leg)) {
                return 0;
            }
            boolean guards = leg == OrderLeg.TARGET || leg == OrderLeg.STOP;
            return (guards ? filled(OrderLeg.ENTRY) : ordered) - filled(leg);
        }
    }

    private static final class Run {
        private final SplittableRandom random;
        private final DrivenDesk desk = new DrivenDesk(Side.BUY);
        private final Map<Long, Placed> orders = new TreeMap<>();
        private final ArrayDeque<Event> requests = new ArrayDeque<>();
        private final ArrayDeque<ExecutionReport> line = new ArrayDeque<>();
        private final Map<TradeStage, Integer> late = new EnumMap<>(TradeStage.class);
        private final Map<OrderLeg, Integer> legs = new EnumMap<>(OrderLeg.class);
        private final Set<String> lateFills = new HashSet<>();
        private boolean gaveUp;
        private long reported;
        private long truth;

        Run(int seed) {
            random = new SplittableRandom(seed);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(12)) {
                    case 0 -> beat(1);
                    case 1, 2 -> decide();
                    case 3, 4, 5 -> carryOut();
                    case 6, 7 -> act();
                    case 8 -> fillLate();
                    default -> deliver();
                }
            }
            settle();
            fillLate();
            settle();
        }

        private void decide() {
            if (!desk.isBusy()) {
                Side side = Side.VALUES[random.nextInt(2)];
                act(() -> desk.act(() -> desk.desk().enter(0, DrivenDesk.plan(side))));
            } else if (random.nextInt(6) == 0) {
                act(() -> desk.exit(ExitReason.INVALIDATION));
            }
        }

        private void beat(int seconds) {
            act(() -> desk.beat(desk.nowNs - DrivenDesk.START_NS + seconds * SECOND_NS));
        }

        /** Lets the desk decide, and queues what it asks for. */
        private void act(Runnable cause) {
            cause.run();
            assertThat(desk.desk().position(0)).as("held, by the reports").isEqualTo(reported);
            gaveUp |= isAlerted(AlertCode.LEG_GIVEN_UP);
            for (Event event : List.copyOf(desk.said)) {
                if (event instanceof OrderRequest order && order.kind == OrderKind.EXIT) {
                    assertThat(order.quantity).as("closes all that is held").isEqualTo(Math.abs(reported));
                    assertThat(order.side == Side.BUY).as("covers").isEqualTo(reported < 0);
                    assertThat(desk.stage()).isEqualTo(TradeStage.EXITING);
                    checkAlone();
                }
                if (event instanceof OrderRequest || event instanceof CancelRequest) {
                    requests.add(event);
                }
            }
        }

        /**
         * Checks that no other order may work, but one whose late fill is still on its way to the desk, or whose cancel
         * the broker left unanswered for too long.
         */
        private void checkAlone() {
            for (Placed other : gaveUp ? List.<Placed>of() : orders.values()) {
                boolean isToBeTold = line.stream().anyMatch(report -> report.orderId == other.request.orderId);
                assertThat(!other.mayFill() || isToBeTold)
                        .as("nothing works beside a closing order")
                        .isTrue();
            }
        }

        private void carryOut() {
            Event request = requests.poll();
            if (request instanceof OrderRequest order) {
                submit(order);
            } else if (request instanceof CancelRequest cancel) {
                Placed placed = orders.get(cancel.orderId);
                for (OrderLeg leg : cancel.entryOnly ? Set.of(OrderLeg.ENTRY) : Set.of(OrderLeg.VALUES)) {
                    end(placed, leg, OrderStatus.CANCELLED);
                }
            }
        }

        private void submit(OrderRequest order) {
            Placed placed = new Placed(order);
            orders.put(order.orderId, placed);
            if (random.nextInt(5) == 0) {
                end(placed, placed.first(), OrderStatus.REJECTED);
            } else {
                tell(placed, placed.first(), OrderStatus.ACCEPTED, 0);
            }
        }

        private void end(Placed placed, OrderLeg leg, OrderStatus status) {
            if (placed.works.remove(leg)) {
                placed.ended.add(leg);
                tell(placed, leg, status, 0);
            }
        }

        /** Fills a working leg, or ends it. */
        private void act() {
            List<Placed> working =
                    orders.values().stream().filter(order -> !order.isOver()).toList();
            if (working.isEmpty()) {
                return;
            }
            Placed placed = working.get(random.nextInt(working.size()));
            List<OrderLeg> legsAtWork = List.copyOf(placed.works);
            OrderLeg leg = legsAtWork.get(random.nextInt(legsAtWork.size()));
            boolean guards = leg == OrderLeg.TARGET || leg == OrderLeg.STOP;
            int room = guards ? placed.held() : placed.ordered - placed.filled(leg);
            if (random.nextInt(6) == 0 && !guards) {
                end(placed, leg, OrderStatus.CANCELLED);
            } else if (room > 0) {
                fill(placed, leg, random.nextBoolean() ? room : random.nextInt(1, room + 1));
            }
        }

        private void fill(Placed placed, OrderLeg leg, int size) {
            placed.filled.merge(leg, size, Integer::sum);
            boolean guards = leg == OrderLeg.TARGET || leg == OrderLeg.STOP;
            boolean isWhole = guards
                    ? placed.held() <= 0 && !placed.works.contains(OrderLeg.ENTRY)
                    : placed.filled(leg) == placed.ordered;
            if (isWhole && placed.works.remove(leg)) {
                placed.ended.add(leg);
            }
            boolean activates = leg == OrderLeg.ENTRY
                    && !placed.ended.contains(OrderLeg.TARGET)
                    && !placed.ended.contains(OrderLeg.STOP);
            tell(placed, leg, isWhole ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, size);
            if (activates) {
                placed.works.add(OrderLeg.TARGET);
                placed.works.add(OrderLeg.STOP);
            } else if (isWhole) {
                end(placed, leg == OrderLeg.TARGET ? OrderLeg.STOP : OrderLeg.TARGET, OrderStatus.CANCELLED);
            }
        }

        /** Fills a leg of an order that is over. */
        private void fillLate() {
            List<Placed> over = orders.values().stream()
                    .filter(order -> order.isOver() && order.request.orderId != newestBracket())
                    .toList();
            for (int attempt = 0; attempt < 4 && !over.isEmpty(); attempt++) {
                Placed placed = over.get(random.nextInt(over.size()));
                OrderLeg leg = OrderLeg.VALUES[random.nextInt(4)];
                int room = placed.lateRoom(leg);
                if (room > 0) {
                    lateFills.add(placed.request.orderId + " " + leg);
                    fill(placed, leg, random.nextInt(1, room + 1));
                    return;
                }
            }
        }

        private long newestBracket() {
            return desk.isBusy() ? desk.orderId : 0;
        }

        private void tell(Placed placed, OrderLeg leg, OrderStatus status, int size) {
            OrderRequest request = placed.request;
            boolean closes = leg == OrderLeg.TARGET || leg == OrderLeg.STOP;
            ExecutionReport report = new ExecutionReport();
            report.instrument = 0;
            report.orderId = request.orderId;
            report.leg = leg;
            report.status = status;
            report.side = (request.side == Side.BUY) == closes ? Side.SELL : Side.BUY;
            report.fillQuantity = size * Micros.ONE;
            report.filledQuantity = placed.filled(leg) * Micros.ONE;
            report.fillPrice = DrivenDesk.ENTRY + random.nextInt(-50, 50) * 10_000L;
            truth += (report.side == Side.BUY ? 1 : -1) * report.fillQuantity;
            line.add(report);
        }

        private void deliver() {
            ExecutionReport report = line.poll();
            if (report == null) {
                return;
            }
            TradeStage before = desk.stage();
            reported += (report.side == Side.BUY ? 1 : -1) * report.fillQuantity;
            act(() -> desk.report(report));
            if (isAlerted(AlertCode.LATE_FILL)) {
                assertThat(lateFills).contains(report.orderId + " " + report.leg);
                late.merge(before, 1, Integer::sum);
                legs.merge(report.leg, 1, Integer::sum);
            }
        }

        private boolean isAlerted(AlertCode code) {
            return desk.said.stream().anyMatch(event -> event instanceof Alert alert && alert.code == code);
        }

        /** Carries out what the desk asks for until nothing is open. */
        private void settle() {
            for (int round = 0; round < 300 && !isSettled(); round++) {
                while (!requests.isEmpty() || !line.isEmpty()) {
                    carryOut();
                    deliver();
                }
                orders.values().stream()
                        .filter(order -> order.works.contains(OrderLeg.EXIT))
                        .toList()
                        .forEach(order -> fill(order, OrderLeg.EXIT, order.ordered - order.filled(OrderLeg.EXIT)));
                while (!line.isEmpty()) {
                    deliver();
                }
                act(() -> desk.position(truth / Micros.ONE));
                if (desk.isBusy()) {
                    act(() -> desk.exit(ExitReason.SESSION_END));
                }
                beat(10);
            }
            assertThat(isSettled()).as("settled, in %s", desk.stage()).isTrue();
            assertThat(truth).as("held at the broker").isZero();
            assertThat(reported).isZero();
        }

        private boolean isSettled() {
            List<Placed> working = new ArrayList<>(orders.values());
            working.removeIf(Placed::isOver);
            return !desk.isBusy() && requests.isEmpty() && line.isEmpty() && working.isEmpty();
        }
    }
}
