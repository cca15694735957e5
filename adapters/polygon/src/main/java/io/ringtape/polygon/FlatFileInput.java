package io.ringtape.polygon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the text of a flat file, gzip or plain. Gzip is recognized by its first two bytes; it may have several members,
 * each checked against its length and checksum, and zero padding after the last. For one thread, except
 * {@link #bytesRead}, which any thread may call.
 */
final class FlatFileInput extends InputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final Path file;
    private final InputStream raw;
    private final byte[] buffer = new byte[BUFFER];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final boolean gzip;
    private int position;
    private int end;
    private long memberLength;
    private boolean inMember;
    private boolean firstMember = true;
    private boolean finished;
    private long total;
    private volatile long bytesRead;

    /**
     * Opens {@code file}.
     *
     * @throws FlatFileException when it cannot be read or is empty
     */
    FlatFileInput(Path file) throws FlatFileException {
        this.file = file;
        try {
            raw = Files.newInputStream(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
        boolean opened = false;
        try {
            if (!fill()) {
                throw new FlatFileException(file + " is empty");
            }
            opened = true;
        } finally {
            if (!opened) {
                closeQuietly();
            }
        }
        gzip = end > 1 && (buffer[0] & 0xff) == MAGIC_1 && (buffer[1] & 0xff) == MAGIC_2;
    }

    boolean isGzip() {
        return gzip;
    }

    /** Returns the bytes read from disk so far; for a compressed file, compressed bytes. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (gzip) {
            return inflate(to, offset, length);
        }
        if (position == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - position);
        System.arraycopy(buffer, position, to, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        raw.close();
    }

    private int inflate(byte[] to, int offset, int length) throws IOException {
        while (!finished) {
            if (!inMember && !startMember()) {
                finished = true;
                break;
            }
            int count = inflateSome(to, offset, length);
            if (count > 0) {
                checksum.update(to, offset, count);
                memberLength += count;
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (!inflater.needsInput()) {
                throw damaged("the compressed data is invalid");
            } else {
                position = end;
                if (!fill()) {
                    throw damaged("it ends early");
                }
                inflater.setInput(buffer, 0, end);
            }
        }
        return -1;
    }

    private int inflateSome(byte[] to, int offset, int length) throws DamagedFileException {
        try {
            int count = inflater.inflate(to, offset, length);
            position = end - inflater.getRemaining();
            return count;
        } catch (DataFormatException e) {
            position = end - inflater.getRemaining();
            DamagedFileException damaged = damaged("the compressed data is invalid: " + e.getMessage());
            damaged.initCause(e);
            throw damaged;
        }
    }

    private boolean startMember() throws IOException {
        if (!firstMember && isPaddingToTheEnd()) {
            return false;
        }
        firstMember = false;
        if (take() != MAGIC_1 || take() != MAGIC_2 || take() != DEFLATE) {
            throw damaged("expected a gzip member here");
        }
        int flags = take();
        if ((flags & RESERVED) != 0) {
            throw damaged("the gzip header has unknown flags");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(take() | take() << 8);
        }
        skipTexts(((flags & NAME) != 0 ? 1 : 0) + ((flags & COMMENT) != 0 ? 1 : 0));
        skip((flags & HEADER_CHECKSUM) != 0 ? 2 : 0);
        inflater.reset();
        inflater.setInput(buffer, position, end - position);
        checksum.reset();
        memberLength = 0;
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        inMember = false;
        if (takeInt() != (int) checksum.getValue()) {
            throw damaged("the checksum does not match the data");
        }
        if (takeInt() != (int) memberLength) {
            throw damaged("the length does not match the data");
        }
    }

    private boolean isPaddingToTheEnd() throws IOException {
        while (position < end || fill()) {
            if (buffer[position] != 0) {
                return false;
            }
            position++;
        }
        return true;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            take();
        }
    }

    private void skipTexts(int count) throws IOException {
        int left = count;
        while (left > 0) {
            left -= take() == 0 ? 1 : 0;
        }
    }

    private int takeInt() throws IOException {
        return take() | take() << 8 | take() << 16 | take() << 24;
    }

    private int take() throws IOException {
        if (position == end && !fill()) {
            throw damaged("it ends early");
        }
        return buffer[position++] & 0xff;
    }

    private boolean fill() throws FlatFileException {
        try {
            int count = raw.read(buffer, 0, buffer.length);
            if (count <= 0) {
                return false;
            }
            position = 0;
            end = count;
            total += count;
            bytesRead = total;
            return true;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private DamagedFileException damaged(String what) {
        return new DamagedFileException(file, total - end + position, what);
    }

    private FlatFileException unreadable(IOException e) {
        return new FlatFileException(file + " cannot be read: " + e, e);
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // The exception that caused the close is already on its way to the caller and says more.
            return;
        }
    }
}
