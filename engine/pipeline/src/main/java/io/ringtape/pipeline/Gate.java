package io.ringtape.pipeline;

/**
 * Whether events are taken, and up to which sequence they are handled. The first failure of a stage shuts it for good:
 * nothing from the failed sequence on is handled by any stage that has not handled it already. Any thread.
 */
final class Gate {
    private static final long NONE = Long.MAX_VALUE;

    private volatile boolean open;
    private volatile long endSequence = NONE;
    private volatile Throwable failure;

    /** Lets events in, unless a stage has failed. */
    synchronized void open() {
        if (endSequence == NONE) {
            open = true;
        }
    }

    /** Lets no more events in; those inside are handled. */
    synchronized void shut() {
        open = false;
    }

    /** Ends all handling from that sequence on. The first cause is kept, and the lowest sequence. */
    synchronized void fail(long sequence, Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        endSequence = Math.min(endSequence, sequence);
        open = false;
    }

    /** Whether events are taken. */
    boolean isOpen() {
        return open;
    }

    /** Whether a stage may handle that sequence. */
    boolean lets(long sequence) {
        return sequence < endSequence;
    }

    /** What went wrong first, or null. */
    Throwable failure() {
        return failure;
    }

    /** Refuses an event unless the gate is open. */
    void requireOpen() {
        if (!open) {
            Throwable cause = failure;
            String why = cause == null ? "the pipeline is not running" : "the pipeline failed: " + cause;
            throw new PipelineStoppedException(why, cause);
        }
    }
}
