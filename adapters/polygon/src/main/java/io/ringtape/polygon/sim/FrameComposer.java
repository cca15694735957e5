package io.ringtape.polygon.sim;

import java.util.Arrays;

/** Puts the events of a batch that a connection wants into frames. For one thread. */
final class FrameComposer {
    private static final int BRACKETS = 2;

    private final int mostEvents;
    private byte[] bytes = new byte[64 << 10];
    private int length;
    private int frames;
    private int events;
    private int firstFrame;

    FrameComposer(int mostEvents) {
        this.mostEvents = mostEvents;
    }

    /**
     * Composes the frames of one connection.
     *
     * @param inserted an event to put behind the first of all, or null
     */
    void compose(EventBatch batch, Subscriptions subscriptions, byte[] inserted) {
        length = 0;
        frames = 0;
        events = 0;
        byte[] insert = inserted;
        int from = 0;
        while (from < batch.count()) {
            int wanted = 0;
            int size = insert == null ? 0 : insert.length + 1;
            int to = from;
            while (to < batch.count() && wanted < mostEvents) {
                if (batch.isWanted(to, subscriptions)) {
                    wanted++;
                    size += batch.startOf(to + 1) - batch.startOf(to);
                }
                to++;
            }
            if (wanted > 0) {
                frame(batch, from, to, subscriptions, size, insert);
                insert = null;
                events += wanted;
                frames++;
                firstFrame = frames == 1 ? length : firstFrame;
            }
            from = to;
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    int frames() {
        return frames;
    }

    int events() {
        return events;
    }

    /** Returns the length of the first frame with its header. */
    int firstFrame() {
        return firstFrame;
    }

    /** Writes a frame whose events, each with its comma, take {@code size} bytes. */
    private void frame(EventBatch batch, int from, int to, Subscriptions subscriptions, int size, byte[] inserted) {
        int payload = size - 1 + BRACKETS;
        if (length + payload + ServerFrames.LONGEST_HEADER > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + payload + ServerFrames.LONGEST_HEADER));
        }
        length += ServerFrames.header(bytes, length, ServerFrames.TEXT, payload);
        bytes[length++] = '[';
        byte[] insert = inserted;
        int i = from;
        while (i < to) {
            if (!batch.isWanted(i, subscriptions)) {
                i++;
                continue;
            }
            int run = i + 1;
            while (insert == null && run < to && batch.isWanted(run, subscriptions)) {
                run++;
            }
            copy(batch.bytes(), batch.startOf(i), batch.startOf(run) - batch.startOf(i));
            if (insert != null) {
                copy(insert, 0, insert.length);
                bytes[length++] = ',';
                insert = null;
            }
            i = run;
        }
        bytes[length - 1] = ']';
    }

    private void copy(byte[] from, int offset, int count) {
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }
}
