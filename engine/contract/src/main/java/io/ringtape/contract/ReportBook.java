package io.ringtape.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.EventSink;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The reports that a broker under test published, and the orders it was given. */
final class ReportBook implements EventSink {
    private static final Set<OrderStatus> FINAL =
            EnumSet.of(OrderStatus.FILLED, OrderStatus.CANCELLED, OrderStatus.EXPIRED, OrderStatus.REJECTED);

    private final ConcurrentLinkedQueue<Event> published = new ConcurrentLinkedQueue<>();
    private final Map<Long, OrderRequest> orders = new TreeMap<>();

    @Override
    public void publish(Event event) {
        published.add(Event.copyOf(event));
    }

    /** Remembers an order that was submitted. */
    void add(OrderRequest request) {
        orders.put(request.orderId, Event.copyOf(request));
    }

    /** Returns the execution reports on an order, oldest first. */
    List<ExecutionReport> reports(long orderId) {
        return published.stream()
                .filter(ExecutionReport.class::isInstance)
                .map(ExecutionReport.class::cast)
                .filter(report -> report.orderId == orderId)
                .toList();
    }

    /** Returns the statuses of an order's leg, oldest first. */
    List<OrderStatus> statuses(long orderId, OrderLeg leg) {
        return reports(orderId).stream()
                .filter(report -> report.leg == leg)
                .map(report -> report.status)
                .toList();
    }

    /** Returns the shares of an order's leg that were filled, whole shares. */
    long filled(long orderId, OrderLeg leg) {
        return reports(orderId).stream()
                        .filter(report -> report.leg == leg && isFill(report))
                        .mapToLong(report -> report.fillQuantity)
                        .sum()
                / Micros.ONE;
    }

    /** Returns the number of execution reports. */
    int size() {
        return (int)
                published.stream().filter(ExecutionReport.class::isInstance).count();
    }

    static boolean isFill(ExecutionReport report) {
        return report.status == OrderStatus.PARTIALLY_FILLED || report.status == OrderStatus.FILLED;
    }

    /** Checks what must hold of all reports, whatever happened. */
    void requireConsistent() {
        Map<String, Long> sums = new TreeMap<>();
        List<String> ended = new ArrayList<>();
        for (Event event : published) {
            if (event instanceof ExecutionReport report && orders.containsKey(report.orderId)) {
                requireConsistent(report, orders.get(report.orderId), sums, ended);
            }
        }
        for (OrderRequest order : orders.values()) {
            long closed = filled(order.orderId, OrderLeg.TARGET) + filled(order.orderId, OrderLeg.STOP);
            assertThat(closed)
                    .as("shares that target and stop closed")
                    .isLessThanOrEqualTo(filled(order.orderId, OrderLeg.ENTRY));
        }
    }

    private static void requireConsistent(
            ExecutionReport report, OrderRequest order, Map<String, Long> sums, List<String> ended) {
        String leg = report.orderId + " " + report.leg;
        String what = leg + " " + report.status;
        Side opposite = order.side == Side.BUY ? Side.SELL : Side.BUY;
        boolean closes = report.leg == OrderLeg.TARGET || report.leg == OrderLeg.STOP;
        assertThat(report.instrument).as(what).isEqualTo(order.instrument);
        assertThat(report.side).as(what).isEqualTo(closes ? opposite : order.side);
        assertThat(ended).as(what + " after its last word").doesNotContain(leg);
        if (FINAL.contains(report.status)) {
            ended.add(leg);
        }
        if (isFill(report)) {
            long sum = sums.merge(leg, report.fillQuantity, Long::sum);
            assertThat(report.fillQuantity).as(what).isPositive();
            assertThat(report.filledQuantity).as(what).isEqualTo(sum);
            assertThat(sum + report.openQuantity).as(what).isLessThanOrEqualTo(order.quantity);
            assertThat(report.openQuantity == 0).as(what).isEqualTo(report.status == OrderStatus.FILLED);
            assertThat(report.fillPrice).as(what).isPositive();
            assertThat(report.fees).as(what).isNotNegative();
        }
        if (isFill(report) && report.leg == OrderLeg.ENTRY) {
            long beyond = report.fillPrice - order.limit;
            assertThat(order.side == Side.BUY ? beyond : -beyond)
                    .as(what + " beyond its guard")
                    .isLessThanOrEqualTo(0);
        }
    }
}
