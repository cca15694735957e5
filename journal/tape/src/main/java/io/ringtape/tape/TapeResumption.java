package io.ringtape.tape;

import io.ringtape.event.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where an open tape is continued: after its last whole entry.
 *
 * @param manifest of the tape
 * @param entries whole entries on it
 * @param events in them, causes and effects
 * @param chain their chained checksum
 * @param tornTail what the writer that died had begun, which has been zeroed
 */
record TapeResumption(TapeManifest manifest, long entries, long events, int chain, Optional<TornTail> tornTail) {
    private static final int CHUNK_BYTES = 64 << 10;

    /**
     * Proves the tape to its end and takes away what a dead writer left half done. The caller holds the tape's lock.
     * Nothing is changed unless the whole tape was proven and {@code earlier} took all of it.
     *
     * @param earlier sees the frame of each entry, in order; the frame is reused
     * @throws TapeDamagedException when the data differ from what was written
     */
    static TapeResumption of(Path folder, Consumer<Frame> earlier) throws IOException {
        TapeResumption found;
        try (TapeReader reader = TapeReader.openLocked(folder)) {
            if (reader.manifest().isComplete()) {
                throw new TapeCompleteException(folder);
            }
            Frame frame = new Frame();
            while (reader.next(frame)) {
                earlier.accept(frame);
            }
            found = new TapeResumption(
                    reader.manifest(), reader.entry(), reader.events(), reader.chainValue(), reader.tornTail());
        }
        if (found.entries() == 0) {
            removeQueue(folder);
        } else if (found.tornTail().isPresent()) {
            zero(folder.resolve(found.manifest().dataFile()), found.tornTail().get());
        }
        return found;
    }

    /** Takes away a queue without entries, whose writer may have died while it laid the files out. */
    private static void removeQueue(Path folder) throws IOException {
        List<Path> queue;
        try (var files = Files.list(folder)) {
            queue = files.filter(ChronicleTape::isOfQueue).toList();
        }
        for (Path file : queue) {
            Files.delete(file);
        }
    }

    /** Zeroes the torn entry, since a later one may be shorter and would leave its end standing. */
    private static void zero(Path data, TornTail torn) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(CHUNK_BYTES);
        try (FileChannel channel = FileChannel.open(data, StandardOpenOption.WRITE)) {
            long end = torn.offset() + torn.bytes();
            for (long at = torn.offset(); at < end; ) {
                zeros.clear().limit((int) Math.min(CHUNK_BYTES, end - at));
                at += channel.write(zeros, at);
            }
            channel.force(true);
        }
    }
}
