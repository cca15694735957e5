package io.ringtape.polygon.stream;

/**
 * A JSON text with its escapes undone, as UTF-8. Half a surrogate pair becomes a question mark; other bytes are taken as
 * they are. Reused; grows to the longest text it met and allocates nothing after.
 */
final class EscapedText {
    private byte[] bytes = new byte[256];
    private int length;

    /** The bytes; only the first {@link #length()} of them count. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes count. */
    int length() {
        return length;
    }

    /** Reads a text from behind its opening quote; answers where its closing quote is, or -1 when it is no text. */
    int read(byte[] in, int from, int end) {
        length = 0;
        int at = from;
        while (at < end) {
            int next = in[at++];
            if (next == '"') {
                return at - 1;
            }
            if (next == '\\') {
                at = escape(in, at, end);
                if (at < 0) {
                    return -1;
                }
            } else if (next >= 0 && next < ' ') {
                return -1;
            } else {
                add(next);
            }
        }
        return -1;
    }

    /** Undoes the escape whose letter is there; answers where it ends, or -1 when it is none. */
    private int escape(byte[] in, int at, int end) {
        if (at >= end) {
            return -1;
        }
        switch (in[at]) {
            case '"', '\\', '/' -> add(in[at]);
            case 'b' -> add('\b');
            case 'f' -> add('\f');
            case 'n' -> add('\n');
            case 'r' -> add('\r');
            case 't' -> add('\t');
            case 'u' -> {
                return unit(in, at + 1, end);
            }
            default -> {
                return -1;
            }
        }
        return at + 1;
    }

    /** Adds the character whose four hexadecimal digits are there, with the lower half of its pair if that follows. */
    private int unit(byte[] in, int at, int end) {
        int unit = hex(in, at, end);
        if (unit < 0) {
            return -1;
        }
        int after = at + 4;
        if (unit >= Character.MIN_HIGH_SURROGATE
                && unit <= Character.MAX_HIGH_SURROGATE
                && after + 1 < end
                && in[after] == '\\'
                && in[after + 1] == 'u') {
            int low = hex(in, after + 2, end);
            if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
                addUtf8(Character.toCodePoint((char) unit, (char) low));
                return after + 6;
            }
        }
        addUtf8(unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE ? '?' : unit);
        return after;
    }

    private static int hex(byte[] in, int at, int end) {
        if (at > end - 4) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = in[i] < 0 ? -1 : Character.digit(in[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    private void addUtf8(int point) {
        if (point < 0x80) {
            add(point);
        } else if (point < 0x800) {
            add(0xc0 | (point >>> 6));
            add(0x80 | (point & 0x3f));
        } else if (point < 0x10000) {
            add(0xe0 | (point >>> 12));
            add(0x80 | ((point >>> 6) & 0x3f));
            add(0x80 | (point & 0x3f));
        } else {
            add(0xf0 | (point >>> 18));
            add(0x80 | ((point >>> 12) & 0x3f));
            add(0x80 | ((point >>> 6) & 0x3f));
            add(0x80 | (point & 0x3f));
        }
    }

    private void add(int value) {
        if (length == bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) value;
    }
}
