package io.ringtape.polygon;

import java.io.IOException;

/** A flat file that cannot be read on: missing, unreadable, without the columns it must have, or damaged. */
public class FlatFileException extends IOException {
    private static final long serialVersionUID = 1L;

    FlatFileException(String message) {
        super(message);
    }

    FlatFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
