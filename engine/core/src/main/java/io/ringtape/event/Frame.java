package io.ringtape.event;

import java.util.Arrays;

/**
 * The bytes of one transaction: a cause and the effects decided on it, one record after the other. A slot of the ring
 * and an entry of the tape both hold one. Grows when an event does not fit, which steady state never needs.
 */
public final class Frame {
    /** Room that every market event and its usual effects fit into. */
    public static final int USUAL_CAPACITY = 1024;

    private byte[] bytes;
    private int length;

    /** An empty frame of the usual capacity. */
    public Frame() {
        this(USUAL_CAPACITY);
    }

    /** An empty frame with room for that many bytes. */
    public Frame(int capacity) {
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

    /** Says how many bytes count. */
    public void length(int newLength) {
        length = newLength;
    }

    /** Makes room for at least that many bytes, keeping those that count. */
    public void ensureCapacity(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, bytes.length * 2));
        }
    }

    /** Takes a copy of those bytes. */
    public void set(byte[] from, int offset, int count) {
        ensureCapacity(count);
        System.arraycopy(from, offset, bytes, 0, count);
        length = count;
    }
}
