package io.ringtape.order;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.OrderRequest;

/** The way to a broker, simulated or real. It is told only what is on the tape, and answers by execution reports. */
public interface Broker {
    /** Takes an order; the request is only valid during the call. */
    void submit(OrderRequest request);

    /** Withdraws an order's working legs; the request is only valid during the call. */
    void cancel(CancelRequest request);
}
