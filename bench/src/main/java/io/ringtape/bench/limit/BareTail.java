package io.ringtape.bench.limit;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

/** Copies every document of the tape of a session out of it with Chronicle's own tailer. */
public final class BareTail {
    /** Room for the longest document. */
    private static final int MAX_DOCUMENT_BYTES = (1 << 20) + 8;

    private final MeasuredSession session;
    private final byte[] into = new byte[MAX_DOCUMENT_BYTES];

    public BareTail(MeasuredSession session) {
        this.session = session;
    }

    public double measure() {
        long entries = 0;
        try (SingleChronicleQueue queue =
                        BareAppender.open(session.tape(), session.manifest().tradingDate(), true);
                ExcerptTailer tailer = queue.createTailer()) {
            Stopwatch watch = new Stopwatch();
            while (read(tailer, into)) {
                entries++;
            }
            WrongOutputException.requireEqual(
                    "the entries of the bare tail", entries, session.manifest().entries());
            return watch.rate(entries);
        }
    }

    /** Copies the next document. Returns false at the end. */
    private static boolean read(ExcerptTailer tailer, byte[] into) {
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return false;
            }
            Bytes<?> bytes = document.wire().bytes();
            bytes.read(into, 0, (int) bytes.readRemaining());
            return true;
        }
    }
}
