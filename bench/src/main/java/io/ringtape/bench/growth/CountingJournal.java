package io.ringtape.bench.growth;

import io.ringtape.engine.Journal;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;

/** A journal that keeps nothing of the transactions but how many and how large they were. One thread. */
final class CountingJournal implements Journal {
    private final FrameReader records = new FrameReader();
    private final long[] counts = new long[EventType.values().length];
    private long entries;
    private long bytes;
    private int greatest;

    @Override
    public void append(Frame frame) {
        records.wrap(frame);
        while (records.next()) {
            counts[records.type().ordinal()]++;
        }
        entries++;
        bytes += frame.length();
        greatest = Math.max(greatest, frame.length());
    }

    /** How many events of that type came out, causes and effects. */
    long count(EventType type) {
        return counts[type.ordinal()];
    }

    /** Transactions. */
    long entries() {
        return entries;
    }

    /** Of all transactions. */
    long bytes() {
        return bytes;
    }

    /** Bytes of the greatest transaction. */
    int greatest() {
        return greatest;
    }
}
