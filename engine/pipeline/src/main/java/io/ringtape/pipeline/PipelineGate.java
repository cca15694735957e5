package io.ringtape.pipeline;

/**
 * Controls whether events are accepted and up to which sequence they are handled. The first failure of a stage shuts
 * the gate for good: no stage starts handling the failed sequence or a later one. Thread-safe.
 */
final class PipelineGate {
    private static final long NONE = Long.MAX_VALUE;

    private volatile boolean open;
    private volatile long endSequence = NONE;
    private volatile Throwable failure;

    /** Accepts events, unless a stage has failed. */
    synchronized void open() {
        if (endSequence == NONE) {
            open = true;
        }
    }

    /** Stops accepting events. Events already accepted are still handled. */
    synchronized void shut() {
        open = false;
    }

    /** Stops all handling from {@code sequence} on. Keeps the first cause and the lowest sequence. */
    synchronized void fail(long sequence, Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        endSequence = Math.min(endSequence, sequence);
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether a stage may handle {@code sequence}. */
    boolean lets(long sequence) {
        return sequence < endSequence;
    }

    /** Returns the first failure, or null. */
    Throwable failure() {
        return failure;
    }

    /** Throws {@link PipelineStoppedException} unless the gate is open. */
    void requireOpen() {
        if (!open) {
            Throwable cause = failure;
            String why = cause == null ? "the pipeline is not running" : "the pipeline failed: " + cause;
            throw new PipelineStoppedException(why, cause);
        }
    }
}
