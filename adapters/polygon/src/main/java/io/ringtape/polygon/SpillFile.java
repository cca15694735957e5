package io.ringtape.polygon;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Sorted chunks on disk. A chunk that continues the chunk before it in tape order extends that run; any other chunk
 * starts a new run. On Linux the file is unlinked as soon as it is open, so that nothing remains when the process dies.
 */
final class SpillFile implements Closeable {
    private static final int BUFFER = 256 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final List<Long> runStarts = new ArrayList<>();
    private long length;
    private long lastTime;
    private long lastRank;
    private int lastInstrument;

    /** Creates a file in {@code folder}, and the folder if it does not exist. */
    SpillFile(Path folder) throws IOException {
        path = folder.resolve("ringtape-" + UUID.randomUUID() + ".spill");
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    path,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new FlatFileException("cannot create a spill file in " + folder + ": " + e, e);
        }
    }

    /** Appends the events of {@code chunk} to the file. */
    void append(RecordChunk chunk) throws IOException {
        int[] order = chunk.sorted();
        if (order.length == 0) {
            return;
        }
        int first = order[0];
        if (runStarts.isEmpty() || isBeforeLast(chunk, first)) {
            runStarts.add(length);
        }
        for (int index : order) {
            int size = RecordChunk.PREFIX + chunk.length(index);
            if (buffer.remaining() < size) {
                flush();
            }
            buffer.put(chunk.bytes(), chunk.offset(index), size);
        }
        flush();
        int last = order[order.length - 1];
        lastTime = chunk.time(last);
        lastRank = chunk.rank(last);
        lastInstrument = chunk.instrument(last);
    }

    /** Returns the number of runs. */
    int runs() {
        return runStarts.size();
    }

    /** Returns the start of {@code run}, in bytes. */
    long runStart(int run) {
        return runStarts.get(run);
    }

    /** Returns the end of {@code run}, in bytes. */
    long runEnd(int run) {
        return run + 1 < runStarts.size() ? runStarts.get(run + 1) : length;
    }

    /** Reads from {@code position} until the buffer is full. */
    void read(ByteBuffer to, long position) throws IOException {
        long at = position;
        while (to.hasRemaining()) {
            int count = channel.read(to, at);
            if (count < 0) {
                throw new FlatFileException("the spill file " + path + " ends at byte " + at + " of " + length);
            }
            at += count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean isBeforeLast(RecordChunk chunk, int index) {
        return TapeOrder.compare(
                        chunk.time(index),
                        chunk.rank(index),
                        chunk.instrument(index),
                        lastTime,
                        lastRank,
                        lastInstrument)
                < 0;
    }

    private void flush() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                length += channel.write(buffer, length);
            }
        } catch (IOException e) {
            throw new FlatFileException("the spill file " + path + " cannot grow beyond " + length + " bytes: " + e, e);
        }
        buffer.clear();
    }
}
