package io.ringtape.polygon.stream;

/**
 * A JSON string with its escapes decoded, as UTF-8. Replaces an unpaired surrogate by a question mark and copies other
 * bytes unchanged. Reused: grows to the longest string seen and does not allocate afterwards.
 */
final class EscapedText {
    private byte[] bytes = new byte[256];
    private int length;

    /** Returns the buffer, valid up to {@link #length}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /**
     * Reads a string from after its opening quote. Returns the index of its closing quote, or -1 if the string is
     * invalid.
     */
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

    /** Decodes the escape whose letter is at {@code at}. Returns the index after it, or -1 if the escape is invalid. */
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

    /**
     * Appends the character whose four hexadecimal digits start at {@code at}, joined with a low surrogate if one
     * follows. Returns the index after it, or -1 if the digits are invalid.
     */
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
