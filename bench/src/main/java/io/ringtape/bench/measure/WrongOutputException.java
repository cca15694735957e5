package io.ringtape.bench.measure;

/** Thrown if measured code gives a wrong output, so that its speed means nothing. */
public final class WrongOutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongOutputException(String what, String found, String wanted) {
        super(what + " came out as " + found + ", wanted " + wanted);
    }
}
