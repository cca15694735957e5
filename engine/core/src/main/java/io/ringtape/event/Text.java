package io.ringtape.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A reusable run of UTF-8 bytes inside an event. Grows when it must, so hot fields are sized for what they hold. */
public final class Text {
    private byte[] bytes;
    private int length;

    /** An empty text with room for that many bytes. */
    public Text(int capacity) {
        bytes = new byte[capacity];
    }

    /** The bytes; only the first {@link #length()} of them count. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes count. */
    public int length() {
        return length;
    }

    /** Empties it. */
    public Text clear() {
        length = 0;
        return this;
    }

    /** Takes a copy of those bytes. */
    public Text set(byte[] from, int offset, int count) {
        if (count > bytes.length) {
            bytes = new byte[Math.max(count, bytes.length * 2)];
        }
        System.arraycopy(from, offset, bytes, 0, count);
        length = count;
        return this;
    }

    /** Takes a copy of the other text. */
    public Text set(Text other) {
        return set(other.bytes, 0, other.length);
    }

    /** Takes that string; allocates, so not for the hot path. */
    public Text set(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return set(utf8, 0, utf8.length);
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text text && Arrays.equals(bytes, 0, length, text.bytes, 0, text.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
