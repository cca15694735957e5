package io.ringtape.tape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Walks the documents of a data file in order, through one reused buffer. It reads and never maps: a file cut short under
 * a map would kill the process. One thread; allocates only when a document outgrows the buffer.
 */
final class DocumentScanner implements AutoCloseable {
    private static final int FIRST_READ = 64 << 10;
    private static final int FULL_READ = 512 << 10;

    private final FileChannel channel;
    private final CRC32C fileCrc;
    private byte[] buffer = new byte[2 * FULL_READ];
    private ByteBuffer view = ByteBuffer.wrap(buffer);
    private int readAhead = FIRST_READ;
    private long base;
    private int start;
    private int end;

    /** Before the first document; {@code wholeFile} says whether to take a checksum of every byte on the way. */
    DocumentScanner(Path file, boolean wholeFile) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        fileCrc = wholeFile ? new CRC32C() : null;
    }

    FileChannel channel() {
        return channel;
    }

    /** Byte offset of the document it stands before. */
    long position() {
        return base + start;
    }

    /** The header of the document it stands before; 0 when nothing is written, or the file ends. */
    int header() {
        return load(TapeLayout.HEADER_BYTES) ? (int) TapeLayout.INT.get(buffer, start) : 0;
    }

    /** Brings that many bytes from the position on into the buffer; false when the file ends before. */
    boolean load(int count) {
        return end - start >= count || fill(count);
    }

    /** The buffer; valid until the next load. */
    byte[] buffer() {
        return buffer;
    }

    /** Where in the buffer the position is. */
    int at() {
        return start;
    }

    /** Goes on by that many bytes, which must be loaded. */
    void skip(int count) {
        start += count;
    }

    /** Forgets what is in the buffer, so that the next load sees what a live writer has done since. */
    void refresh() {
        end = start;
        readAhead = FIRST_READ;
    }

    /** Reads on to the end of the file; then {@link #fileChecksum()} covers every byte. Returns the file's length. */
    long drain() {
        do {
            start = end;
        } while (fill(1));
        return base + end;
    }

    /** CRC-32C of the bytes read so far. */
    int fileChecksum() {
        return (int) fileCrc.getValue();
    }

    private boolean fill(int count) {
        compact(count);
        int wanted = Math.min(buffer.length, Math.max(count, end + readAhead));
        readAhead = Math.min(FULL_READ, 2 * readAhead);
        try {
            while (end < wanted) {
                view.limit(wanted).position(end);
                int got = channel.read(view, base + end);
                if (got <= 0) {
                    break;
                }
                if (fileCrc != null) {
                    fileCrc.update(buffer, end, got);
                }
                end += got;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the tape at byte " + position(), e);
        }
        return end >= count;
    }

    private void compact(int count) {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        base += start;
        end -= start;
        start = 0;
        if (count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(count, 2 * buffer.length));
            view = ByteBuffer.wrap(buffer);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
