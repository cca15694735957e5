package io.ringtape.polygon;

/** Thrown when a file has more bad rows than the settings allow. */
public final class BadRowShareException extends FlatFileException {
    private static final long serialVersionUID = 1L;

    BadRowShareException(String message) {
        super(message);
    }
}
