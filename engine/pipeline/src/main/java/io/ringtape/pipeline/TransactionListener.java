package io.ringtape.pipeline;

import io.ringtape.event.Frame;

/** Sees every transaction that is on the journal, in order and once: the router, the monitor. */
@FunctionalInterface
public interface TransactionListener {
    /**
     * A transaction was journaled. The frame is the ring's own: valid during the call, never written to. Runs on a
     * thread of the pipeline, so that waiting here stops trading, and publishing from here is refused.
     */
    void onTransaction(Frame frame);
}
