package io.ringtape.paper;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.order.FeeSchedule;
import io.ringtape.order.SimulationSettings;
import java.util.ArrayDeque;

/**
 * Execution reports on their way from the exchange to us, in the order they happened. A report never overtakes another.
 */
final class ReportLine {
    private final FeeSchedule fees;
    private final LatencyDraw latency;
    private final ArrayDeque<ExecutionReport> reports = new ArrayDeque<>();
    private long lastReceiveNs = Long.MIN_VALUE;

    ReportLine(SimulationSettings settings) {
        fees = new FeeSchedule(settings);
        latency = new LatencyDraw(settings.reportLatency());
    }

    boolean isEmpty() {
        return reports.isEmpty();
    }

    /** Returns when the next report reaches us, or {@link Long#MAX_VALUE}. */
    long nextDueNs() {
        return reports.isEmpty() ? Long.MAX_VALUE : reports.peek().receiveNs;
    }

    ExecutionReport next() {
        return reports.remove();
    }

    /**
     * Reports a fill of {@code size} shares. The order already includes it; its fees are what it adds to the leg's
     * charge.
     */
    void fill(SimulatedOrder order, OrderLeg leg, long price, long size, long notionalBefore, long nowNs) {
        OrderStatus status = order.open(leg) == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        ExecutionReport report = add(order, leg, status, order.open(leg), nowNs);
        long filledBefore = order.filled(leg) - size;
        long chargedBefore = filledBefore == 0 ? 0 : fees.charge(report.side, notionalBefore, filledBefore);
        report.fillPrice = price;
        report.fillQuantity = size;
        report.fees = fees.charge(report.side, order.notional(leg), order.filled(leg)) - chargedBefore;
        report.feesEstimated = true;
    }

    /** Reports that the order's first leg is working. */
    void accepted(SimulatedOrder order, long nowNs) {
        add(order, order.firstLeg(), OrderStatus.ACCEPTED, order.open(), nowNs);
    }

    /** Reports that the order was rejected. */
    void rejected(SimulatedOrder order, String reason, long nowNs) {
        add(order, order.firstLeg(), OrderStatus.REJECTED, 0, nowNs).reason.set(reason);
    }

    /** Reports that a leg was cancelled. */
    void cancelled(SimulatedOrder order, OrderLeg leg, long nowNs) {
        add(order, leg, OrderStatus.CANCELLED, 0, nowNs);
    }

    /** Reports that a leg is working at its new price. */
    void replaced(SimulatedOrder order, OrderLeg leg, long nowNs) {
        add(order, leg, OrderStatus.REPLACED, order.open(leg), nowNs);
    }

    /** Reports that a replacement was rejected and the leg is unchanged. */
    void replaceRejected(SimulatedOrder order, OrderLeg leg, String reason, long nowNs) {
        add(order, leg, OrderStatus.REPLACE_REJECTED, order.open(leg), nowNs)
                .reason
                .set(reason);
    }

    /** Rejects a replacement for an order that is not working. */
    void replaceRejected(RequestLine.Replace replace, long nowNs) {
        ExecutionReport report = add(replace.instrument(), replace.orderId(), nowNs, nowNs);
        report.status = OrderStatus.REPLACE_REJECTED;
        report.leg = replace.leg();
        report.reason.set("not working");
    }

    private ExecutionReport add(SimulatedOrder order, OrderLeg leg, OrderStatus status, long openQuantity, long nowNs) {
        // Requests draw with numbers from 0 up, reports with negative ones, so that their draws are independent.
        ExecutionReport report = add(order.instrument, order.orderId, -order.nextReport(), nowNs);
        report.status = status;
        report.leg = leg;
        report.side = order.side(leg);
        report.filledQuantity = order.filled(leg);
        report.openQuantity = openQuantity;
        return report;
    }

    private ExecutionReport add(int instrument, long orderId, long message, long nowNs) {
        ExecutionReport report = new ExecutionReport();
        report.instrument = instrument;
        report.orderId = orderId;
        report.brokerOrderId.set("SIM-" + orderId);
        report.fillPrice = Missing.LONG;
        report.fillQuantity = 0;
        report.fees = 0;
        report.exchangeNs = nowNs;
        lastReceiveNs = Math.max(lastReceiveNs, nowNs + latency.draw(orderId, message));
        report.receiveNs = lastReceiveNs;
        reports.add(report);
        return report;
    }
}
