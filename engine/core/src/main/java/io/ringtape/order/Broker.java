package io.ringtape.order;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;

/**
 * The port to a broker, simulated or real. It receives only what is on the tape, and answers with execution reports.
 *
 * <p>A report concerns one leg. A leg that worked ends with one final status: FILLED, CANCELLED, EXPIRED or REJECTED.
 * Legs that never worked need none, such as target and stop of an unfilled entry, nor does the other leg when target or
 * stop is FILLED. The {@code filledQuantity} of a fill says which shares of its leg it covers, so that a repetition is
 * recognized.
 */
public interface Broker {
    /** Submits an order. The request is valid only during the call. */
    void submit(OrderRequest request);

    /**
     * Cancels an order's working legs, or only the rest of its entry. Each cancelled leg reports CANCELLED; a leg that
     * is no longer working gives no report. A broker that cannot cancel the entry alone cancels everything. The request
     * is valid only during the call.
     */
    void cancel(CancelRequest request);

    /**
     * Gives a working leg another price. The leg reports REPLACED or REPLACE_REJECTED, once; a broker that cannot
     * replace reports the latter. A leg that is over or unknown, and a stop that has triggered, are refused. A
     * replacement that crosses fills of its leg changes none of them. The request is only valid during the call.
     */
    void replace(ReplaceRequest request);
}
