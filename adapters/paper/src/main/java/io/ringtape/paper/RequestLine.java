package io.ringtape.paper;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.order.LatencySettings;
import java.util.ArrayDeque;

/** Requests on their way from us to the exchange over one connection. A request never overtakes another. */
final class RequestLine {
    /** A request with the instant at which it reaches the exchange. */
    sealed interface SentRequest {
        /** Returns when the request reaches the exchange, in epoch nanoseconds. */
        long arrivalNs();
    }

    /** Submits an order. */
    record NewOrder(SimulatedOrder order, long arrivalNs) implements SentRequest {}

    /** Cancels an order, or only its entry. */
    record Cancel(long orderId, boolean entryOnly, long arrivalNs) implements SentRequest {}

    /** Changes the price of a leg. */
    record Replace(int instrument, long orderId, OrderLeg leg, long price, long arrivalNs) implements SentRequest {}

    private final LatencyDraw latency;
    private final double cancelsAheadShare;
    private final ArrayDeque<SentRequest> requests = new ArrayDeque<>();
    private long lastArrivalNs = Long.MIN_VALUE;

    /** Creates an empty line. {@code cancelsAheadShare} goes to the {@link QueuePosition} of each order. */
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

    /**
     * Returns when a request reaches the exchange. An order has one first message, 0; later messages are distinguished
     * by their time.
     */
    private long arrivalNs(long orderId, long timeNs, long message) {
        lastArrivalNs = Math.max(lastArrivalNs, timeNs + latency.draw(orderId, message));
        return lastArrivalNs;
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }

    /** Returns when the next request reaches the exchange, or {@link Long#MAX_VALUE}. */
    long nextDueNs() {
        return requests.isEmpty() ? Long.MAX_VALUE : requests.peek().arrivalNs();
    }

    SentRequest next() {
        return requests.remove();
    }
}
