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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
            assertThat(turn(toucher, channel)).isEqualTo(PageToucher.LEAST_TURN_BYTES);
            toucher.appenderAt(PAGE + 1);
            assertThat(turn(toucher, channel)).isEqualTo(2 * PageToucher.LEAST_TURN_BYTES);
        }
    }

    @Test
    void getsAheadOfAFastAppender() throws IOException {
        try (FileChannel channel = channel()) {
            PageToucher toucher = new PageToucher(file);
            long ahead = 0;
            for (long at = MIB / 4; at <= 2 * MIB; at += MIB / 4) {
                toucher.appenderAt(at);
                long before = ahead;
                ahead = turn(toucher, channel) - at;
                assertThat(ahead).isGreaterThan(before);
            }
        }
    }

    @Test
    void skipsPagesTheAppenderHasPassed() throws IOException {
        try (FileChannel channel = channel()) {
            PageToucher toucher = new PageToucher(file);
            toucher.appenderAt(40 * MIB + 1);
            assertThat(turn(toucher, channel)).isEqualTo(40 * MIB + PageToucher.MOST_TURN_BYTES);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsAheadOnlyForAnAppenderThatStaysFast() throws IOException {
        try (FileChannel channel = channel()) {
            PageToucher toucher = new PageToucher(file);
            nowNs = -20_000_000;
            turn(toucher, channel);
            assertThat(readsAhead()).isFalse();
            advance(toucher, channel, MIB / 2, 2);
            assertThat(readsAhead()).isFalse();
            advance(toucher, channel, MIB / 2, 20);
            assertThat(readsAhead()).isTrue();
            advance(toucher, channel, PAGE, 100);
            assertThat(readsAhead()).isFalse();
        }
    }

    /** Advances the appender by {@code bytes} in each of {@code turns} turns. */
    private void advance(PageToucher toucher, FileChannel channel, long bytes, int turns) throws IOException {
        for (int i = 0; i < turns; i++) {
            toucher.appenderAt(appendedTo += bytes);
            turn(toucher, channel);
        }
    }

    /**
     * Whether the system reads ahead in the file's last map, according to its flags; {@code rr} means random access.
     */
    private boolean readsAhead() throws IOException {
        long furthest = -1;
        boolean isFurthest = false;
        String flags = "";
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                long offset = Long.parseLong(line.split(" ")[2], 16);
                isFurthest = line.endsWith(file.toRealPath().toString()) && offset > furthest;
                furthest = isFurthest ? offset : furthest;
            } else if (isFurthest && line.startsWith("VmFlags:")) {
                flags = line + " ";
            }
        }
        assertThat(flags).isNotEmpty();
        return !flags.contains(" rr ");
    }

    @Test
    void endsItsThread() throws IOException {
        PageToucher toucher = PageToucher.start(file);
        toucher.appenderAt(MIB);
        toucher.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("tape-page-toucher"));
    }

    @Test
    void staysWithinItsDistanceAhead() throws IOException {
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

    /** Returns the position once a turn no longer advances it. */
    private long lastTurn(PageToucher toucher, FileChannel channel) throws IOException {
        long before = -1;
        long touched = turn(toucher, channel);
        while (touched > before) {
            before = touched;
            touched = turn(toucher, channel);
        }
        return touched;
    }

    private long turn(PageToucher toucher, FileChannel channel) throws IOException {
        return toucher.takeTurn(channel, nowNs += 1_000_000);
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
