package io.ringtape.polygon;

import io.ringtape.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Takes events in any order and gives them back in that of the tape, with a chunk of them in memory
 * while it takes and two chunks of buffers while it gives.
 */
final class RecordSorter implements Closeable {
    private final int chunkBytes;
    private final Path spillFolder;
    private RecordChunk chunk;
    private SpillFile file;

    /** Spills into that folder what exceeds a chunk of that many bytes. */
    RecordSorter(int chunkBytes, Path spillFolder) {
        this.chunkBytes = chunkBytes;
        this.spillFolder = spillFolder;
        chunk = new RecordChunk(chunkBytes);
    }

    /** Adds an event that stands at that SIP time and rank. */
    void add(Event event, long sipNs, long rank) throws IOException {
        if (chunk.isFull()) {
            spill();
        }
        chunk.add(event, sipNs, rank);
    }

    /** All events in order. To be closed; this sorter then holds nothing. */
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
