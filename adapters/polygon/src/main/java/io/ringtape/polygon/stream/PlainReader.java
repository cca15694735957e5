package io.ringtape.polygon.stream;

import io.ringtape.event.Codes;
import io.ringtape.event.Micros;
import io.ringtape.event.Text;

/**
 * Reads members as the vendor usually writes them: known keys of up to four letters, no whitespace, no escapes, prices
 * of up to seven digits and six decimal places. Returns {@link #NOT_PLAIN} for anything else, which
 * {@link MemberReader} then reads; both read what is plain alike. Examines eight bytes at a time and passes the
 * position from step to step without storing it, so that it stays in a register.
 */
final class PlainReader {
    /** Returned when something is not plain. */
    static final int NOT_PLAIN = -1;

    private static final int MICRO_PLACES = 6;
    private static final int CODE_DIGITS = 4;
    private static final int POINT = '.' ^ '0';
    private static final int[] POWER = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    /**
     * A comma and a key of one to four letters with its quotes and colon, and masks of the bytes around the letters.
     * The last letter is a zero size, which would make the key look shorter than it is.
     */
    private static final long KEY_1 = 0x3a_22_00_22_2cL;

    private static final long AROUND_1 = 0xff_ff_00_ff_ffL;
    private static final long KEY_2 = 0x3a_22_00_00_22_2cL;
    private static final long AROUND_2 = 0xff_ff_00_00_ff_ffL;
    private static final long KEY_3 = 0x3a_22_00_00_00_22_2cL;
    private static final long AROUND_3 = 0xff_ff_00_00_00_ff_ffL;
    private static final long KEY_4 = 0x3a_22_00_00_00_00_22_2cL;
    private static final long AROUND_4 = 0xff_ff_00_00_00_00_ff_ffL;

    private final Members members;
    private final SymbolIndex symbols;

    PlainReader(Members members, SymbolIndex symbols) {
        this.members = members;
        this.symbols = symbols;
    }

    /** Reads the members from the comma at {@code from}. Returns the index after the object, or {@link #NOT_PLAIN}. */
    int read(byte[] bytes, int from) {
        members.clear();
        long[] values = members.values();
        long[] keys = members.shortKeys();
        int at = from;
        while (at >= 0) {
            long word = Words.at(bytes, at);
            long letters;
            if ((word & AROUND_1) == KEY_1) {
                letters = (word >>> 16) & 0xff;
                at += 5;
            } else if ((word & AROUND_2) == KEY_2) {
                letters = (word >>> 16) & 0xffff;
                at = letters > 0xff ? at + 6 : NOT_PLAIN;
            } else if ((word & AROUND_3) == KEY_3) {
                letters = (word >>> 16) & 0xff_ffff;
                at = letters > 0xffff ? at + 7 : NOT_PLAIN;
            } else if ((word & AROUND_4) == KEY_4) {
                letters = (word >>> 16) & 0xffff_ffffL;
                at = letters > 0xff_ffff ? at + 8 : NOT_PLAIN;
            } else {
                return Words.byteAt(word, 0) == '}' ? at + 1 : NOT_PLAIN;
            }
            if (at == NOT_PLAIN) {
                return NOT_PLAIN;
            }
            long key = keys[Members.home((int) letters)];
            int known = (int) key == (int) letters ? (int) (key >>> Integer.SIZE) : members.find(letters);
            int place = Members.place(known);
            at = switch (Members.how(known)) {
                case Members.PRICE -> micros(bytes, at, values, place);
                case Members.SIZE -> size(bytes, at, values, place);
                case Members.WHOLE -> whole(bytes, at, values, place);
                case Members.CODE -> code(bytes, at, values, place);
                case Members.INSTRUMENT -> symbol(bytes, at, values);
                case Members.CODES -> codes(bytes, at, values, place);
                case Members.TEXT -> text(bytes, at, values, place);
                default -> NOT_PLAIN;
            };
        }
        return NOT_PLAIN;
    }

    /**
     * Reads a price of up to seven digits and its point from one word, and longer prices from two. Returns the index
     * after it, or {@link #NOT_PLAIN}.
     */
    private static int micros(byte[] bytes, int at, long[] values, int place) {
        long digits = Words.digits(Words.at(bytes, at));
        int whole = Words.digitCount(digits);
        if (whole == 0 || whole == Long.BYTES || isPadded(digits, whole)) {
            return NOT_PLAIN;
        }
        if (Words.byteAt(digits, whole) != POINT) {
            values[place] = Words.number(digits, whole) * Micros.ONE;
            return at + whole;
        }
        long closedUp = Words.without(digits, whole);
        int count = Words.digitCount(closedUp);
        if (count == Long.BYTES - 1) {
            return longMicros(bytes, at, values, place);
        }
        values[place] = Words.number(closedUp, count) * POWER[MICRO_PLACES + whole - count];
        return count > whole ? at + count + 1 : NOT_PLAIN;
    }

