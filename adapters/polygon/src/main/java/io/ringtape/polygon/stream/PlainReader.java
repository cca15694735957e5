package io.ringtape.polygon.stream;

import io.ringtape.event.Codes;
import io.ringtape.event.Micros;
import io.ringtape.event.Text;

/**
 * Reads members as the vendor writes them: known keys of up to four letters, no whitespace, no escapes, numbers without
 * sign and exponent. Returns {@link #NOT_PLAIN} for anything else, which {@link MemberReader} then reads; both read what
 * is plain alike. Examines eight bytes at a time and passes the position from step to step without storing it, so that
 * it stays in a register. Rare but plain values, such as a size of eight digits, have methods of their own, so that the
 * usual ones stay short enough to be inlined.
 */
final class PlainReader {
    /** Returned when something is not plain. */
    static final int NOT_PLAIN = -1;

    private static final int MICRO_PLACES = 6;
    private static final int CODE_DIGITS = 4;
    private static final int POINT = '.' ^ '0';
    private static final int ROUNDED_UP_FROM = 5;

    /** The bytes of a point and a zero. */
    private static final int POINT_ZERO = '.' | ('0' << 8);

    /** The most digits before the point of a number in micros; more are above every limit. */
    private static final int MOST_WHOLE_DIGITS = 10;

    /** Sixteen digits from which three more may exceed a {@code long}. */
    private static final long NEARLY_TOO_LONG = 9_000_000_000_000_000L;

