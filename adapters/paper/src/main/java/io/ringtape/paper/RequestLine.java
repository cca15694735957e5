package io.ringtape.paper;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.order.LatencySettings;
import java.util.ArrayDeque;

/** The requests on their way from us to the exchange. They are of one connection: none overtakes another. */
final class RequestLine {
    /** Something that we ask, with the instant at which it reaches the exchange. */
    sealed interface Request {
        /** When it reaches the exchange. */
        long arrivalNs();
    }

    /** An order to be taken. */
    record NewOrder(SimulatedOrder order, long arrivalNs) implements Request {}

    /** Legs to be withdrawn. */
    record Cancel(long orderId, boolean entryOnly, long arrivalNs) implements Request {}

    /** A leg to get another price. */
    record Replace(int instrument, long orderId, OrderLeg leg, long price, long arrivalNs) implements Request {}

    private final LatencyDraw latency;
    private final double cancelsAheadShare;
    private final ArrayDeque<Request> requests = new ArrayDeque<>();
    private long lastArrivalNs = Long.MIN_VALUE;

    /** A line on which orders are made with that share of cancels ahead of them. */
    RequestLine(LatencySettings latency, double cancelsAheadShare) {
        this.latency = new LatencyDraw(latency);
        this.cancelsAheadShare = cancelsAheadShare;
    }

    void submit(OrderRequest request) {
        SimulatedOrder order = new SimulatedOrder(request, cancelsAheadShare);
        requests.add(new NewOrder(order, arrivalNs(request.orderId, request.timeNs, 0)));
    }

    void cancel(CancelRequest request) {
        long arrivalNs = arrivalNs(request.orderId, request.timeNs, request.timeNs);
        requests.add(new Cancel(request.orderId, request.entryOnly, arrivalNs));
    }

    void replace(ReplaceRequest request) {
        long arrivalNs = arrivalNs(request.orderId, request.timeNs, request.timeNs);
        requests.add(new Replace(request.instrument, request.orderId, request.leg, request.price, arrivalNs));
    }

    /** An order has one first message; what follows is told apart by its time. */
    private long arrivalNs(long orderId, long timeNs, long message) {
        lastArrivalNs = Math.max(lastArrivalNs, timeNs + latency.draw(orderId, message));
        return lastArrivalNs;
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }

    /** When the next request reaches the exchange, or {@link Long#MAX_VALUE}. */
    long nextDueNs() {
        return requests.isEmpty() ? Long.MAX_VALUE : requests.peek().arrivalNs();
    }

    Request next() {
        return requests.remove();
    }
}
