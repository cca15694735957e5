package io.ringtape.polygon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.ringtape.event.Event;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlatFileMemoryTest {
    private static final int ROWS = 120_000;
    private static final int WARM_UP = 60_000;

    @TempDir
    Path folder;

    @Test
    void allocatesNothingForAnEventFromMemory() throws IOException {
        assertThat(leastBytesAllocated(Integer.MAX_VALUE / 64)).isZero();
    }

    @Test
    void allocatesNothingForAnEventMergedFromManyRuns() throws IOException {
        assertThat(leastBytesAllocated(500_000)).isZero();
    }

    @Test
    void usesNoMoreMemoryThanAChunkAndItsBuffers() throws IOException {
        Path file = file();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        FlatFileRequest request = Days.request(List.of(file), List.of(), 0, folder.resolve("spill"));
        try (FlatFileStream stream = FlatFiles.open(request, ReadProgress.NONE, 100_000)) {
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            // For 14 MB of records: a chunk, its order for each spill, a line buffer, a spill buffer and a mebibyte
            // read ahead.
            assertThat(allocated).isLessThan(4_500_000);
            assertThat(stream.trades()).isEqualTo(ROWS);
        }
    }

    @Test
    void leavesNoVisibleSpillFile() throws IOException {
        Path spill = folder.resolve("spill");
        FlatFileRequest request = Days.request(List.of(file()), List.of(), 0, spill);
        try (FlatFileStream stream = FlatFiles.open(request, ReadProgress.NONE, 100_000)) {
            assertThat(stream.next()).isNotNull();
            assertThat(names(spill)).isEmpty();
        }
        Path bad =
                Days.write(folder.resolve("bad"), Files.readString(file()) + Days.trade("SPY", "x", "1", 0, 0) + "\n");
        FlatFileRequest failing = Days.request(List.of(bad), List.of(), 0, spill);
        assertThatThrownBy(() -> FlatFiles.open(failing, ReadProgress.NONE, 100_000))
                .isInstanceOf(BadRowShareException.class);
        assertThat(names(spill)).isEmpty();
    }

    @Test
    void namesTheFolderInWhichItCannotSpill() throws IOException {
        Path occupied = Days.write(folder.resolve("occupied"), "a file, not a folder");
        FlatFileRequest request = Days.request(List.of(file()), List.of(), 0, occupied);
        assertThatThrownBy(() -> FlatFiles.open(request, ReadProgress.NONE, 100_000))
                .isInstanceOf(FlatFileException.class)
                .hasMessageContainingAll("spill", "occupied");
    }

    /**
     * Returns the least of three passes. What an event or a refill allocates, it allocates in every pass, whereas the
     * JVM occasionally charges a thread for something of its own.
     */
    private long leastBytesAllocated(int chunkBytes) throws IOException {
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < 3; pass++) {
            least = Math.min(least, bytesAllocated(chunkBytes));
        }
        return least;
    }

    private long bytesAllocated(int chunkBytes) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FlatFileRequest request = Days.request(List.of(file()), List.of(), 0, folder.resolve("spill"));
        try (FlatFileStream stream = FlatFiles.open(request, ReadProgress.NONE, chunkBytes)) {
            for (int i = 0; i < WARM_UP; i++) {
                stream.next();
            }
            threads.getCurrentThreadAllocatedBytes();
            long before = threads.getCurrentThreadAllocatedBytes();
            int count = 0;
            for (Event event = stream.next(); event != null; event = stream.next()) {
                count++;
            }
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(count).isEqualTo(ROWS - WARM_UP);
            return allocated;
        }
    }

    /** Writes two symbols, each in order of time, so that every chunk of one overlaps some of the other. */
    private Path file() {
        StringBuilder text = new StringBuilder(Days.TRADES_HEADER).append('\n');
        for (int i = 0; i < ROWS; i++) {
            int step = i % (ROWS / 2);
            String symbol = i < ROWS / 2 ? "QQQ" : "SPY";
            long early = i % 1_000 == 0 ? 5_000_000 : 0;
            text.append(Days.trade(symbol, "520.12", "100", Days.OPEN_NS + step * 1_000L - early, step))
                    .append('\n');
        }
        return Days.write(folder.resolve("trades.csv"), text.toString());
    }

    private static List<Path> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
