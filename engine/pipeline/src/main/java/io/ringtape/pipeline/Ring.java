package io.ringtape.pipeline;

import io.ringtape.event.Frame;

/**
 * Preallocated slots between producers and stages. Whoever claims a slot fills it and publishes it, or publishes it
 * empty: stages pass over an empty slot.
 */
interface Ring {
    /** In place of a sequence: there is no room. */
    long FULL = -1;

    /**
     * Takes the next free slot without waiting. Any thread but those of the stages.
     *
     * @return its sequence from 0, or {@link #FULL}
     * @throws IllegalStateException when a stage itself asks, which could wait for ever on itself
     */
    long tryClaim();

    /** The frame of a claimed slot. */
    Frame slot(long sequence);

    /** Hands a claimed slot to the stages. */
    void publish(long sequence);

    /** Slots claimed and not yet through all stages. */
    long backlog();

    /** Sets the stages going. */
    void start();

    /**
     * Waits until every slot that was claimed is through all stages, then ends them.
     *
     * @return what is stuck, in words; empty when nothing is
     */
    String stop(long withinNs);
}
