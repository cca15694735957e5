package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.Missing;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.Believed;

/**
 * Makes events of one kind of their members; the fault of an event is the first that is met in making it. A subclass
 * names the keys, how each is read and its place among the values. Reused; allocates nothing for an event.
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

    /** The {@code ev} of its events, as a word. */
    final long kind() {
        return kind;
    }

    /** Makes the event of the values. */
    abstract void make();

    /** Hands on the event, which was made and is sound. */
    abstract void tell(FrameListener listener, long receiveNs);

    /** Whether the event is of an instrument. */
    boolean hasInstrument() {
        return true;
    }

    /**
     * Reads the members that follow the first, which said the kind, up to the end of the object or until the cursor is
     * broken.
     *
     * @return false when a further member says another kind, and reading stopped there
     */
    final boolean readOn() {
        unknownKeys = 0;
        int end = plain.read(cursor.bytes(), cursor.place());
        if (end != PlainReader.NOT_PLAIN) {
            cursor.moveTo(end);
            return true;
        }
        any.read(false);
        unknownKeys = any.unknownKeys();
        return !any.isOfOtherKind();
    }

    /** Reads all members of the object there, which is known to be of this kind, or until the cursor is broken. */
    final void readAll() {
        cursor.enter();
        any.read(true);
        unknownKeys = any.unknownKeys();
    }

    /** Keys that the reader does not know. */
    final int unknownKeys() {
        return unknownKeys;
    }

    /** Whether the event is of an instrument that is not wanted. */
    final boolean isUnwanted() {
        return values[Members.SYMBOL] == Members.UNWANTED;
    }

    /** Makes the event; answers its fault, or null when it is sound. */
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

    /** The event's instrument. */
    final Instrument instrument() {
        return symbols.instrument((int) values[Members.SYMBOL]);
    }

    /** Notes a fault when the claim does not hold, unless there is one. */
    final void require(boolean claim, EventFault otherwise) {
        if (!claim && fault == null) {
            fault = otherwise;
        }
    }

    /** A value that must not be missing. */
    final long present(long value) {
        require(value != Missing.LONG, ABSENT);
        return value;
    }

    /** The price there, in micros; missing when null or absent. */
    final long price(int place) {
        return believed(values[place], Believed.HIGHEST_PRICE);
    }

    /** The price there; missing when 0 too. */
    final long priceAboveZero(int place) {
        long price = price(place);
        return price == 0 ? Missing.LONG : price;
    }

    /** The size there, in micros; the exact one if it is not missing. */
    final long size(int place, int exactPlace) {
        long size = size(place);
        long exactSize = size(exactPlace);
        return exactSize == Missing.LONG ? size : exactSize;
    }

    /** The size there, in micros; missing when null or absent. */
    final long size(int place) {
        return believed(values[place], Believed.LARGEST_SIZE);
    }

    /** The SIP sequence there, which must be. */
    final long sequence(int place) {
        return present(believed(values[place], Believed.HIGHEST_SEQUENCE));
    }

    /** The instant there in epoch nanoseconds, its unit told by magnitude; missing when null, absent or 0. */
    final long instant(int place) {
        long value = believed(values[place], Long.MAX_VALUE);
        if (value <= 0) {
            return Missing.LONG;
        }
        long instantNs = Believed.instantNs(value);
        require(instantNs != Missing.LONG, NOT_AN_INSTANT);
        return instantNs;
    }

    /** The code there; missing when null or absent. */
    final int code(int place) {
        long value = believed(values[place], Believed.HIGHEST_CODE);
        return value < 0 ? Missing.CODE : (int) value;
    }

    /** The code there, of which 0 says that there is none. */
    final int codeAboveZero(int place) {
        int code = code(place);
        return code == 0 ? Missing.CODE : code;
    }

    /** Judges the list there; empty when null or absent. */
    final void codes(int place) {
        require(values[place] != Members.UNFIT, NOT_CODES);
        if (values[place] == Members.NONE) {
            members.list(place).clear();
        }
    }

    /** Judges the text there, and answers whether there is one; empty when null or absent. */
    final boolean text(int place) {
        require(values[place] != Members.UNFIT, NOT_A_TEXT);
        return textIfFit(place);
    }

    /** Whether there is a text there; empty when it is another kind of value. */
    final boolean textIfFit(int place) {
        boolean there = values[place] == Members.THERE;
        if (!there) {
            members.text(place).clear();
        }
        return there;
    }

    /** The members it is made of. */
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