    private static final long TRUE = 't' | ('r' << 8) | ('u' << 16) | ('e' << 24);
    private static final long FALSE = 'f' | ('a' << 8) | ('l' << 16) | ('s' << 24) | ((long) 'e' << 32);
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
        int at = readMembers(bytes, from);
        while (at < NOT_PLAIN) {
            at = isWholeWithPoint(bytes, ~at) ? readMembers(bytes, ~at + 2) : NOT_PLAIN;
        }
        return at;
    }

    /**
     * Reads members up to the end of the object. Returns the index after it, or {@link #NOT_PLAIN}, or the complement of
     * the place where neither a member nor the end is.
     */
    private int readMembers(byte[] bytes, int from) {
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
            } else if (Words.byteAt(word, 0) == '}') {
                return at + 1;
            } else {
                return ~at;
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
                case Members.IGNORED -> pastIgnored(bytes, at);
                default -> NOT_PLAIN;
            };
        }
        return NOT_PLAIN;
    }

    /**
     * Whether a whole number ends before {@code at} with a {@code .0} after it. The vendor writes one like that now and
     * then. Looks back for the key, so that the usual members need not remember theirs.
     */
    private boolean isWholeWithPoint(byte[] bytes, int at) {
        long word = Words.at(bytes, at);
        int next = Words.byteAt(word, 2);
        return (word & 0xffff) == POINT_ZERO && (next == ',' || next == '}') && isWholeBefore(bytes, at);
    }

    /** Whether the number that ends before {@code at} is the value of a key whose values are whole. */
    private boolean isWholeBefore(byte[] bytes, int at) {
        int from = at - 1;
        while (bytes[from] >= '0' && bytes[from] <= '9') {
            from--;
        }
        long key = 0;
        int quote = from - 1;
        if (bytes[from] != ':' || bytes[quote] != '"') {
            return false;
        }
        for (int i = quote - 1; bytes[i] != '"'; i--) {
            key = (key << Byte.SIZE) | bytes[i];
        }
        int how = Members.how(members.find(key));
        return how == Members.WHOLE || how == Members.CODE || how == Members.CODES;
    }

    /**
     * Reads a price of up to seven digits and its point from one word, and longer prices from two. Returns the index
     * after it, or {@link #NOT_PLAIN}.
     */
    private static int micros(byte[] bytes, int at, long[] values, int place) {
        long digits = Words.digits(Words.at(bytes, at));
        int whole = Words.digitCount(digits);
        if (whole == 0 || whole == Long.BYTES || isPadded(digits, whole)) {
            return whole == Long.BYTES ? largeMicros(bytes, at, values, place) : NOT_PLAIN;
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
        return places(bytes, at + whole + 1, Words.number(digits, whole) * Micros.ONE, values, place);
    }

    /** Reads a number of eight to ten digits before its point, if it has one. */
    private static int largeMicros(byte[] bytes, int at, long[] values, int place) {
        long high = Words.digits(Words.at(bytes, at));
        long low = Words.digits(Words.at(bytes, at + Long.BYTES));
        int count = Words.digitCount(low);
        if (Words.byteAt(high, 0) == 0 || count > MOST_WHOLE_DIGITS - Long.BYTES) {
            return NOT_PLAIN;
        }
        long micros = (Words.eight(high) * POWER[count] + Words.number(low, count)) * Micros.ONE;
        int to = at + Long.BYTES + count;
        if (bytes[to] == '.') {
            return places(bytes, to + 1, micros, values, place);
        }
        values[place] = micros;
        return to;
    }

    /**
     * Reads decimal places and adds them to {@code micros}. The seventh decides the rounding, because it is half away
     * from zero. Returns the index after the last, or {@link #NOT_PLAIN}.
     */
    private static int places(byte[] bytes, int at, long micros, long[] values, int place) {
        long digits = Words.digits(Words.at(bytes, at));
        int count = Words.digitCount(digits);
        values[place] = micros + Words.millionths(digits, Math.min(count, MICRO_PLACES));
        if (count <= MICRO_PLACES) {
            return count > 0 ? at + count : NOT_PLAIN;
        }
        values[place] += Words.byteAt(digits, MICRO_PLACES) >= ROUNDED_UP_FROM ? 1 : 0;
        return pastDigits(bytes, at + count);
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
            return longWhole(bytes, at, values, place);
        }
        values[place] = Words.eight(digits) * POWER[lowCount] + Words.number(low, lowCount);
        return at + Long.BYTES + lowCount;
    }

    /** Reads a whole number of sixteen to nineteen digits, as a time in micro- or nanoseconds has. */
    private static int longWhole(byte[] bytes, int at, long[] values, int place) {
        long high = Words.eight(Words.digits(Words.at(bytes, at))) * POWER[Long.BYTES]
                + Words.eight(Words.digits(Words.at(bytes, at + Long.BYTES)));
        long low = Words.digits(Words.at(bytes, at + 2 * Long.BYTES));
        int count = Words.digitCount(low);
        if (count > 3 || (count == 3 && high >= NEARLY_TOO_LONG)) {
            return NOT_PLAIN;
        }
        values[place] = high * POWER[count] + Words.number(low, count);
        return at + 2 * Long.BYTES + count;
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

    /** Reads a symbol of up to six letters from one word, and longer ones byte by byte. */
    private int symbol(byte[] bytes, int at, long[] values) {
        long word = Words.at(bytes, at);
        long letters = word >>> Byte.SIZE;
        int length = Words.plainLength(letters);
        if (Words.byteAt(word, 0) != '"') {
            return NOT_PLAIN;
        }
        if (Words.byteAt(letters, length) != '"') {
            return length == Long.BYTES - 1 ? longSymbol(bytes, at, values) : NOT_PLAIN;
        }
        int id = symbols.find(Words.first(letters, length));
        values[Members.SYMBOL] = id == WordTable.UNKNOWN ? Members.UNWANTED : id;
        return at + length + 2;
    }

    private int longSymbol(byte[] bytes, int at, long[] values) {
        int to = pastPlain(bytes, at + 1);
        if (bytes[to] != '"') {
            return NOT_PLAIN;
        }
        int id = symbols.find(bytes, at + 1, to);
        values[Members.SYMBOL] = id == WordTable.UNKNOWN ? Members.UNWANTED : id;
        return to + 1;
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
        if (to < 0) {
            return bytes[at + 1] == ']' ? at + 2 : NOT_PLAIN;
        }
        return bytes[to] == ']' ? to + 1 : NOT_PLAIN;
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
        int to = pastPlain(bytes, at + 1);
        if (bytes[at] != '"' || bytes[to] != '"') {
            return NOT_PLAIN;
        }
        Text text = members.text(place);
        text.set(bytes, at + 1, to - at - 1);
        values[place] = Members.THERE;
        return to + 1;
    }

    /** Returns the index after a string, number or truth value that is skipped, or {@link #NOT_PLAIN}. */
    private static int pastIgnored(byte[] bytes, int at) {
        byte first = bytes[at];
        if (first == '"') {
            int to = pastPlain(bytes, at + 1);
            return bytes[to] == '"' ? to + 1 : NOT_PLAIN;
        }
        if (first >= '0' && first <= '9') {
            return pastNumber(bytes, at);
        }
        long word = Words.at(bytes, at);
        if (Words.first(word, 4) == TRUE) {
            return at + 4;
        }
        return Words.first(word, 5) == FALSE ? at + 5 : NOT_PLAIN;
    }

    private static int pastNumber(byte[] bytes, int at) {
        int to = bytes[at] == '0' ? at + 1 : pastDigits(bytes, at);
        if (bytes[to] != '.') {
            return to;
        }
        int end = pastDigits(bytes, to + 1);
        return end > to + 1 ? end : NOT_PLAIN;
    }

    private static int pastDigits(byte[] bytes, int at) {
        int to = at;
        while (bytes[to] >= '0' && bytes[to] <= '9') {
            to++;
        }
        return to;
    }

    /** Returns the index of the first quote, backslash or control character at or after {@code at}. */
    private static int pastPlain(byte[] bytes, int at) {
        int to = at;
        int length = Words.plainLength(Words.at(bytes, to));
        while (length == Long.BYTES) {
            to += length;
            length = Words.plainLength(Words.at(bytes, to));
        }
        return to + length;
    }

    private static boolean isPadded(long digits, int count) {
        return count > 1 && Words.byteAt(digits, 0) == 0;
    }
}
