package io.ringtape.polygon.stream;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of what a decoder has seen since it was created. For the decoding thread. */
@SuppressWarnings("EnumOrdinal") // index into an in-memory array, never stored
public final class StreamCounts {
    private final long[] bad = new long[EventFault.values().length];
    private long frames;
    private long events;
    private long unknownSymbols;
    private long unknownKeys;
    private long slowEvents;
    private final KeyNames unknownKeyNames = new KeyNames();

    StreamCounts() {}

    /** Returns the frames seen, sound and broken. */
    public long frames() {
        return frames;
    }

    /** Returns the events passed to the listener. */
    public long events() {
        return events;
    }

    /** Returns the events of kinds that are not read. */
    public long unknownEvents() {
        return bad(EventFault.UNKNOWN_KIND);
    }

    /** Returns the events of symbols that are not wanted, whatever else they hold. */
    public long unknownSymbols() {
        return unknownSymbols;
    }

    /** Returns the keys missing from the vendor's documents, in well-formed events of kinds that are read. */
    public long unknownKeys() {
        return unknownKeys;
    }

    /**
     * Returns the names of the unknown keys, each once and with the kind of its event, such as {@code T.zz}, in the order
     * in which they were first seen. At most {@value KeyNames#MOST} are kept, none longer than
     * {@value KeyNames#LONGEST} bytes. For any thread.
     */
    public List<String> unknownKeyNames() {
        return unknownKeyNames.all();
    }

    /**
     * Returns the events that took the reader of any valid JSON, because they are not written as the vendor writes
     * them. The exception are status messages, whose keys are long: they always take it.
     */
    public long slowEvents() {
        return slowEvents;
    }

    /** Returns the events skipped because of {@code fault}; a broken frame counts as one event. */
    public long bad(EventFault fault) {
        return bad[fault.ordinal()];
    }

    /** Returns the events skipped because of any fault. */
    public long bad() {
        long total = 0;
        for (long each : bad) {
            total += each;
        }
        return total;
    }

    /** Returns the events that were skipped, by their fault in words; only faults that occurred. Allocates. */
    public SortedMap<String, Long> badByFault() {
        SortedMap<String, Long> byFault = new TreeMap<>();
        for (EventFault fault : EventFault.values()) {
            if (bad(fault) > 0) {
                byFault.put(fault.words(), bad(fault));
            }
        }
        return byFault;
    }

    void countFrame(boolean whole) {
        frames++;
        if (!whole) {
            countBad(EventFault.BROKEN_FRAME);
        }
    }

    void countEvent() {
        events++;
    }

    void countUnknownSymbol() {
        unknownSymbols++;
    }

    void countSlowEvent() {
        slowEvents++;
    }

    /** Counts an unknown key of an event of {@code kind}, spelled by {@code bytes[from..to)}. */
    void countUnknownKey(long kind, byte[] bytes, int from, int to) {
        unknownKeys++;
        unknownKeyNames.add(kind, bytes, from, to);
    }

    void countBad(EventFault fault) {
        bad[fault.ordinal()]++;
    }
}
