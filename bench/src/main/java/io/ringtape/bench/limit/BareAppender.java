package io.ringtape.bench.limit;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.Transactions;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.tape.PageToucher;
import io.ringtape.tape.TapeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** Appends documents like those of a tape with Chronicle alone: two words, then a transaction. Not thread-safe. */
public final class BareAppender implements AutoCloseable {
    private static final int FIRST_ENTRY_BYTES = 4_096;

    private final Path folder;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Bytes<?> entry = Bytes.allocateElasticDirect(FIRST_ENTRY_BYTES);

    /**
     * Writes the documents of the session. Returns transactions a second.
     *
     * @param touchAhead whether the page toucher of a tape runs beside it
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
        queue = open(folder, date, false);
        appender = queue.createAppender();
    }

    /** Opens a queue with the settings of a tape, and nothing that a tape adds. */
    static SingleChronicleQueue open(Path folder, LocalDate date, boolean readOnly) {
        long timeMillis = date.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
        return SingleChronicleQueueBuilder.binary(folder)
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> timeMillis)
                .blockSize(TapeSettings.DEFAULTS.blockSizeBytes())
                .readOnly(readOnly)
                .build();
    }

    /** Writes a transaction as one document, as the tape does. Returns the position of the queue after it. */
    public long write(Transactions all, int index) {
        int length = all.length(index);
        entry.clear().writeInt(length).writeInt(0).write(all.bytes(), all.offset(index), length);
        appender.writeBytes(entry);
        return appender.wire().bytes().writePosition();
    }

    /** Starts the page toucher of a tape on the file that the first document created. */
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
