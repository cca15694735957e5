package io.ringtape.order;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;

/**
 * The way to a broker, simulated or real. It is told only what is on the tape, and answers by execution reports.
 *
 * <p>A report speaks of one leg. A leg's working life ends with one word: FILLED, CANCELLED, EXPIRED or REJECTED. Legs
 * that never worked have no word: those of a bracket whose entry ended unfilled. Nor need the other leg have one when
 * target or stop is FILLED. A fill says by {@code filledQuantity} which shares of its leg it covers, so that a
 * repetition is known as one.
 */
public interface Broker {
    /** Takes an order; the request is only valid during the call. */
    void submit(OrderRequest request);

    /**
     * Withdraws an order's working legs, or only the rest of its entry; each leg withdrawn then reports CANCELLED, one
     * that works no more gives no report. A broker that cannot withdraw the entry alone withdraws all. The request is
     * only valid during the call.
     */
    void cancel(CancelRequest request);

    /**
     * Gives a working leg another price; it answers on that leg by one word, REPLACED or REPLACE_REJECTED; a broker
     * that cannot replace answers by the latter. What is over,
     * unknown, or a stop that has triggered is refused. A replacement that crosses fills of its leg changes none of
     * them. The request is only valid during the call.
     */
    void replace(ReplaceRequest request);
}
