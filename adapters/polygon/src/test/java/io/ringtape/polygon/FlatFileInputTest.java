package io.ringtape.polygon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlatFileInputTest {
    @TempDir
    Path folder;

    @Test
    void readsPlainAndCompressedTextWhateverTheName() throws IOException {
        byte[] text = bytes(300_000, 1);
        assertThat(read(Days.write(folder.resolve("a.csv.gz"), text))).isEqualTo(text);
        assertThat(read(Days.write(folder.resolve("a.csv"), Days.gzip(text)))).isEqualTo(text);
    }

    @Test
    void readsEveryMemberAndThePaddingAfterTheLast() throws IOException {
        byte[] one = bytes(100_000, 2);
        byte[] two = bytes(1, 3);
        byte[] three = bytes(70_000, 4);
        byte[] file = joined(Days.gzip(one), Days.gzip(two), Days.gzip(new byte[0]), Days.gzip(three), new byte[1000]);
        assertThat(read(Days.write(folder.resolve("a"), file))).isEqualTo(joined(one, two, three));
    }

    @Test
    void skipsTheNamesAndExtrasOfAGzipHeader() throws IOException {
        byte[] text = "ticker,price\n".getBytes(StandardCharsets.US_ASCII);
        byte[] head = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, 3, 0, 9, 9, 9, 'n', 0, 'c', 'c', 0, 7, 7
        };
        assertThat(read(Days.write(folder.resolve("a"), joined(head, body(text)))))
                .isEqualTo(text);
    }

    @Test
    void namesTheByteWhereATruncatedFileEnds() throws IOException {
        byte[] text = bytes(20_000, 5);
        byte[] file = Days.gzip(text);
        for (int length = 2; length < file.length; length += length < 40 || length > file.length - 20 ? 1 : 97) {
            Path path = Days.write(folder.resolve("a.csv.gz"), Arrays.copyOf(file, length));
            DamagedFileException damaged = catchThrowableOfType(DamagedFileException.class, () -> read(path));
            assertThat(damaged).as("cut to %d bytes", length).isNotNull();
            assertThat(damaged.offset()).isEqualTo(length);
            assertThat(damaged).hasMessageContainingAll("a.csv.gz", "byte " + length, "ends early");
        }
    }

    /**
     * A few bits of compressed data have no meaning, such as those after the last code; flipping them leaves the text
     * unchanged.
     */
    @Test
    void givesTheSameTextOrFailsWhicheverBitIsFlipped() throws IOException {
        byte[] text = bytes(5_000, 6);
        byte[] file = Days.gzip(text);
        int found = 0;
        for (int at = 10; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) (1 << at % 8);
            try {
                assertThat(read(Days.write(folder.resolve("a.csv.gz"), changed)))
                        .as("byte %d", at)
                        .isEqualTo(text);
            } catch (DamagedFileException e) {
                assertThat(e.offset()).isBetween(10L, (long) file.length);
                found++;
            }
        }
        assertThat(found).isGreaterThan(file.length * 99 / 100);
    }

    @Test
    void refusesBytesAfterTheLastMember() {
        byte[] file = joined(Days.gzip("text"), new byte[] {0, 0, 'x'});
        assertThatThrownBy(() -> read(Days.write(folder.resolve("a"), file)))
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining("byte " + file.length);
    }

    @Test
    void refusesAnEmptyAndAMissingFile() {
        assertThatThrownBy(() -> read(Days.write(folder.resolve("a"), new byte[0])))
                .isInstanceOf(FlatFileException.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> read(folder.resolve("none")))
                .isInstanceOf(FlatFileException.class)
                .hasMessageContaining("none");
    }

    @Test
    void readingAheadStopsWhenItIsClosedEarly() throws IOException {
        Path path = Days.write(folder.resolve("a"), Days.gzip(new byte[5_000_000]));
        try (InputStream input = new ReadAhead(new FlatFileInput(path))) {
            assertThat(input.readNBytes(300_000)).hasSize(300_000);
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream input = new ReadAhead(new FlatFileInput(file))) {
            return input.readAllBytes();
        }
    }

    private static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) ('0' + random.nextInt(10));
        }
        return bytes;
    }

    private static byte[] body(byte[] text) {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(text);
        deflater.finish();
        byte[] body = new byte[text.length + 100];
        int length = deflater.deflate(body);
        deflater.end();
        CRC32 checksum = new CRC32();
        checksum.update(text);
        return joined(Arrays.copyOf(body, length), fourBytes((int) checksum.getValue()), fourBytes(text.length));
    }

    private static byte[] fourBytes(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
