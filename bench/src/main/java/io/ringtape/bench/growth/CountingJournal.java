package io.ringtape.bench.growth;

import io.ringtape.engine.Journal;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;

/** A journal that only counts transactions, their events and bytes. Not thread-safe. */
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

    /** Returns the number of events of {@code type}, causes and effects. */
    long count(EventType type) {
        return counts[type.ordinal()];
    }

    long entries() {
        return entries;
    }

    /** Returns the bytes of all transactions. */
    long bytes() {
        return bytes;
    }

    /** Returns the bytes of the greatest transaction. */
    int greatest() {
        return greatest;
    }
}
