package io.ringtape.bench.measure;

import io.ringtape.event.Frame;
import java.util.Arrays;

/** Thrown if measured code gives a wrong output, so that its speed means nothing. */
public final class WrongOutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongOutputException(String what, Object found, Object wanted) {
        super(what + " came out as " + found + ", wanted " + wanted);
    }

    /**
     * Compares what {@code what} gave with what it must give.
     *
     * @throws WrongOutputException if they differ
     */
    public static void requireEqual(String what, Object found, Object wanted) {
        if (!found.equals(wanted)) {
            throw new WrongOutputException(what, found, wanted);
        }
    }

    /**
     * Compares the records that {@code what} gave with those that it must give.
     *
     * @throws WrongOutputException if they differ
     */
    public static void requireEqual(String what, Frame found, Frame wanted) {
        if (!Arrays.equals(found.bytes(), 0, found.length(), wanted.bytes(), 0, wanted.length())) {
            throw new WrongOutputException(what, "other bytes", "those expected");
        }
    }
}
