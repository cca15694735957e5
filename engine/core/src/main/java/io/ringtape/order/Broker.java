package io.ringtape.order;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;

/**
 * The port to a broker, simulated or real. It receives only what is on the tape, and answers by execution reports.
 *
 * <p>A report is about one leg. A leg that worked ends with one final status: FILLED, CANCELLED, EXPIRED or REJECTED. No
 * final status is needed for legs that never worked, which are those of a bracket whose entry ended unfilled, nor for
 * the other leg when target or stop is FILLED. A fill says by {@code filledQuantity} which shares of its leg it covers,
 * so that a repetition is recognised.
 */
public interface Broker {
    /** Submits an order. The request is valid only during the call. */
    void submit(OrderRequest request);

    /**
     * Withdraws an order's working legs, or only the rest of its entry. Each leg withdrawn reports CANCELLED; a leg that
     * no longer works gives no report. A broker that cannot withdraw the entry alone withdraws everything. The request
     * is only valid during the call.
     */
    void cancel(CancelRequest request);

    /**
     * Gives a working leg another price. The leg reports REPLACED or REPLACE_REJECTED, once; a broker that cannot
     * replace reports the latter. A leg that is over or unknown, and a stop that has triggered, are refused. A
     * replacement that crosses fills of its leg changes none of them. The request is only valid during the call.
     */
    void replace(ReplaceRequest request);
}
