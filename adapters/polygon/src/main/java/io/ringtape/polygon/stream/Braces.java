package io.ringtape.polygon.stream;

/** Braces in bytes that may be no JSON: those in texts do not count, and a text ends at a quote without a backslash. */
final class Braces {
    /** The answer when there is none. */
    static final int NONE = -1;

    private Braces() {}

    /** The place of the first opening brace from there on, or {@link #NONE}. */
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

    /** The place behind the brace that closes the one that is there, or {@link #NONE}. */
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
