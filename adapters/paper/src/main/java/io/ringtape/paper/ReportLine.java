package io.ringtape.paper;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.order.FeeSchedule;
import io.ringtape.order.SimulationSettings;
import java.util.ArrayDeque;

/** The reports on their way from the exchange to us, in the order in which they happened. */
final class ReportLine {
    private final FeeSchedule fees;
    private final long latencyNs;
    private final ArrayDeque<ExecutionReport> reports = new ArrayDeque<>();

    ReportLine(SimulationSettings settings) {
        fees = new FeeSchedule(settings);
        latencyNs = settings.reportLatencyNs();
    }

    boolean isEmpty() {
        return reports.isEmpty();
    }

    /** When the next report reaches us, or {@link Long#MAX_VALUE}. */
    long nextDueNs() {
        return reports.isEmpty() ? Long.MAX_VALUE : reports.peek().receiveNs;
    }

    ExecutionReport next() {
        return reports.remove();
    }

    /** A leg was filled by that much; the order has been told already. */
    void fill(SimulatedOrder order, OrderLeg leg, Side side, long price, long size, long nowNs) {
        OrderStatus status = order.open(leg) == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        ExecutionReport report = add(order, leg, side, status, order.open(leg), nowNs);
        report.fillPrice = price;
        report.fillQuantity = size;
        report.fees = fees.charge(side, price, size);
    }

    /** The first leg works. */
    void accepted(SimulatedOrder order, long nowNs) {
        add(order, order.firstLeg(), order.side, OrderStatus.ACCEPTED, order.open(), nowNs);
    }

    /** The order was not taken. */
    void rejected(SimulatedOrder order, String reason, long nowNs) {
        add(order, order.firstLeg(), order.side, OrderStatus.REJECTED, 0, nowNs)
                .reason
                .set(reason);
    }

    /** The answer to a replacement of a leg that belongs to that order. */
    void replaced(SimulatedOrder order, OrderLeg leg, boolean taken, long nowNs) {
        Side side = leg == order.firstLeg() ? order.side : order.closingSide();
        OrderStatus status = taken ? OrderStatus.REPLACED : OrderStatus.REPLACE_REJECTED;
        add(order, leg, side, status, order.open(leg), nowNs);
    }

    /** The answer to a replacement in an order that does not work. */
    void replaceRejected(int instrument, long orderId, OrderLeg leg, long nowNs) {
        ExecutionReport report = new ExecutionReport();
        report.instrument = instrument;
        report.orderId = orderId;
        report.brokerOrderId.set("SIM-" + orderId);
        report.status = OrderStatus.REPLACE_REJECTED;
        report.leg = leg;
        report.fillQuantity = 0;
        report.exchangeNs = nowNs;
        report.receiveNs = nowNs + latencyNs;
        report.reason.set("not working");
        reports.add(report);
    }

    /** The leg works no more. */
    void cancelled(SimulatedOrder order, OrderLeg leg, long nowNs) {
        Side side = leg == order.firstLeg() ? order.side : order.closingSide();
        add(order, leg, side, OrderStatus.CANCELLED, 0, nowNs);
    }

    private ExecutionReport add(
            SimulatedOrder order, OrderLeg leg, Side side, OrderStatus status, long openQuantity, long nowNs) {
        ExecutionReport report = new ExecutionReport();
        report.instrument = order.instrument;
        report.orderId = order.orderId;
        report.brokerOrderId.set("SIM-" + order.orderId);
        report.status = status;
        report.leg = leg;
        report.side = side;
        report.fillPrice = Missing.LONG;
        report.fillQuantity = 0;
        report.filledQuantity = order.filled(leg);
        report.openQuantity = openQuantity;
        report.fees = 0;
        report.exchangeNs = nowNs;
        report.receiveNs = nowNs + latencyNs;
        reports.add(report);
        return report;
    }
}
