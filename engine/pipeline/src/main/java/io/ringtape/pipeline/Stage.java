package io.ringtape.pipeline;

import io.ringtape.event.Frame;

/** A step in the handling of a transaction. For one thread. */
@FunctionalInterface
interface Stage {
    /** Handles a transaction. An exception stops the pipeline. */
    void run(Frame frame);
}
