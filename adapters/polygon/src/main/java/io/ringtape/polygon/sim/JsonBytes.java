package io.ringtape.polygon.sim;

import io.ringtape.event.Codes;
import io.ringtape.event.Micros;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * A growing buffer of JSON. Writes members of one object at a time without creating a string, and can put them into a
 * random order. For one thread.
 */
final class JsonBytes {
    private static final int MOST_MEMBERS = 32;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final int[] memberAt = new int[MOST_MEMBERS + 1];
    private final byte[] digits = new byte[20];
    private byte[] bytes;
    private byte[] spare = new byte[0];
    private int length;
    private int members;
    private boolean decimalIntegers;

    JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** Returns a key with quotes and colon, ready to be written. */
    static byte[] key(String name) {
        return ('"' + name + "\":").getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** Writes whole numbers as in {@code 12.0} if {@code decimal}. */
    void setDecimalIntegers(boolean decimal) {
        decimalIntegers = decimal;
    }

    /** Begins an object. Objects within objects are written with {@link #raw}. */
    JsonBytes begin() {
        members = 0;
        return put('{');
    }

    JsonBytes end() {
        memberAt[members] = length;
        return put('}');
    }

    /** Ends the object after putting its members into an order drawn from {@code random}. */
    JsonBytes end(Random random) {
        memberAt[members] = length;
        int from = memberAt[0];
        int size = length - from;
        spare = spare.length < size ? new byte[size * 2] : spare;
        int[] order = new int[members];
        for (int i = 0; i < members; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        int to = 0;
        for (int i = 0; i < members; i++) {
            int start = memberAt[order[i]];
            int count = memberAt[order[i] + 1] - start - (order[i] == members - 1 ? 0 : 1);
            System.arraycopy(bytes, start, spare, to, count);
            to += count;
            if (i < members - 1) {
                spare[to++] = ',';
            }
        }
        System.arraycopy(spare, 0, bytes, from, size);
        return put('}');
    }

    JsonBytes number(byte[] key, long value) {
        member(key);
        return number(value);
    }

    JsonBytes micros(byte[] key, long value) {
        member(key);
        return micros(value, 0);
    }

    /** Writes a decimal as a string: whole numbers plain, others with six places, as in {@code "0.007300"}. */
    JsonBytes decimalText(byte[] key, long value) {
        member(key);
        put('"');
        micros(value, value % Micros.ONE == 0 ? 0 : 6);
        return put('"');
    }

    JsonBytes text(byte[] key, byte[] utf8, int count) {
        member(key);
        return text(utf8, count);
    }

    JsonBytes text(byte[] key, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return text(key, utf8, utf8.length);
    }

    JsonBytes codes(byte[] key, Codes codes) {
        member(key);
        put('[');
        for (int i = 0; i < codes.count(); i++) {
            if (i > 0) {
                put(',');
            }
            number(codes.at(i));
        }
        return put(']');
    }

    /** Writes a value that is JSON already. */
    JsonBytes json(byte[] key, byte[] value) {
        member(key);
        return raw(value);
    }

    JsonBytes raw(byte[] json) {
        return raw(json, 0, json.length);
    }

    JsonBytes raw(byte[] json, int from, int count) {
        ensure(count);
        System.arraycopy(json, from, bytes, length, count);
        length += count;
        return this;
    }

    JsonBytes put(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    private void member(byte[] key) {
        if (members > 0) {
            put(',');
        }
        memberAt[members++] = length;
        raw(key);
    }

    private JsonBytes number(long value) {
        plain(value);
        return decimalIntegers ? put('.').put('0') : this;
    }

    private void plain(long value) {
        ensure(20);
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        int at = digits.length;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        System.arraycopy(digits, at, bytes, length, digits.length - at);
        length += digits.length - at;
    }

    /** Writes micros as a decimal with at least {@code places} places. */
    private JsonBytes micros(long value, int places) {
        long absolute = Math.abs(value);
        if (value < 0) {
            put('-');
        }
        plain(absolute / Micros.ONE);
        int fraction = (int) (absolute % Micros.ONE);
        if (fraction == 0 && places == 0) {
            return this;
        }
        ensure(7);
        bytes[length++] = '.';
        int unit = (int) (Micros.ONE / 10);
        int written = 0;
        while (fraction > 0 || written < places) {
            bytes[length++] = (byte) ('0' + fraction / unit);
            fraction %= unit;
            unit = Math.max(1, unit / 10);
            written++;
        }
        return this;
    }

    private JsonBytes text(byte[] utf8, int count) {
        put('"');
        for (int i = 0; i < count; i++) {
            int each = utf8[i] & 0xff;
            if (each == '"' || each == '\\') {
                put('\\').put((char) each);
            } else if (each < ' ') {
                raw(new byte[] {'\\', 'u', '0', '0', HEX[each >> 4], HEX[each & 15]});
            } else {
                put((char) each);
            }
        }
        return put('"');
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
