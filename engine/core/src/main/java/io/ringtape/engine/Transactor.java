package io.ringtape.engine;

import io.ringtape.event.Frame;

/** The engine as the ring sees it: takes a frame with one cause, stamps it, and appends the effects. */
public interface Transactor {
    void process(Frame frame, long timeNs);

    /**
     * Returns when there is something to do without a cause, epoch nanoseconds, or {@link Long#MAX_VALUE} if nothing.
     */
    default long nextDueNs() {
        return Long.MAX_VALUE;
    }
}
