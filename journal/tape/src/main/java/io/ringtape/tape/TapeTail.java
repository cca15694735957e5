package io.ringtape.tape;

import io.ringtape.event.FrameReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Examines the data after the last whole entry of a tape whose writer died: nothing, a torn entry, or damage. */
final class TapeTail {
    private static final int CHUNK = 1 << 20;
    private static final byte[] ZEROS = new byte[CHUNK];

    private TapeTail() {}

    /**
     * Examines everything from byte {@code from} on, where no complete document begins.
     *
     * @return the torn entry, or null if there is nothing
     * @throws TapeDamagedException when there are whole entries, or more data than one entry can hold
     */
    static TornTail find(FileChannel channel, long from, long entry) throws IOException {
        long end = lastWritten(channel, from);
        if (end == from) {
            return null;
        }
        long bytes = end - from;
        if (bytes > TapeLayout.MAX_DOCUMENT_BYTES) {
            throw new TapeDamagedException(
                    entry, from, "its header is not complete, but bytes up to " + end + " are written");
        }
        byte[] tail = read(channel, from, (int) bytes);
        refuseHalfHeader(tail, entry, from);
        refuseEntries(tail, entry, from);
        return new TornTail(entry, from, bytes);
    }

    /**
     * Examines an entry that does not match its header. A writer whose disk is full may leave the header and the first
     * pages, while the page that found no space, and everything after it, is zeros.
     *
     * @return the torn entry, or null if this is something else
     */
    static TornTail findUnbacked(FileChannel channel, long from, int header, long entry) throws IOException {
        long end = lastWritten(channel, from);
        long backed = (end + TapeLayout.PAGE_BYTES - 1) / TapeLayout.PAGE_BYTES * TapeLayout.PAGE_BYTES;
        boolean isCut = backed < from + TapeLayout.documentBytes(header);
        byte[] head = read(channel, from, TapeLayout.HEADER_BYTES);
        int length = (header & TapeLayout.LENGTH) - TapeLayout.PREFIX_BYTES;
        boolean isHeaderAsWritten = end <= from + TapeLayout.HEADER_BYTES
                || (int) TapeLayout.INT.get(head, TapeLayout.HEADER_BYTES) == length;
        return isCut && isHeaderAsWritten ? new TornTail(entry, from, end - from) : null;
    }

    /** Returns the offset after the last nonzero byte, or {@code from} if there is none. */
    private static long lastWritten(FileChannel channel, long from) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long last = from;
        long at = from;
        int got = channel.read(chunk, at);
        while (got > 0) {
            if (Arrays.mismatch(chunk.array(), 0, got, ZEROS, 0, got) >= 0) {
                int i = got;
                while (chunk.array()[i - 1] == 0) {
                    i--;
                }
                last = at + i;
            }
            at += got;
            got = channel.read(chunk.clear(), at);
        }
        return last;
    }

    private static byte[] read(FileChannel channel, long from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(TapeLayout.padded(count) + TapeLayout.HEADER_BYTES);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // a read may return fewer bytes than requested
        }
        return bytes.array();
    }

    /**
     * Refuses an incomplete header with a length. A writer sets the header last and in one step, so such a header was
     * changed later.
     */
    private static void refuseHalfHeader(byte[] tail, long entry, long from) {
        int header = (int) TapeLayout.INT.get(tail, 0);
        if ((header & TapeLayout.LENGTH) != 0) {
            throw new TapeDamagedException(
                    entry, from, "its header " + Checksums.hex(header) + " is not one that a writer leaves");
        }
    }

    private static void refuseEntries(byte[] tail, long entry, long from) {
        for (int at = TapeLayout.HEADER_BYTES; at + 12 <= tail.length; at += 4) {
            int header = (int) TapeLayout.INT.get(tail, at);
            int length = (int) TapeLayout.INT.get(tail, at + 4);
            if (length > 0 && header == length + TapeLayout.PREFIX_BYTES && isRowOfEvents(tail, at + 12, length)) {
                throw new TapeDamagedException(
                        entry, from, "its header is not complete, but a whole entry begins at byte " + (from + at));
            }
        }
    }

    private static boolean isRowOfEvents(byte[] bytes, int offset, int length) {
        if (length > bytes.length - offset) {
            return false;
        }
        try {
            FrameReader records = new FrameReader().wrap(bytes, offset, length);
            boolean more = records.next();
            while (more) {
                more = records.next();
            }
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
