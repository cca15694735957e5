package io.ringtape.event;

/**
 * A few large arrays that the frames of a ring share, since one transaction in thousands outgrows its slot: a slot that
 * kept what it once needed would be garbage of its own growth all day long. Any thread; taking and giving back allocate
 * nothing.
 */
public final class SpareBytes {
    private final byte[][] spares;
    private final int bytesEach;
    private int count;

    /** That many arrays of that many bytes each. */
    public SpareBytes(int count, int bytesEach) {
        this.bytesEach = bytesEach;
        this.count = count;
        spares = new byte[count][bytesEach];
    }

    /** An array with room for that many bytes; null when all are out or too small. */
    synchronized byte[] takeOrNull(int capacity) {
        return capacity > bytesEach || count == 0 ? null : spares[--count];
    }

    /** Takes an array back that came from here, whose bytes nobody needs. */
    synchronized void giveBack(byte[] spare) {
        spares[count++] = spare;
    }
}
