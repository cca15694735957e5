package io.ringtape.polygon;

import java.io.IOException;

/** Thrown when a flat file is missing, unreadable, damaged or lacks a required column. */
public class FlatFileException extends IOException {
    private static final long serialVersionUID = 1L;

    FlatFileException(String message) {
        super(message);
    }

    FlatFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
