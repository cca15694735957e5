package io.ringtape.bench.limit;

import io.ringtape.bench.session.Transactions;
import io.ringtape.tape.PageToucher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Chronicle's append by itself, of documents like a tape's: room for the tape's two words, then a transaction. One
 * thread.
 */
public final class BareAppender implements AutoCloseable {
    private static final int FIRST_ENTRY_BYTES = 4_096;

    private final Path folder;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Bytes<?> entry = Bytes.allocateElasticDirect(FIRST_ENTRY_BYTES);

    /** Begins a queue in that folder, in the file of that date. */
    public BareAppender(Path folder, LocalDate date) {
        this.folder = folder;
        queue = BareQueue.open(folder, date, false);
        appender = queue.createAppender();
    }

    /** Writes one transaction in one piece, as the tape does; the answer is where the queue then stands. */
    public long write(Transactions all, int index) {
        put(entry.clear(), all, index);
        appender.writeBytes(entry);
        return position();
    }

    /** Writes one transaction in place, which is a copy less; the answer is where the queue then stands. */
    public long writeInPlace(Transactions all, int index) {
        try (DocumentContext document = appender.writingDocument()) {
            put(document.wire().bytes(), all, index);
        }
        return position();
    }

    private static void put(Bytes<?> bytes, Transactions all, int index) {
        int length = all.length(index);
        bytes.writeInt(length);
        bytes.writeInt(0);
        bytes.write(all.bytes(), all.offset(index), length);
    }

    /** Where the queue stands. */
    public long position() {
        return appender.wire().bytes().writePosition();
    }

    /** The tape's page toucher on its file, which the first document has made. */
    public PageToucher toucher() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return PageToucher.start(files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    @Override
    public void close() {
        entry.releaseLast();
        appender.close();
        queue.close();
    }
}
