package io.ringtape.polygon;

import io.ringtape.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Sorts events into tape order. Holds one chunk in memory while events are added, and two chunks of buffers while they
 * are read back.
 */
final class RecordSorter implements Closeable {
    private final int chunkBytes;
    private final Path spillFolder;
    private RecordChunk chunk;
    private SpillFile file;

    /** Spills chunks of {@code chunkBytes} into {@code spillFolder}. */
    RecordSorter(int chunkBytes, Path spillFolder) {
        this.chunkBytes = chunkBytes;
        this.spillFolder = spillFolder;
        chunk = new RecordChunk(chunkBytes);
    }

    /** Adds an event with its sort key. */
    void add(Event event, long sipNs, long rank) throws IOException {
        if (chunk.isFull()) {
            spill();
        }
        chunk.add(event, sipNs, rank);
    }

    /** Returns all events in order. The caller closes the result; this sorter keeps nothing. */
    OrderedRecords finish() throws IOException {
        if (file == null) {
            return new ChunkRecords(chunk);
        }
        spill();
        chunk = null;
        OrderedRecords merged = new MergedRuns(file, 2L * chunkBytes);
        file = null;
        return merged;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void spill() throws IOException {
        if (file == null) {
            file = new SpillFile(spillFolder);
        }
        file.append(chunk);
        chunk.clear();
    }
}
