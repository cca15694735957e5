package io.ringtape.polygon.stream;

import java.util.Arrays;

/**
 * A cursor over JSON bytes that can skip or take the value at its position. Invalid JSON marks the cursor broken until
 * {@link #moveTo}; results are undefined until then. Never throws. A string may hold any bytes except control
 * characters; UTF-8 is not validated. For one thread.
 *
 * <p>The bytes are a copy padded with zeros, which are neither digits nor whitespace nor part of a string. Reading
 * stops there, so methods may look a few bytes or words ahead without checking for the end.
 */
class JsonText {
    /** Deepest allowed nesting of arrays and objects. */
    static final int DEEPEST = 64;

    /** Returned for a string that is longer than 7 bytes or contains a zero. */
    static final long LONG_TEXT = -1;

    /** Zero padding after the end: enough for two words, or for skipping a sign or brace that is not there. */
    private static final int ROOM = 32;

    private static final int SHORT = 7;
    private static final int TRUE = 't' | ('r' << 8) | ('u' << 16) | ('e' << 24);
    private static final int NULL = 'n' | ('u' << 8) | ('l' << 16) | ('l' << 24);
    private static final long FALSE = 'f' | ('a' << 8) | ('l' << 16) | ('s' << 24) | ((long) 'e' << 32);

    private final EscapedText unescaped = new EscapedText();
    private byte[] bytes = new byte[ROOM];
    private int at;
    private int end;
    private boolean broken;
    private boolean escaped;
    private int textFrom;
    private int textTo;

    /** Copies the bytes and moves to the first. */
    final void set(byte[] of, int offset, int length) {
        if (bytes.length < length + ROOM) {
            bytes = new byte[2 * length + ROOM];
        }
        System.arraycopy(of, offset, bytes, 0, length);
        Arrays.fill(bytes, length, length + ROOM, (byte) 0);
        end = length;
        moveTo(0);
    }

    /** Moves to {@code place} and clears the broken state. */
    final void moveTo(int place) {
        at = place;
        broken = false;
    }

    /** Returns the current position. */
    final int place() {
        return at;
    }

    /** Returns the bytes with their zero padding. */
    final byte[] bytes() {
        return bytes;
    }

    /** Returns the end of the bytes, without padding. */
    final int end() {
        return end;
    }

    /** Whether the bytes read turned out not to be valid JSON. */
    final boolean isBroken() {
        return broken;
    }

    /** Advances by {@code count} bytes. */
    final void skip(int count) {
        at += count;
    }

    /** Returns the byte at the cursor, or 0 at the end. */
    final byte here() {
        return bytes[at];
    }

    /** Returns the word {@code ahead} bytes after the cursor. */
    final long word(int ahead) {
        return Words.at(bytes, at + ahead);
    }

    /** Skips whitespace. Returns the next byte, or 0 at the end. */
    final byte pastBlanks() {
        if (bytes[at] > ' ') {
            return bytes[at];
        }
        while (isBlank(bytes[at])) {
            at++;
        }
        return here();
    }

    /** Whether only whitespace is left. */
    final boolean isAtEnd() {
        pastBlanks();
        return at == end;
    }

    /** Marks the cursor broken, moves to the end and returns false. */
    final boolean fail() {
        broken = true;
        at = end;
        return false;
    }

    /**
     * Takes the string whose opening quote is at the cursor and keeps it until another is taken. Returns false when
     * broken.
     */
    final boolean takeText() {
        int from = at + 1;
        int to = from;
        int plain = Words.plainLength(Words.at(bytes, to));
        while (plain == Long.BYTES) {
            to += Long.BYTES;
            plain = Words.plainLength(Words.at(bytes, to));
        }
        to += plain;
        byte stop = bytes[to];
        if (stop == '"') {
            escaped = false;
            textFrom = from;
            textTo = to;
            at = to + 1;
            return true;
        }
        int close = stop == '\\' ? unescaped.read(bytes, from, end) : -1;
        if (close < 0) {
            return fail();
        }
        escaped = true;
        textFrom = 0;
        textTo = unescaped.length();
        at = close + 1;
        return true;
    }

