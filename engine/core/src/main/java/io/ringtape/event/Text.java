package io.ringtape.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A reusable sequence of UTF-8 bytes inside an event. Grows when needed, so size hot fields for what they usually hold.
 */
public final class Text {
    private byte[] bytes;
    private int length;

    /** Creates an empty text with a capacity of {@code capacity} bytes. */
    public Text(int capacity) {
        bytes = new byte[capacity];
    }

    /** Returns the buffer, valid up to {@link #length()}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the length in bytes. */
    public int length() {
        return length;
    }

    /** Makes the text empty. */
    public Text clear() {
        length = 0;
        return this;
    }

    /** Copies {@code count} bytes from {@code offset}. */
    public Text set(byte[] from, int offset, int count) {
        if (count > bytes.length) {
            bytes = new byte[Math.max(count, bytes.length * 2)];
        }
        System.arraycopy(from, offset, bytes, 0, count);
        length = count;
        return this;
    }

    /** Copies {@code other}. */
    public Text set(Text other) {
        return set(other.bytes, 0, other.length);
    }

    /** Copies a string. Allocates, so not for the hot path. */
    public Text set(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return set(utf8, 0, utf8.length);
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** Returns a hash of the bytes, 64 bits (FNV-1a), the same in every process. */
    public long hash() {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ (bytes[i] & 0xFF)) * 0x100000001B3L;
        }
        return hash;
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
