package io.ringtape.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageToucherTest {
    private static final long MIB = 1 << 20;
    private static final long PAGE = TapeLayout.PAGE_BYTES;

    @TempDir
    private Path folder;

    private Path file;
    private long nowNs;
    private long appendedTo;

    @BeforeEach
    void makeFile() throws IOException {
        file = folder.resolve("sparse");
        grow(128 * MIB);
    }

    @Test
    void takesShortTurnsWhileTheAppenderIsSlow() throws IOException {
        try (FileChannel channel = channel()) {
            PageToucher toucher = new PageToucher(file);
            assertThat(toucher.takeTurn(channel, nowNs += 1_000_000)).isEqualTo(PageToucher.LEAST_TURN_BYTES);
            toucher.appenderAt(PAGE + 1);
            assertThat(toucher.takeTurn(channel, nowNs += 1_000_000)).isEqualTo(2 * PageToucher.LEAST_TURN_BYTES);
        }
    }

    @Test
    void getsAheadOfAFastAppender() throws IOException {
        try (FileChannel channel = channel()) {
            PageToucher toucher = new PageToucher(file);
            long ahead = 0;
            for (long at = 3 * MIB; at <= 12 * MIB; at += 3 * MIB) {
                toucher.appenderAt(at);
                long before = ahead;
                ahead = toucher.takeTurn(channel, nowNs += 1_000_000) - at;
                assertThat(ahead).isGreaterThan(before);
            }
        }
    }

    @Test
    void leavesOutWhatTheAppenderHasPassed() throws IOException {
        try (FileChannel channel = channel()) {
            PageToucher toucher = new PageToucher(file);
            toucher.appenderAt(40 * MIB + 1);
            assertThat(toucher.takeTurn(channel, nowNs += 1_000_000)).isEqualTo(40 * MIB + PageToucher.MOST_TURN_BYTES);
        }
    }

    @Test
    void readsAheadOnlyForAnAppenderThatStaysInAHurry() throws IOException {
        try (FileChannel channel = channel()) {
            PageToucher toucher = new PageToucher(file);
            toucher.takeTurn(channel, nowNs += 1_000_000);
            assertThat(advance(toucher, channel, MIB, 2)).isFalse();
            assertThat(advance(toucher, channel, MIB, 20)).isTrue();
            assertThat(advance(toucher, channel, PAGE, 100)).isFalse();
        }
    }

    /** Lets the appender come so much further in each of so many turns; whether the toucher reads ahead then. */
    private boolean advance(PageToucher toucher, FileChannel channel, long bytes, int turns) throws IOException {
        for (int i = 0; i < turns; i++) {
            toucher.appenderAt(appendedTo += bytes);
            toucher.takeTurn(channel, nowNs += 1_000_000);
        }
        return toucher.readsAhead();
    }

    @Test
    void goesNoFurtherAheadThanItShould() throws IOException {
        try (FileChannel channel = channel()) {
            PageToucher toucher = new PageToucher(file);
            toucher.appenderAt(10 * MIB);
            assertThat(lastTurn(toucher, channel)).isEqualTo(10 * MIB + PageToucher.AHEAD_BYTES);
        }
    }

    @Test
    void staysWithinAFileThatGrows() throws IOException {
        try (FileChannel channel = channel()) {
            PageToucher toucher = new PageToucher(file);
            toucher.appenderAt(120 * MIB);
            assertThat(lastTurn(toucher, channel)).isEqualTo(128 * MIB);
            grow(130 * MIB + 1);
            assertThat(lastTurn(toucher, channel)).isEqualTo(130 * MIB);
            assertThat(Files.size(file)).isEqualTo(130 * MIB + 1);
        }
    }

    @Test
    void changesNothing() throws IOException {
        byte[] written = new byte[(int) (2 * MIB)];
        new Random(1).nextBytes(written);
        try (FileChannel channel = channel()) {
            channel.write(ByteBuffer.wrap(written), 0);
            lastTurn(new PageToucher(file), channel);
        }
        try (RandomAccessFile read = new RandomAccessFile(file.toFile(), "r")) {
            byte[] found = new byte[written.length];
            read.readFully(found);
            assertThat(found).isEqualTo(written);
            byte[] behind = new byte[(int) PageToucher.AHEAD_BYTES];
            read.readFully(behind);
            assertThat(behind).isEqualTo(new byte[behind.length]);
        }
    }

    /** Where it stands when a turn brings it no further. */
    private long lastTurn(PageToucher toucher, FileChannel channel) throws IOException {
        long before = -1;
        long touched = toucher.takeTurn(channel, nowNs += 1_000_000);
        while (touched > before) {
            before = touched;
            touched = toucher.takeTurn(channel, nowNs += 1_000_000);
        }
        return touched;
    }

    private FileChannel channel() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void grow(long bytes) throws IOException {
        try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
            grown.setLength(bytes);
        }
    }
}
