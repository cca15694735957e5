package io.ringtape.polygon.rest;

import java.io.IOException;

/** Thrown when data could not be had from the vendor's REST. The message says what was asked for and what happened. */
public final class RestException extends IOException {
    /** No time to wait is known. */
    static final long UNKNOWN = -1;

    private static final long serialVersionUID = 1L;

    private final RestFailure failure;
    private final long retryAfterMs;

    RestException(RestFailure failure, String message, long retryAfterMs) {
        super(message);
        this.failure = failure;
        this.retryAfterMs = retryAfterMs;
    }

    RestException(RestFailure failure, String message) {
        this(failure, message, UNKNOWN);
    }

    RestException(RestFailure failure, String message, Throwable cause) {
        this(failure, message, UNKNOWN);
        initCause(cause);
    }

    /** Returns the kind of failure. */
    public RestFailure failure() {
        return failure;
    }

    /** Returns how long the server asks to wait before the next request, or {@link #UNKNOWN}. */
    long retryAfterMs() {
        return retryAfterMs;
    }
}
