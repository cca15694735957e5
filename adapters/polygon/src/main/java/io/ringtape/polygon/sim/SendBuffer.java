package io.ringtape.polygon.sim;

/**
 * Bytes on their way to one connection, in a ring that grows up to a limit. One thread takes; any thread adds. Either all bytes of
 * a call are added or none.
 */
final class SendBuffer {
    private static final int FIRST_BYTES = 64 << 10;

    private final int capacity;
    private byte[] ring;
    private long added;
    private long taken;
    private boolean finished;
    private boolean closed;
    private boolean paused;

    SendBuffer(int capacity) {
        this.capacity = capacity;
        ring = new byte[Math.min(capacity, FIRST_BYTES)];
    }

    /** Adds bytes if there is room. Returns false if there is none; a closed buffer swallows them. */
    synchronized boolean offer(byte[] from, int offset, int count) {
        if (closed || finished) {
            return true;
        }
        if (count > capacity - (added - taken)) {
            return false;
        }
        add(from, offset, count);
        return true;
    }

    /** Adds bytes, and waits for room. A closed buffer swallows them. */
    synchronized void put(byte[] from, int offset, int count) throws InterruptedException {
        int done = 0;
        while (done < count && !closed && !finished) {
            int room = (int) (capacity - (added - taken));
            if (room == 0) {
                wait();
            } else {
                int part = Math.min(room, count - done);
                add(from, offset + done, part);
                done += part;
            }
        }
    }

    /** Takes up to {@code to.length} bytes, and waits for the first. Returns their number, or -1 at the end. */
    synchronized int take(byte[] to) throws InterruptedException {
        while ((added == taken || paused) && !closed && !finished) {
            wait();
        }
        if (closed || added == taken) {
            return -1;
        }
        int from = (int) (taken % ring.length);
        int count = (int) Math.min(Math.min(to.length, added - taken), ring.length - from);
        System.arraycopy(ring, from, to, 0, count);
        taken += count;
        notifyAll();
        return count;
    }

    /** Whether it was ended at once, rather than finished. */
    synchronized boolean isClosed() {
        return closed;
    }

    /** Returns the bytes that wait. */
    synchronized long waiting() {
        return added - taken;
    }

    /** Gives out nothing until it is resumed or finished. */
    synchronized void pause(boolean isPaused) {
        paused = isPaused;
        notifyAll();
    }

    /** Ends it once everything added so far is taken. */
    synchronized void finish() {
        finished = true;
        paused = false;
        notifyAll();
    }

    /** Ends it at once. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void add(byte[] from, int offset, int count) {
        int waiting = (int) (added - taken);
        if (waiting + count > ring.length) {
            grow(waiting + count);
        }
        int at = (int) (added % ring.length);
        int first = Math.min(count, ring.length - at);
        System.arraycopy(from, offset, ring, at, first);
        System.arraycopy(from, offset + first, ring, 0, count - first);
        added += count;
        notifyAll();
    }

    /** Moves what waits to the start of a larger ring. */
    private void grow(int needed) {
        byte[] larger = new byte[(int) Math.min(capacity, Math.max(needed, 2L * ring.length))];
        int waiting = (int) (added - taken);
        int from = (int) (taken % ring.length);
        int first = Math.min(waiting, ring.length - from);
        System.arraycopy(ring, from, larger, 0, first);
        System.arraycopy(ring, 0, larger, first, waiting - first);
        ring = larger;
        taken = 0;
        added = waiting;
    }
}
