package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.Codes;
import io.ringtape.event.Missing;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.Believed;

/**
 * Makes an event of one kind of the members of an object. A value that does not fit is missing and noted as the event's
 * fault, if it is the first; of a key that is there twice the last value counts, but all must fit. Reused; allocates
 * nothing.
 */
abstract class EventReader {
    private static final int NO_SYMBOL = -2;

    /** Where the object is read. */
    final JsonCursor cursor;

    private final SymbolIndex symbols;
    private final long kind;
    private int place;
    private EventFault fault;
    private int unknownKeys;
    private boolean otherKind;

    EventReader(JsonCursor cursor, SymbolIndex symbols, long kind) {
        this.cursor = cursor;
        this.symbols = symbols;
        this.kind = kind;
    }

    /** Starts anew. */
    void begin() {
        place = NO_SYMBOL;
        if (fault != null) {
            fault = null;
        }
        unknownKeys = 0;
        otherKind = false;
    }

    /** Reads the members that follow, up to the end of the object or until the cursor is broken. */
    abstract void read();

    /** Looks at the event as a whole, and notes its fault if it has none yet. */
    abstract void check();

    /** Hands on the event, which is sound. */
    abstract void tell(FrameListener listener, long receiveNs);

    /** Whether the event is of an instrument. */
    boolean needsSymbol() {
        return true;
    }

    /** Whether a further {@code ev} said that the event is of another kind. */
    final boolean isOfOtherKind() {
        return otherKind;
    }

    /** Keys that the reader does not know. */
    final int unknownKeys() {
        return unknownKeys;
    }

    /** Whether the event is of an instrument that is not wanted. */
    final boolean isUnwanted() {
        return place == SymbolIndex.UNKNOWN;
    }

    /** The first fault, or null. */
    final EventFault fault() {
        return fault;
    }

    /** Whether the event is of an instrument that is wanted. */
    final boolean isWanted() {
        return place >= 0;
    }

    /** The event's instrument, which is wanted. */
    final Instrument instrument() {
        return symbols.at(place);
    }

    /** Notes a fault, unless there is one. */
    final void fail(EventFault found) {
        if (fault == null) {
            fault = found;
        }
    }

    /** Notes a fault when the claim does not hold. */
    final void require(boolean claim, EventFault otherwise) {
        if (!claim) {
            fail(otherwise);
        }
    }

    /** A key that the kind of event does not know. */
    final void other() {
        if (!cursor.rereadKey()) {
            return;
        }
        if (cursor.key() == Keys.KIND) {
            furtherKind();
        } else {
            unknownKeys++;
            cursor.skipValue();
        }
    }

    private void furtherKind() {
        if (cursor.pastBlanks() == '"') {
            otherKind |= cursor.takeWord() != kind;
        } else {
            otherKind = true;
            cursor.skipValue();
        }
    }

    /** The symbol, by which the instrument is known. */
    final void symbol() {
        place = NO_SYMBOL;
        if (cursor.pastBlanks() == '"') {
            place = symbols.find(cursor.takeWord(), cursor);
        } else if (!cursor.skipIfNull()) {
            fail(NOT_A_TEXT);
            cursor.skipValue();
        }
    }

    /** A price in micros; missing when null. */
    final long price() {
        return believed(cursor.micros(), Believed.HIGHEST_PRICE);
    }

    /** A size in micros, a number or a text; missing when null. */
    final long size() {
        return believed(cursor.textMicros(), Believed.LARGEST_SIZE);
    }

    /** A SIP sequence; missing when null. */
    final long sequence() {
        return believed(cursor.whole(), Believed.HIGHEST_SEQUENCE);
    }

    /** An instant in epoch nanoseconds, its unit told by magnitude; missing when null or 0. */
    final long instant() {
        long value = believed(cursor.whole(), Long.MAX_VALUE);
        if (value <= 0) {
            return Missing.LONG;
        }
        long instantNs = Believed.instantNs(value);
        require(instantNs != Missing.LONG, NOT_AN_INSTANT);
        return instantNs;
    }

    /** A code; missing when null. */
    final int code() {
        long value = believed(cursor.smallWhole(), Believed.HIGHEST_CODE);
        return value < 0 ? Missing.CODE : (int) value;
    }

    /** A code of which 0 says that there is none. */
    final int codeAboveZero() {
        int code = code();
        return code == 0 ? Missing.CODE : code;
    }

    /** A list of codes, or one alone; empty when null. */
    final void codes(Codes codes) {
        codes.clear();
        int start = cursor.place();
        boolean fit = cursor.pastBlanks() == '[' ? addAll(codes) : cursor.skipIfNull() || add(codes);
        if (!fit) {
            fail(NOT_CODES);
            cursor.moveTo(start);
            cursor.skipValue();
        }
    }

    private boolean addAll(Codes codes) {
        cursor.skip(1);
        byte next = cursor.pastBlanks();
        if (next == ']') {
            cursor.skip(1);
            return true;
        }
        while (add(codes)) {
            next = cursor.pastBlanks();
            cursor.skip(1);
            if (next != ',') {
                return next == ']';
            }
            cursor.pastBlanks();
        }
        return false;
    }

    private boolean add(Codes codes) {
        long code = cursor.smallWhole();
        return code >= 0 && code <= Believed.HIGHEST_CODE && codes.add((int) code);
    }

    private long believed(long value, long limit) {
        if (value >= 0 && value <= limit) {
            return value;
        }
        if (value > limit || value == JsonCursor.TOO_LARGE) {
            fail(TOO_LARGE);
        } else if (value == JsonCursor.NEGATIVE) {
            fail(NEGATIVE);
        } else if (value == JsonCursor.NOT_A_NUMBER) {
            fail(NOT_A_NUMBER);
        }
        return Missing.LONG;
    }
}
