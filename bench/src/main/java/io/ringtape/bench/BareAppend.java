package io.ringtape.bench;

import io.ringtape.tape.PageToucher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * The bare append: the documents of the session's tape, written to a queue set up as the tape's by a thread that does
 * nothing else. No engine, no ring, no checksum. With the tape's page toucher it is the limit of engine and tape.
 */
public final class BareAppend implements Measurement {
    static final String TOUCHED = "bare append, pages touched ahead";
    static final String UNTOUCHED = "bare append, pages untouched";

    private final Session session;
    private final WorkFolder work;
    private final boolean touchAhead;

    BareAppend(Session session, WorkFolder work, boolean touchAhead) {
        this.session = session;
        this.work = work;
        this.touchAhead = touchAhead;
    }

    @Override
    public String name() {
        return touchAhead ? TOUCHED : UNTOUCHED;
    }

    @Override
    public Unit unit() {
        return Unit.PER_SECOND;
    }

    @Override
    public double measure() throws IOException {
        Transactions all = session.transactions();
        try (WorkFolder.Lent folder = work.lend("bare");
                SingleChronicleQueue queue =
                        BareQueue.open(folder.path(), session.manifest().tradingDate(), false);
                ExcerptAppender appender = queue.createAppender()) {
            Stopwatch watch = new Stopwatch();
            write(appender, all, 0);
            if (touchAhead) {
                try (PageToucher toucher = PageToucher.start(dataFile(folder.path()))) {
                    for (int i = 1; i < all.count(); i++) {
                        toucher.appenderAt(write(appender, all, i));
                    }
                    return watch.rate(all.count());
                }
            }
            for (int i = 1; i < all.count(); i++) {
                write(appender, all, i);
            }
            return watch.rate(all.count());
        }
    }

    /** Writes one transaction as a tape does, with room for its two words; the answer is where the queue then stands. */
    public static long write(ExcerptAppender appender, Transactions all, int index) {
        DocumentContext document = appender.writingDocument();
        try {
            Bytes<?> bytes = document.wire().bytes();
            int length = all.length(index);
            bytes.writeInt(length);
            bytes.writeInt(0);
            bytes.write(all.bytes(), all.offset(index), length);
            return bytes.writePosition();
        } finally {
            document.close();
        }
    }

    /** The file that a queue in that folder writes to. */
    public static Path dataFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
