package io.ringtape.event;

/**
 * A few large arrays shared by the frames of a ring, because one transaction in thousands outgrows its slot, and slots
 * that kept their largest size would produce garbage all day. Thread-safe; taking and returning do not allocate.
 */
public final class SpareBytes {
    private final byte[][] spares;
    private final int bytesEach;
    private int count;

    /** Creates {@code count} arrays of {@code bytesEach} bytes. */
    public SpareBytes(int count, int bytesEach) {
        this.bytesEach = bytesEach;
        this.count = count;
        spares = new byte[count][bytesEach];
    }

    /** Returns an array of at least {@code capacity} bytes, or null if all are in use or too small. */
    synchronized byte[] takeOrNull(int capacity) {
        return capacity > bytesEach || count == 0 ? null : spares[--count];
    }

    /** Returns an array that was taken from here and is no longer used. */
    synchronized void giveBack(byte[] spare) {
        spares[count++] = spare;
    }
}
