package io.ringtape.pipeline;

/**
 * Thrown when the pipeline takes no events, because it is not started, is stopping, or a stage failed (then the cause).
 * The event was not published, except in stepped mode, where it may be the one that a stage failed on.
 */
public final class PipelineStoppedException extends IllegalStateException {
    PipelineStoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}
