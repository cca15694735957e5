package io.ringtape.event;

import java.util.Arrays;

/**
 * The bytes of one transaction: a cause and the effects decided on it, one record after the other. A slot of the ring
 * and an entry of the tape both hold one. Grows when an event does not fit: for that one transaction when it can borrow
 * from {@link SpareBytes}, else for good.
 */
public final class Frame {
    /** Room that every market event and its usual effects fit into. */
    public static final int USUAL_CAPACITY = 1024;

    private final SpareBytes sparesOrNull;
    private byte[] own;
    private byte[] bytes;
    private int length;

    /** An empty frame of the usual capacity. */
    public Frame() {
        this(USUAL_CAPACITY);
    }

    /** An empty frame with room for that many bytes. */
    public Frame(int capacity) {
        this(capacity, null);
    }

    /** An empty frame of the usual capacity that borrows more when it must. */
    public Frame(SpareBytes spares) {
        this(USUAL_CAPACITY, spares);
    }

    private Frame(int capacity, SpareBytes sparesOrNull) {
        this.sparesOrNull = sparesOrNull;
        own = new byte[capacity];
        bytes = own;
    }

    /** Empties it, and gives back what it borrowed. */
    public void clear() {
        length = 0;
        if (bytes != own) {
            sparesOrNull.giveBack(bytes);
            bytes = own;
        }
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

    /** Takes a copy of those bytes. */
    public void set(byte[] from, int offset, int count) {
        clear();
        ensureCapacity(count);
        System.arraycopy(from, offset, bytes, 0, count);
        length = count;
    }
}
