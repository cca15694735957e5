package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.Missing;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.VendorLimits;

/**
 * Converts the members of one kind of event. Reports the first fault found. A subclass defines the keys, how each value
 * is read, and its place among the values. Reused; does not allocate per event.
 */
abstract class EventReader {
    private final JsonCursor cursor;
    private final SymbolIndex symbols;
    private final long kind;
    private final Members members = new Members();
    private final long[] values = members.values();
    private final PlainReader plain;
    private final MemberReader any;
    private EventFault fault;
    private int unknownKeys;

    EventReader(JsonCursor cursor, SymbolIndex symbols, String kind) {
        this.cursor = cursor;
        this.symbols = symbols;
        this.kind = Words.of(kind);
        plain = new PlainReader(members, symbols);
        any = new MemberReader(cursor, members, symbols, this.kind);
        members.add("ev", Members.KIND, 0);
    }

    /** Returns the {@code ev} of these events, as a word. */
    final long kind() {
        return kind;
    }

    /** Builds the event from the values. */
    abstract void make();

    /** Passes the event to {@code listener}. Called only if the event is sound. */
    abstract void tell(FrameListener listener, long receiveNs);

    /** Returns the time of the event just built, or missing if these events have none. */
    long sipNs() {
        return Missing.LONG;
    }

    /** Whether these events belong to an instrument. */
    boolean hasInstrument() {
        return true;
    }

    /**
     * Reads the members after the first, which named the kind, up to the end of the object if they are written as the
     * vendor writes them. Otherwise stays and returns false.
     */
    final boolean readPlain() {
        unknownKeys = 0;
        int end = plain.read(cursor.bytes(), cursor.place());
        if (end == PlainReader.NOT_PLAIN) {
            return false;
        }
        cursor.moveTo(end);
        return true;
    }

    /**
     * Reads the members after the first in any form, up to the end of the object or until the cursor is broken.
     *
     * @return false if a later {@code ev} names another kind; reading stops there
     */
    final boolean readOn() {
        any.read(false);
        unknownKeys = any.unknownKeys();
        return !any.isOfOtherKind();
    }

    /** Reads all members of an object known to be of this kind, until its end or until the cursor is broken. */
    final void readAll() {
        cursor.enter();
        any.read(true);
        unknownKeys = any.unknownKeys();
    }

    /** Counts the unknown keys of the event. */
    final void countUnknownKeys(StreamCounts counts) {
        for (int i = 0; i < unknownKeys; i++) {
            counts.countUnknownKey(kind, cursor.bytes(), any.unknownFrom(i), any.unknownTo(i));
        }
    }

    /** Whether the event's symbol is not wanted. */
    final boolean isUnwanted() {
        return values[Members.SYMBOL] == Members.UNWANTED;
    }

    /** Builds the event. Returns its fault, or null if it is sound. */
    final EventFault judge() {
        fault = null;
        if (hasInstrument()) {
            require(values[Members.SYMBOL] != Members.UNFIT, NOT_A_TEXT);
            require(values[Members.SYMBOL] != Members.NONE, ABSENT);
        }
        if (fault == null) {
            make();
        }
        return fault;
    }

    final Instrument instrument() {
        return symbols.instrument((int) values[Members.SYMBOL]);
    }

    /** Records {@code otherwise} if {@code claim} is false and there is no fault yet. */
    final void require(boolean claim, EventFault otherwise) {
        if (!claim && fault == null) {
            fault = otherwise;
        }
    }

    /** Returns {@code value}, which must not be missing. */
    final long present(long value) {
        require(value != Missing.LONG, ABSENT);
        return value;
    }

    /** Returns the price at {@code place} in micros, or missing if null or absent. */
    final long price(int place) {
        return believed(values[place], VendorLimits.HIGHEST_PRICE);
    }

    /** Returns the price at {@code place} in micros, or missing if null, absent or 0. */
    final long priceAboveZero(int place) {
        long price = price(place);
        return price == 0 ? Missing.LONG : price;
    }

    /** Returns the exact size if present, otherwise the size at {@code place}, in micros. */
    final long size(int place, int exactPlace) {
        long size = size(place);
        long exactSize = size(exactPlace);
        return exactSize == Missing.LONG ? size : exactSize;
    }

    /** Returns the size at {@code place} in micros, or missing if null or absent. */
    final long size(int place) {
        return believed(values[place], VendorLimits.LARGEST_SIZE);
    }

    /** Returns the SIP sequence at {@code place}, which is required. */
    final long sequence(int place) {
        return present(believed(values[place], VendorLimits.HIGHEST_SEQUENCE));
    }

    /**
     * Returns the instant at {@code place} in epoch nanoseconds, or missing if null, absent or 0. The unit is inferred
     * from the magnitude.
     */
    final long instant(int place) {
        long value = believed(values[place], Long.MAX_VALUE);
        if (value <= 0) {
            return Missing.LONG;
        }
        long instantNs = VendorLimits.instantNs(value);
        require(instantNs != Missing.LONG, NOT_AN_INSTANT);
        return instantNs;
    }

    /** Returns the code at {@code place}, or missing if null or absent. */
    final int code(int place) {
        long value = believed(values[place], VendorLimits.HIGHEST_CODE);
        return value < 0 ? Missing.CODE : (int) value;
    }

    /** Returns the code at {@code place}, or missing if null, absent or 0. */
    final int codeAboveZero(int place) {
        int code = code(place);
        return code == 0 ? Missing.CODE : code;
    }

    /** Checks the list at {@code place}. Clears it if null or absent. */
    final void codes(int place) {
        require(values[place] != Members.UNFIT, NOT_CODES);
        if (values[place] == Members.NONE) {
            members.list(place).clear();
        }
    }

    /** Checks the text at {@code place}. Returns whether it is present; clears it if not. */
    final boolean text(int place) {
        require(values[place] != Members.UNFIT, NOT_A_TEXT);
        return textIfFit(place);
    }

    /** Whether the text at {@code place} is present. Clears it if the value is null, absent or of another kind. */
    final boolean textIfFit(int place) {
        boolean there = values[place] == Members.THERE;
        if (!there) {
            members.text(place).clear();
        }
        return there;
    }

    final Members members() {
        return members;
    }

    private long believed(long value, long limit) {
        if (value >= 0 && value <= limit) {
            return value;
        }
        require(value <= limit && value != Members.TOO_LARGE, TOO_LARGE);
        require(value != Members.NEGATIVE, NEGATIVE);
        require(value != Members.UNFIT, NOT_A_NUMBER);
        return Missing.LONG;
    }
}
