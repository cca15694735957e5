package io.ringtape.pipeline;

/**
 * The pipeline takes no events: it is not started, is stopping, or a stage of it failed, which is then the cause. The
 * event was not published; only in stepped mode it may itself be the one that a stage failed on.
 */
public final class PipelineStoppedException extends IllegalStateException {
    PipelineStoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}
