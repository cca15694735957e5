package io.ringtape.pipeline;

import io.ringtape.event.Frame;

/** Receives every journaled transaction once, in order. The router and the monitor are listeners. */
@FunctionalInterface
public interface TransactionListener {
    /**
     * Handles a journaled transaction. The frame belongs to the ring: it is valid only during the call and must not be
     * modified. Runs on a thread of the pipeline, so waiting here stops trading and publishing from here is refused.
     */
    void onTransaction(Frame frame);
}
