package io.ringtape.polygon;

/** A file in which more rows are bad than the settings allow. */
public final class BadRowShareException extends FlatFileException {
    private static final long serialVersionUID = 1L;

    BadRowShareException(String message) {
        super(message);
    }
}
