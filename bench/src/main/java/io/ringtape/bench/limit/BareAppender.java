package io.ringtape.bench.limit;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.Transactions;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.tape.PageToucher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * Appends documents like a tape's by Chronicle alone: room for the tape's two words, then a transaction. Not thread-safe.
 */
public final class BareAppender implements AutoCloseable {
    private static final int FIRST_ENTRY_BYTES = 4_096;

    private final Path folder;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Bytes<?> entry = Bytes.allocateElasticDirect(FIRST_ENTRY_BYTES);

    /**
     * Writes the session's documents in one go. Returns transactions a second.
     *
     * @param touchAhead whether the tape's page toucher runs beside it
     */
    public static double measure(MeasuredSession session, WorkFolder work, boolean touchAhead) throws IOException {
        Transactions all = session.transactions();
        try (WorkFolder.Lent folder = work.lend("bare");
                BareAppender appender =
                        new BareAppender(folder.path(), session.manifest().tradingDate())) {
            Stopwatch watch = new Stopwatch();
            appender.write(all, 0);
            if (touchAhead) {
                try (PageToucher toucher = appender.toucher()) {
                    for (int i = 1; i < all.count(); i++) {
                        toucher.appenderAt(appender.write(all, i));
                    }
                    return watch.rate(all.count());
                }
            }
            for (int i = 1; i < all.count(); i++) {
                appender.write(all, i);
            }
            return watch.rate(all.count());
        }
    }

    /** Creates a queue in {@code folder}, in the file of {@code date}. */
    public BareAppender(Path folder, LocalDate date) {
        this.folder = folder;
        queue = BareQueue.open(folder, date, false);
        appender = queue.createAppender();
    }

    /** Writes one transaction in one piece, as the tape does. Returns the position of the queue after it. */
    public long write(Transactions all, int index) {
        put(entry.clear(), all, index);
        appender.writeBytes(entry);
        return position();
    }

    private static void put(Bytes<?> bytes, Transactions all, int index) {
        int length = all.length(index);
        bytes.writeInt(length);
        bytes.writeInt(0);
        bytes.write(all.bytes(), all.offset(index), length);
    }

    /** The position of the queue. */
    private long position() {
        return appender.wire().bytes().writePosition();
    }

    /** Starts the tape's page toucher on the file that the first document has made. */
    private PageToucher toucher() throws IOException {
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
