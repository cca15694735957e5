package io.ringtape.tape;

/** Thrown when a tape cannot be written, read or found. The message names the folder and what to do. */
public class TapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TapeException(String message) {
        super(message);
    }

    TapeException(String message, Throwable cause) {
        super(message, cause);
    }
}
