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
 * Walks the documents of a data file in order, through one reused buffer. Reads the file instead of mapping it, because
 * truncating a mapped file would kill the process. For one thread; allocates only when a document outgrows the buffer.
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

    /**
     * Opens {@code file} before its first document. {@code wholeFile} selects whether to compute a checksum of every
     * byte read.
     */
    DocumentScanner(Path file, boolean wholeFile) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        fileCrc = wholeFile ? new CRC32C() : null;
    }

    FileChannel channel() {
        return channel;
    }

    /** Returns the byte offset of the current document. */
    long position() {
        return base + start;
    }

    /** Returns the header of the current document, or 0 at the end of the data or of the file. */
    int header() {
        return load(TapeLayout.HEADER_BYTES) ? (int) TapeLayout.INT.get(buffer, start) : 0;
    }

    /**
     * Loads {@code count} bytes from the current position into the buffer. Returns false if the file ends before that.
     */
    boolean load(int count) {
        return end - start >= count || fill(count);
    }

    /** Returns the buffer. Valid until the next load. */
    byte[] buffer() {
        return buffer;
    }

    /** Returns the index of the current position in the buffer. */
    int at() {
        return start;
    }

    /** Advances by {@code count} bytes, which must be loaded. */
    void skip(int count) {
        start += count;
    }

    /** Discards the buffer's contents, so that the next load sees what a live writer has written since. */
    void refresh() {
        end = start;
        readAhead = FIRST_READ;
    }

    /** Reads to the end of the file, so that {@link #fileChecksum()} covers every byte. Returns the file's length. */
    long drain() {
        do {
            start = end;
        } while (fill(1));
        return base + end;
    }

    /** Returns the CRC-32C of the bytes read so far. */
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
