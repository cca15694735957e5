package io.ringtape.pipeline;

import io.ringtape.event.Frame;

/** A step on the way of a transaction. One thread. */
@FunctionalInterface
interface Stage {
    /** Does its part; what it throws stops the pipeline. */
    void run(Frame frame);
}
