package io.ringtape.polygon.stream;

import java.util.Arrays;

/**
 * A place in the bytes of a JSON text, and how to get past what stands there. What is no JSON makes it broken, which it
 * stays until it is moved; what it answers meanwhile means nothing. Never throws. A text may hold any bytes but control
 * characters: whether they are UTF-8 is not looked at. One thread.
 *
 * <p>The bytes are a copy with zeros behind their end, which are neither digits nor blanks nor part of a text: whoever
 * reads on stops there, and may look at a few bytes, or words of them, without asking where the end is.
 */
class JsonText {
    /** How deep arrays and objects may lie in each other. */
    static final int DEEPEST = 64;

    /** The answer for a text of more than 7 bytes, or one with a zero in it. */
    static final long LONG_TEXT = -1;

    /** Zeros behind the end: enough for two words, and for going past a sign or a brace that is not there. */
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

    /** Takes a copy of those bytes and goes to the first. */
    final void set(byte[] of, int offset, int length) {
        if (bytes.length < length + ROOM) {
            bytes = new byte[2 * length + ROOM];
        }
        System.arraycopy(of, offset, bytes, 0, length);
        Arrays.fill(bytes, length, length + ROOM, (byte) 0);
        end = length;
        moveTo(0);
    }

    /** Goes to that place of the bytes, and is not broken. */
    final void moveTo(int place) {
        at = place;
        broken = false;
    }

    /** Its place. */
    final int place() {
        return at;
    }

    /** The bytes, with zeros behind the end. */
    final byte[] bytes() {
        return bytes;
    }

    /** Where they end. */
    final int end() {
        return end;
    }

    /** Whether what was read is no JSON. */
    final boolean isBroken() {
        return broken;
    }

    /** Goes on by so many bytes. */
    final void skip(int count) {
        at += count;
    }

    /** The byte there, or 0 at the end. */
    final byte here() {
        return bytes[at];
    }

    /** The word so many bytes ahead. */
    final long word(int ahead) {
        return Words.at(bytes, at + ahead);
    }

    /** Goes to the next byte that is no blank, and answers it, or 0 at the end. */
    final byte pastBlanks() {
        if (bytes[at] > ' ') {
            return bytes[at];
        }
        while (isBlank(bytes[at])) {
            at++;
        }
        return here();
    }

    /** Whether nothing but blanks is left. */
    final boolean isAtEnd() {
        pastBlanks();
        return at == end;
    }

    /** Says that it is broken, goes to the end, and answers false. */
    final boolean fail() {
        broken = true;
        at = end;
        return false;
    }

    /** Goes past the text whose opening quote is there, and keeps it until another is read; false when broken. */
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
     * Goes past the text whose opening quote is there, and answers its bytes as a word, the first lowest and zeros behind,
     * or {@link #LONG_TEXT}, and then the text is kept; 0 and broken when it is no text.
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

    /** The bytes in which the kept text is. */
    final byte[] textBytes() {
        return escaped ? unescaped.bytes() : bytes;
    }

    /** Where the kept text begins in them. */
    final int textFrom() {
        return textFrom;
    }

    /** Where the kept text ends in them. */
    final int textTo() {
        return textTo;
    }

    /** Goes past the number there, and keeps its characters as a text; false when broken. */
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

    /** Goes past the value there, whatever it is; false when broken. */
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