    private static int longMicros(byte[] bytes, int at, long[] values, int place) {
        long digits = Words.digits(Words.at(bytes, at));
        int whole = Words.digitCount(digits);
        long places = Words.digits(Words.at(bytes, at + whole + 1));
        int count = Words.digitCount(places);
        values[place] =
                Words.number(digits, whole) * Micros.ONE + Words.millionths(places, Math.min(count, MICRO_PLACES));
        return count > 0 && count <= MICRO_PLACES ? at + whole + 1 + count : NOT_PLAIN;
    }

    private static int size(byte[] bytes, int at, long[] values, int place) {
        if (bytes[at] != '"') {
            return micros(bytes, at, values, place);
        }
        int to = micros(bytes, at + 1, values, place);
        return to >= 0 && bytes[to] == '"' ? to + 1 : NOT_PLAIN;
    }

    private static int whole(byte[] bytes, int at, long[] values, int place) {
        long digits = Words.digits(Words.at(bytes, at));
        int count = Words.digitCount(digits);
        if (count == 0 || isPadded(digits, count)) {
            return NOT_PLAIN;
        }
        if (count < Long.BYTES) {
            values[place] = Words.number(digits, count);
            return at + count;
        }
        long low = Words.digits(Words.at(bytes, at + Long.BYTES));
        int lowCount = Words.digitCount(low);
        if (lowCount == Long.BYTES) {
            return NOT_PLAIN;
        }
        values[place] = Words.eight(digits) * POWER[lowCount] + Words.number(low, lowCount);
        return at + Long.BYTES + lowCount;
    }

    private static int code(byte[] bytes, int at, long[] values, int place) {
        long digits = Words.digits(Words.at(bytes, at));
        int first = Words.byteAt(digits, 0);
        int second = Words.byteAt(digits, 1);
        if (first <= 9 && second > 9) {
            values[place] = first;
            return at + 1;
        }
        if (first > 0 && first <= 9 && Words.byteAt(digits, 2) > 9) {
            values[place] = first * 10L + second;
            return at + 2;
        }
        return whole(bytes, at, values, place);
    }

    /** Reads a symbol of up to six letters. */
    private int symbol(byte[] bytes, int at, long[] values) {
        long word = Words.at(bytes, at);
        long letters = word >>> Byte.SIZE;
        int length = Words.plainLength(letters);
        if (Words.byteAt(word, 0) != '"' || Words.byteAt(letters, length) != '"') {
            return NOT_PLAIN;
        }
        int id = symbols.find(Words.first(letters, length));
        values[Members.SYMBOL] = id == WordTable.UNKNOWN ? Members.UNWANTED : id;
        return at + length + 2;
    }

    private int codes(byte[] bytes, int at, long[] values, int place) {
        Codes list = members.list(place);
        list.clear();
        values[place] = Members.THERE;
        if (bytes[at] != '[') {
            return addCode(bytes, at, list);
        }
        int to = at;
        do {
            to = addCode(bytes, to + 1, list);
        } while (to >= 0 && bytes[to] == ',');
        return to >= 0 && bytes[to] == ']' ? to + 1 : NOT_PLAIN;
    }

    /** Adds a code of up to four digits to {@code list}. Returns the index after it, or {@link #NOT_PLAIN}. */
    private static int addCode(byte[] bytes, int at, Codes list) {
        long digits = Words.digits(Words.at(bytes, at));
        int count = Words.digitCount(digits);
        if (count == 0 || count > CODE_DIGITS || isPadded(digits, count)) {
            return NOT_PLAIN;
        }
        return list.add((int) Words.number(digits, count)) ? at + count : NOT_PLAIN;
    }

    private int text(byte[] bytes, int at, long[] values, int place) {
        int to = at + 1;
        int length = Words.plainLength(Words.at(bytes, to));
        to += length;
        while (length == Long.BYTES) {
            length = Words.plainLength(Words.at(bytes, to));
            to += length;
        }
        if (bytes[at] != '"' || bytes[to] != '"') {
            return NOT_PLAIN;
        }
        Text text = members.text(place);
        text.set(bytes, at + 1, to - at - 1);
        values[place] = Members.THERE;
        return to + 1;
    }

    private static boolean isPadded(long digits, int count) {
        return count > 1 && Words.byteAt(digits, 0) == 0;
    }
}
