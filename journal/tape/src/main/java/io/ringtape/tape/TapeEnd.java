package io.ringtape.tape;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** The orderly end of a tape: truncates its data file to its contents, flushes it and computes its checksum. */
final class TapeEnd {
    private static final String QUEUE_TABLE = "metadata.cq4t";

    private TapeEnd() {}

    /** Returns the manifest of the complete tape. The queue must be closed. */
    static TapeManifest seal(Path folder, TapeManifest manifest, long entries, long events, int chain)
            throws IOException {
        List<QueueDocument> documents = new ArrayList<>();
        List<TapeFile> files = new ArrayList<>();
        Path data = folder.resolve(manifest.dataFile());
        if (Files.exists(data)) {
            cut(data, survey(data, documents));
            files.add(sum(data));
        }
        files.add(sum(folder.resolve(QUEUE_TABLE)));
        return manifest.completed(new TapeManifest.Seal(entries, events, Checksums.chain(chain), files, documents));
    }

    /** Lists the queue's own documents. Returns the byte offset where the last document ends. */
    static long survey(Path data, List<QueueDocument> documents) throws IOException {
        try (DocumentScanner scanner = new DocumentScanner(data, false)) {
            long entry = 0;
            int header = scanner.header();
            while (TapeLayout.isComplete(header)) {
                int bytes = TapeLayout.documentBytes(header);
                if (!scanner.load(bytes)) {
                    break;
                }
                if ((header & TapeLayout.METADATA) == 0) {
                    entry++;
                } else {
                    String crc = Checksums.hex(crc(scanner.buffer(), scanner.at(), bytes));
                    documents.add(new QueueDocument(entry, scanner.position(), bytes, crc));
                }
                scanner.skip(bytes);
                header = scanner.header();
            }
            return scanner.position();
        }
    }

    private static void cut(Path data, long end) throws IOException {
        try (FileChannel channel = FileChannel.open(data, StandardOpenOption.WRITE)) {
            channel.truncate(TapeLayout.trimmedLength(end));
            channel.force(true);
        }
    }

    /** Computes length and checksum of a file. */
    static TapeFile sum(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        long length = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
            while (channel.read(buffer) > 0) {
                length += buffer.flip().remaining();
                crc.update(buffer);
                buffer.clear();
            }
        }
        Path name = file.getFileName();
        return new TapeFile(name.toString(), length, Checksums.hex((int) crc.getValue()));
    }

    private static int crc(byte[] bytes, int offset, int count) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, count);
        return (int) crc.getValue();
    }
}
