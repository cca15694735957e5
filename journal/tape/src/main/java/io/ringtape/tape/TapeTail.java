package io.ringtape.tape;

import io.ringtape.event.FrameReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** What lies behind the last whole entry of a tape whose writer died: nothing, a torn entry, or damage. */
final class TapeTail {
    private static final int CHUNK = 1 << 20;
    private static final byte[] ZEROS = new byte[CHUNK];

    private TapeTail() {}

    /**
     * Looks at everything from that byte on, where no complete document begins.
     *
     * @return the torn entry; null when nothing is there
     * @throws TapeDamagedException when whole entries, or more than one entry can hold, lie there
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
     * Looks at an entry that is not as its header says: a writer whose disk is full may leave the header and the first
     * pages behind, while the page that found no room, and everything after it, is zeros.
     *
     * @return the torn entry; null when it is none of that kind
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

    /** Byte offset behind the last byte that is not zero; {@code from} when there is none. */
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
            // a read may bring less than asked
        }
        return bytes.array();
    }

    /** A writer sets a header in one step and last: one with a length that is not complete was changed since. */
    private static void refuseHalfHeader(byte[] tail, long entry, long from) {
        int header = (int) TapeLayout.INT.get(tail, 0);
        if ((header & TapeLayout.LENGTH) != 0) {
            throw new TapeDamagedException(
                    entry, from, "its header " + Checksums.hex(header) + " is none that a writer leaves");
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
