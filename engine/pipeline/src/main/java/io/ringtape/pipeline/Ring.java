package io.ringtape.pipeline;

import io.ringtape.event.Frame;

/**
 * Preallocated slots between producers and stages. A producer fills and publishes every slot it claims, or publishes it
 * empty; stages skip empty slots.
 */
interface Ring {
    /** Returned instead of a sequence when there is no room. */
    long FULL = -1;

    /**
     * Claims the next free slot without waiting. Not for the threads of stages.
     *
     * @return its sequence from 0, or {@link #FULL}
     * @throws IllegalStateException when called by a stage, which could otherwise wait for itself forever
     */
    long tryClaim();

    /** Returns the frame of a claimed slot. */
    Frame slot(long sequence);

    /** Passes a claimed slot to the stages. */
    void publish(long sequence);

    /** Whether at least half of the slots are free. */
    boolean isHalfFree();

    /** Returns the slots claimed and not yet through all stages. */
    long backlog();

    /**
     * Waits until every slot claimed before is through all stages, for at most {@code withinNs}. Returns whether it is.
     */
    boolean awaitDrained(long withinNs);

    /** Starts the stages. */
    void start();

    /**
     * Waits until every claimed slot is through all stages, then ends them.
     *
     * @return a description of what is stuck, or an empty string
     */
    String stop(long withinNs);
}
