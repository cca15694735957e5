package io.ringtape.polygon.stream;

/** What a decoder met so far, from its making on. For the decoding thread. */
@SuppressWarnings("EnumOrdinal") // an index into an array that lives as long as this process
public final class StreamCounts {
    private final long[] bad = new long[EventFault.values().length];
    private long frames;
    private long brokenFrames;
    private long events;
    private long unknownEvents;
    private long unknownSymbols;
    private long unknownKeys;

    StreamCounts() {}

    /** Frames, sound and broken. */
    public long frames() {
        return frames;
    }

    /** Frames that are neither an object nor an array of objects from end to end; what came before the break counts. */
    public long brokenFrames() {
        return brokenFrames;
    }

    /** Events that the listener was told of. */
    public long events() {
        return events;
    }

    /** Events of a kind that is not read. */
    public long unknownEvents() {
        return unknownEvents;
    }

    /** Events of a symbol that is not wanted, whatever else they hold. */
    public long unknownSymbols() {
        return unknownSymbols;
    }

    /** Keys that are not in the vendor's documents, in well-formed events of a kind that is read. */
    public long unknownKeys() {
        return unknownKeys;
    }

    /** Events skipped for that fault. */
    public long bad(EventFault fault) {
        return bad[fault.ordinal()];
    }

    /** Events skipped for any fault. */
    public long bad() {
        long total = 0;
        for (long each : bad) {
            total += each;
        }
        return total;
    }

    void countFrame(boolean whole) {
        frames++;
        brokenFrames += whole ? 0 : 1;
    }

    void countEvent() {
        events++;
    }

    void countUnknownEvent() {
        unknownEvents++;
    }

    void countUnknownSymbol() {
        unknownSymbols++;
    }

    void countUnknownKeys(int keys) {
        unknownKeys += keys;
    }

    void countBad(EventFault fault) {
        bad[fault.ordinal()]++;
    }
}
