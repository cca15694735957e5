package io.ringtape.event;

import java.util.Arrays;

/**
 * The bytes of one transaction: a cause and its effects, one record after the other. A slot of the ring and an entry of
 * the tape both hold one. Grows when an event does not fit: temporarily if it can borrow from {@link SpareBytes},
 * otherwise permanently.
 */
public final class Frame {
    /** A capacity that fits every market event with its usual effects. */
    public static final int USUAL_CAPACITY = 1024;

    private final SpareBytes sparesOrNull;
    private byte[] own;
    private byte[] bytes;
    private int length;

    /** Creates an empty frame of the usual capacity. */
    public Frame() {
        this(USUAL_CAPACITY);
    }

    /** Creates an empty frame with a capacity of {@code capacity} bytes. */
    public Frame(int capacity) {
        this(capacity, null);
    }

    /** Creates an empty frame of the usual capacity that borrows from {@code spares} when it needs more. */
    public Frame(SpareBytes spares) {
        this(USUAL_CAPACITY, spares);
    }

    private Frame(int capacity, SpareBytes sparesOrNull) {
        this.sparesOrNull = sparesOrNull;
        own = new byte[capacity];
        bytes = own;
    }

    /** Removes all records and returns what was borrowed. */
    public void clear() {
        length = 0;
        if (bytes != own) {
            sparesOrNull.giveBack(bytes);
            bytes = own;
        }
    }

    /** Returns the buffer, valid up to {@link #length()}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the length in bytes. */
    public int length() {
        return length;
    }

    /** Sets the length in bytes. */
    public void length(int newLength) {
        length = newLength;
    }

    /** Ensures a capacity of at least {@code capacity} bytes and keeps the contents. */
    public void ensureCapacity(int capacity) {
        if (capacity > bytes.length) {
            grow(capacity);
        }
    }

    private void grow(int capacity) {
        byte[] spare = sparesOrNull == null || bytes != own ? null : sparesOrNull.takeOrNull(capacity);
        if (spare != null) {
            System.arraycopy(bytes, 0, spare, 0, bytes.length);
            bytes = spare;
            return;
        }
        byte[] larger = Arrays.copyOf(bytes, Math.max(capacity, bytes.length * 2));
        if (bytes != own) {
            sparesOrNull.giveBack(bytes);
        }
        own = larger;
        bytes = larger;
    }

    /** Copies {@code count} bytes from {@code offset}. */
    public void set(byte[] from, int offset, int count) {
        clear();
        ensureCapacity(count);
        System.arraycopy(from, offset, bytes, 0, count);
        length = count;
    }
}
