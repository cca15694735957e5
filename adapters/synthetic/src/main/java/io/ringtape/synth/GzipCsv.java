package io.ringtape.synth;

import io.ringtape.event.Micros;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a gzip file of comma-separated rows, whose header contains neither time nor machine. The text is the same
 * everywhere, the compressed bytes wherever the Java runtime uses the same zlib. For one thread; does not allocate per
 * row.
 */
final class GzipCsv implements Closeable {
    private static final int LEVEL = 1;
    private static final int ROW_ROOM = 2_048;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final Path file;
    private final OutputStream out;
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 crc = new CRC32();
    private final byte[] row = new byte[1 << 16];
    private final byte[] packed = new byte[1 << 16];
    private final byte[] digits = new byte[20];
    private int at;
    private boolean atRowStart = true;
    private long length;
    private long rows;

    GzipCsv(Path file, String header) throws IOException {
        this.file = file;
        out = Files.newOutputStream(file);
        put(HEADER, HEADER.length);
        for (byte c : header.getBytes(StandardCharsets.US_ASCII)) {
            row[at++] = c;
        }
        row[at++] = '\n';
    }

    /** Returns the rows written, without the header. */
    long rows() {
        return rows;
    }

    GzipCsv text(byte[] ascii) {
        separate();
        System.arraycopy(ascii, 0, row, at, ascii.length);
        at += ascii.length;
        return this;
    }

    GzipCsv empty() {
        separate();
        return this;
    }

    /** Writes a whole number of at least 0. */
    GzipCsv number(long value) {
        separate();
        digits(value);
        return this;
    }

    /** Writes micros of at least 0 as decimal text without trailing zeros. */
    GzipCsv decimal(long micros) {
        separate();
        digits(micros / Micros.ONE);
        long fraction = micros % Micros.ONE;
        if (fraction != 0) {
            row[at++] = '.';
            for (long unit = Micros.ONE / 10; fraction != 0; unit /= 10) {
                row[at++] = (byte) ('0' + fraction / unit);
                fraction %= unit;
            }
        }
        return this;
    }

    /** Writes a list of codes: nothing, a single code unquoted, or several quoted and separated by commas. */
    GzipCsv codes(int[] codes, int count) {
        separate();
        if (count > 1) {
            row[at++] = '"';
        }
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                row[at++] = ',';
            }
            digits(codes[i]);
        }
        if (count > 1) {
            row[at++] = '"';
        }
        return this;
    }

    void endRow() throws IOException {
        row[at++] = '\n';
        atRowStart = true;
        rows++;
        if (at > row.length - ROW_ROOM) {
            pack();
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            pack();
            deflater.finish();
            drain();
            little(crc.getValue());
            little(length);
        } finally {
            deflater.end();
        }
    }

    private void separate() {
        if (!atRowStart) {
            row[at++] = ',';
        }
        atRowStart = false;
    }

    private void digits(long value) {
        long rest = value;
        int i = digits.length;
        do {
            long tenth = rest / 10;
            digits[--i] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        } while (rest != 0);
        System.arraycopy(digits, i, row, at, digits.length - i);
        at += digits.length - i;
    }

    private void pack() throws IOException {
        crc.update(row, 0, at);
        length += at;
        deflater.setInput(row, 0, at);
        at = 0;
        drain();
    }

    private void drain() throws IOException {
        for (int n = deflater.deflate(packed); n > 0; n = deflater.deflate(packed)) {
            put(packed, n);
        }
    }

    private void put(byte[] bytes, int count) throws IOException {
        try {
            out.write(bytes, 0, count);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private void little(long value) throws IOException {
        byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (value >>> (8 * i));
        }
        put(bytes, bytes.length);
    }
}