    /**
     * Takes the string whose opening quote is at the cursor. Returns its bytes as a word, first byte lowest and padded
     * with zeros, or {@link #LONG_TEXT}, in which case the string is kept as in {@link #takeText}. Returns 0 and marks
     * the cursor broken if the string is invalid.
     */
    final long takeWord() {
        long word = word(1);
        int length = Words.plainLength(word);
        if (length < Long.BYTES && Words.byteAt(word, length) == '"') {
            at += length + 2;
            return Words.first(word, length);
        }
        if (!takeText()) {
            return 0;
        }
        if (textTo - textFrom > SHORT) {
            return LONG_TEXT;
        }
        long value = 0;
        for (int i = textTo - 1; i >= textFrom; i--) {
            int each = textBytes()[i] & 0xff;
            if (each == 0) {
                return LONG_TEXT;
            }
            value = (value << Byte.SIZE) | each;
        }
        return value;
    }

    /** Returns the array that holds the kept string, between {@link #textFrom} and {@link #textTo}. */
    final byte[] textBytes() {
        return escaped ? unescaped.bytes() : bytes;
    }

    final int textFrom() {
        return textFrom;
    }

    final int textTo() {
        return textTo;
    }

    /** Takes the number at the cursor and keeps its characters as a string. Returns false when broken. */
    final boolean takeNumber() {
        int to = at + (here() == '-' ? 1 : 0);
        byte first = bytes[to];
        if (first < '0' || first > '9') {
            return fail();
        }
        to = first == '0' ? to + 1 : pastDigits(to);
        if (bytes[to] == '.') {
            int digits = to + 1;
            to = pastDigits(digits);
            if (to == digits) {
                return fail();
            }
        }
        if ((bytes[to] | ' ') == 'e') {
            byte sign = bytes[to + 1];
            int digits = to + (sign == '+' || sign == '-' ? 2 : 1);
            to = pastDigits(digits);
            if (to == digits) {
                return fail();
            }
        }
        escaped = false;
        textFrom = at;
        textTo = to;
        at = to;
        return true;
    }

    /** Skips any value. Returns false when broken. */
    final boolean skipValue() {
        long objects = 0;
        int depth = 1;
        do {
            byte opening = pastBlanks();
            if (opening == '{' || opening == '[') {
                if (depth == DEEPEST) {
                    return fail();
                }
                at++;
                depth++;
                objects = (objects << 1) | (opening == '{' ? 1 : 0);
                if (pastBlanks() != closing(objects)) {
                    if (opening == '{' && !skipName()) {
                        return false;
                    }
                    continue;
                }
            } else if (!skipScalar(opening)) {
                return false;
            }
            while (depth > 1 && pastBlanks() == closing(objects)) {
                at++;
                depth--;
                objects >>>= 1;
            }
            if (depth > 1 && !skipComma((objects & 1) != 0)) {
                return false;
            }
        } while (depth > 1);
        return true;
    }

    private boolean skipScalar(byte first) {
        switch (first) {
            case '"' -> {
                return takeText();
            }
            case 't' -> {
                return skipLiteral((int) word(0) == TRUE, 4);
            }
            case 'n' -> {
                return skipLiteral((int) word(0) == NULL, 4);
            }
            case 'f' -> {
                return skipLiteral(Words.first(word(0), 5) == FALSE, 5);
            }
            default -> {
                return takeNumber();
            }
        }
    }

    private boolean skipLiteral(boolean is, int length) {
        at += length;
        return is || fail();
    }

    private boolean skipComma(boolean inObject) {
        if (here() != ',') {
            return fail();
        }
        at++;
        return !inObject || skipName();
    }

    private boolean skipName() {
        if (pastBlanks() != '"') {
            return fail();
        }
        if (!takeText()) {
            return false;
        }
        if (pastBlanks() != ':') {
            return fail();
        }
        at++;
        return true;
    }

    private static byte closing(long objects) {
        return (objects & 1) != 0 ? (byte) '}' : (byte) ']';
    }

    private int pastDigits(int from) {
        int to = from;
        while (bytes[to] >= '0' && bytes[to] <= '9') {
            to++;
        }
        return to;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}
