package io.ringtape.polygon;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads a file line by line into a reused buffer. A line ends at a newline even inside quotes, since no field of these
 * files contains one; an unclosed quote therefore spoils only its own line. Drops a carriage return before the newline
 * and a byte order mark at the start of the file.
 */
final class Lines implements Closeable {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long EACH_HIGH_BIT = 0x8080808080808080L;
    private static final long NEWLINES = EACH_BYTE * '\n';
    private static final int BUFFER = 256 * 1024;
    private static final int LONGEST_LINE = 1024 * 1024;

    private final Path file;
    private final InputStream input;
    private byte[] bytes = new byte[BUFFER];
    private int filled;
    private int next;
    private int start;
    private int end;
    private long number;

    Lines(Path file, InputStream input) {
        this.file = file;
        this.input = input;
    }

    /**
     * Advances to the next line.
     *
     * @return false at the end of the file
     * @throws FlatFileException when a line is longer than a mebibyte
     */
    boolean next() throws IOException {
        int newline = newline(next);
        while (newline < 0) {
            int searched = filled - next;
            if (!fill()) {
                newline = filled;
                break;
            }
            newline = newline(next + searched);
        }
        if (next == filled) {
            return false;
        }
        start = next;
        end = newline;
        next = Math.min(filled, newline + 1);
        number++;
        if (number == 1) {
            skipByteOrderMark();
        }
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        return true;
    }

    /** Returns the buffer that holds the line from {@link #start} to {@link #end}. Valid until the next line. */
    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Returns the line's number in the file, from 1. */
    long number() {
        return number;
    }

    boolean isEmpty() {
        return start == end;
    }

    /** Returns the line as a new string. */
    String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** Reads to the end of the file and discards what it reads. */
    void skipRest() throws IOException {
        next = 0;
        filled = 0;
        int count = 0;
        while (count >= 0) {
            count = input.read(bytes, 0, bytes.length);
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private int newline(int from) {
        int at = from;
        for (; at + 8 <= filled; at += 8) {
            long word = (long) WORD.get(bytes, at) ^ NEWLINES;
            long found = (word - EACH_BYTE) & ~word & EACH_HIGH_BIT;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < filled; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        if (next > 0) {
            System.arraycopy(bytes, next, bytes, 0, filled - next);
            filled -= next;
            next = 0;
        }
        if (filled == bytes.length) {
            if (filled >= LONGEST_LINE) {
                throw new FlatFileException(file + ", line " + (number + 1) + " is longer than " + LONGEST_LINE
                        + " bytes: this is not a flat file");
            }
            bytes = Arrays.copyOf(bytes, filled * 2);
        }
        int count = input.read(bytes, filled, bytes.length - filled);
        filled += Math.max(0, count);
        return count >= 0;
    }

    private void skipByteOrderMark() {
        boolean marked = end - start >= 3
                && bytes[start] == (byte) 0xef
                && bytes[start + 1] == (byte) 0xbb
                && bytes[start + 2] == (byte) 0xbf;
        start += marked ? 3 : 0;
    }
}
