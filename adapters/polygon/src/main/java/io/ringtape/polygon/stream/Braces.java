package io.ringtape.polygon.stream;

/**
 * Finds braces in bytes that may not be valid JSON. Ignores braces inside strings; a string ends at a quote without a
 * backslash.
 */
final class Braces {
    /** Returned when there is no such brace. */
    static final int NONE = -1;

    private Braces() {}

    /** Returns the index of the first opening brace at or after {@code from}, or {@link #NONE}. */
    static int next(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '{') {
                return i;
            }
            if (bytes[i] == '"') {
                i = closingQuote(bytes, i, end);
            }
        }
        return NONE;
    }

    /** Returns the index after the brace that closes the one at {@code from}, or {@link #NONE}. */
    static int behindClosing(byte[] bytes, int from, int end) {
        int depth = 0;
        for (int i = from; i < end; i++) {
            switch (bytes[i]) {
                case '"' -> i = closingQuote(bytes, i, end);
                case '{' -> depth++;
                case '}' -> {
                    depth--;
                    if (depth == 0) {
                        return i + 1;
                    }
                }
                default -> {}
            }
        }
        return NONE;
    }

    private static int closingQuote(byte[] bytes, int opening, int end) {
        int i = opening + 1;
        while (i < end && bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return i;
    }
}
