package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.market.Instrument;
import java.util.List;
import java.util.Objects;

/**
 * Decodes WebSocket frames into events, in one pass and without allocating. A frame is an array of events or a single
 * event. Passes events {@code T}, {@code Q}, {@code AM}, {@code LULD} and {@code status} of wanted symbols to the
 * listener; counts and skips other symbols and keys, and as a fault other kinds. Keys may come in any order; if a key is repeated, its last
 * value counts.
 *
 * <p>Reads each event alone: {@link InferredHalts} adds the halts that quotes and prints signal.
 *
 * <p>Counts a bad event by its fault and skips it. An event that is not valid JSON ends at the brace that closes it. If
 * there is no such brace, or the frame has another structure, the frame is broken, which counts as one more bad event:
 * events before the break have been passed on.
 *
 * <p>Never throws, whatever the bytes. For one thread.
 */
public final class StreamDecoder {
    private static final long KIND = Words.of("ev");
    private static final long NO_KIND_YET = -2;

    private final JsonCursor cursor = new JsonCursor();
    private final StreamCounts counts = new StreamCounts();
    private final SoundTimes times;
    private final FrameListener listener;
    private final WordTable kinds;
    private final EventReader[] readers;

    /**
     * Creates a decoder for the stream of one session, for events of any time.
     *
     * @param instruments wanted instruments, whose ids the events carry
     * @param date the session's trading date as yyyymmdd, set on its minute bars
     */
    public StreamDecoder(List<Instrument> instruments, int date, FrameListener listener) {
        this(instruments, date, SoundTimes.ANY, listener);
    }

    /**
     * Creates a decoder for the stream of one session.
     *
     * @param instruments wanted instruments, whose ids the events carry
     * @param date the session's trading date as yyyymmdd, set on its minute bars
     * @param times an event that has none of these is bad
     */
    public StreamDecoder(List<Instrument> instruments, int date, SoundTimes times, FrameListener listener) {
        this.times = times;
        this.listener = listener;
        SymbolIndex symbols = new SymbolIndex(instruments);
        readers = new EventReader[] {
            new TradeReader(cursor, symbols),
            new QuoteReader(cursor, symbols),
            new BarReader(cursor, symbols, date),
            new BandReader(cursor, symbols),
            new StatusReader(cursor, symbols)
        };
        kinds = new WordTable(readers.length);
        for (int i = 0; i < readers.length; i++) {
            kinds.put(readers[i].kind(), i);
        }
    }

    /**
     * Decodes one frame.
     *
     * @param receiveNs when the frame reached this machine, set on its events
     * @throws IndexOutOfBoundsException when the range is not within the bytes
     */
    public void decode(byte[] bytes, int offset, int length, long receiveNs) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        cursor.set(bytes, offset, length);
        counts.countFrame(frame(receiveNs));
    }

    public StreamCounts counts() {
        return counts;
    }

    private boolean frame(long receiveNs) {
        byte first = cursor.pastBlanks();
        if (first == '{') {
            return event(receiveNs) && cursor.isAtEnd();
        }
        if (first != '[') {
            return false;
        }
        cursor.skip(1);
        boolean inOrder = true;
        if (cursor.pastBlanks() != ']') {
            do {
                if (!toEvent(inOrder) || !event(receiveNs)) {
                    return false;
                }
                inOrder = cursor.pastBlanks() == ',';
                cursor.skip(inOrder ? 1 : 0);
            } while (inOrder || cursor.here() != ']');
        }
        cursor.skip(1);
        return cursor.isAtEnd();
    }

    /**
     * Moves to the next event. Counts anything before it as a fault unless {@code inOrder}. Returns false if there is
     * no further event.
     */
    private boolean toEvent(boolean inOrder) {
        if (inOrder && cursor.pastBlanks() == '{') {
            return true;
        }
        int brace = Braces.next(cursor.bytes(), cursor.place(), cursor.end());
        if (brace == Braces.NONE) {
            return false;
        }
        cursor.moveTo(brace);
        counts.countBad(NOT_AN_EVENT);
        return true;
    }

    /** Decodes the event at the cursor and moves past it. Returns false if its end cannot be found. */
    private boolean event(long receiveNs) {
        int start = cursor.place();
        EventReader reader = cursor.enterAtKind() ? reader(cursor.takeWord()) : null;
        if (reader == null) {
            return eventOfLastKind(start, receiveNs);
        }
        if (!reader.readPlain()) {
            if (!reader.readOn()) {
                return eventOfLastKind(start, receiveNs);
            }
            counts.countSlowEvent();
        }
        return end(reader, start, receiveNs);
    }

    /** Like {@link #event}, for an event whose first key is not {@code ev} or which has several of them. */
    private boolean eventOfLastKind(int start, long receiveNs) {
        cursor.moveTo(start);
        cursor.enter();
        long kind = NO_KIND_YET;
        while (cursor.nextKey()) {
            boolean isKind = cursor.key() == KIND;
            if (isKind && cursor.here() == '"') {
                kind = cursor.takeWord();
            } else {
                kind = isKind ? NO_KIND_YET : kind;
                cursor.skipValue();
            }
        }
        EventReader reader = reader(kind);
        if (reader != null && !cursor.isBroken()) {
            cursor.moveTo(start);
            reader.readAll();
            counts.countSlowEvent();
        }
        if (reader != null || cursor.isBroken()) {
            return end(reader, start, receiveNs);
        }
        counts.countBad(kind == NO_KIND_YET ? NO_KIND : UNKNOWN_KIND);
        return true;
    }

    /** Checks the event just read. Returns false if its end cannot be found. */
    private boolean end(EventReader reader, int start, long receiveNs) {
        if (!cursor.isBroken()) {
            judge(reader, receiveNs);
            return true;
        }
        int end = Braces.behindClosing(cursor.bytes(), start, cursor.end());
        if (end == Braces.NONE) {
            return false;
        }
        cursor.moveTo(end);
        counts.countBad(MALFORMED);
        return true;
    }

    private void judge(EventReader reader, long receiveNs) {
        reader.countUnknownKeys(counts);
        if (reader.isUnwanted()) {
            counts.countUnknownSymbol();
            return;
        }
        EventFault fault = reader.judge();
        fault = fault == null ? times.faultOrNull(reader.sipNs(), receiveNs) : fault;
        if (fault == null) {
            counts.countEvent();
            reader.tell(listener, receiveNs);
        } else {
            counts.countBad(fault);
        }
    }

    private EventReader reader(long kind) {
        int number = kinds.find(kind);
        return number == WordTable.UNKNOWN ? null : readers[number];
    }
}
