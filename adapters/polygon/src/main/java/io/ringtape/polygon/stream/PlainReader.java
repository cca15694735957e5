package io.ringtape.polygon.stream;

import io.ringtape.event.Codes;
import io.ringtape.event.Micros;
import io.ringtape.event.Text;

/**
 * Reads members as the vendor writes them: known keys of up to four letters, no blanks, no escapes, prices of up to seven
 * digits and six places. Whatever else there may be is {@link #NOT_PLAIN}, and is left to {@link MemberReader}; what this
 * reader accepts, that one reads alike. Eight bytes are looked at at a time, and the place is carried from one step to
 * the next, never stored, so that it stays in a register.
 */
final class PlainReader {
    /** The answer when something is not plain. */
    static final int NOT_PLAIN = -1;

    private static final int MICRO_PLACES = 6;
    private static final int CODE_DIGITS = 4;
    private static final int[] POWER = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    /** A comma and a key of one to four letters with its quotes and colon, and the bytes in which the letters are not. */
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

    /** Reads the members from the comma there on, and answers the place behind the object, or {@link #NOT_PLAIN}. */
    int read(byte[] bytes, int from, int end) {
        members.clear();
        long[] values = members.values();
        int at = from;
        while (at >= 0) {
            long word = Words.at(bytes, at, end);
            long letters;
            if ((word & AROUND_1) == KEY_1) {
                letters = (word >>> 16) & 0xff;
                at += 5;
            } else if ((word & AROUND_2) == KEY_2) {
                letters = (word >>> 16) & 0xffff;
                at += letters > 0xff ? 6 : end;
            } else if ((word & AROUND_3) == KEY_3) {
                letters = (word >>> 16) & 0xff_ffff;
                at += letters > 0xffff ? 7 : end;
            } else if ((word & AROUND_4) == KEY_4) {
                letters = (word >>> 16) & 0xffff_ffffL;
                at += letters > 0xff_ffff ? 8 : end;
            } else {
                return Words.byteAt(word, 0) == '}' ? at + 1 : NOT_PLAIN;
            }
            int known = members.find(letters);
            int place = Members.place(known);
            at = switch (Members.how(known)) {
                case Members.PRICE -> micros(bytes, at, end, values, place);
                case Members.SIZE -> size(bytes, at, end, values, place);
                case Members.WHOLE -> whole(bytes, at, end, values, place);
                case Members.CODE -> code(bytes, at, end, values, place);
                case Members.INSTRUMENT -> symbol(bytes, at, end, values);
                case Members.CODES -> codes(bytes, at, end, values, place);
                case Members.TEXT -> text(bytes, at, end, values, place);
                default -> NOT_PLAIN;
            };
        }
        return NOT_PLAIN;
    }

    private static int micros(byte[] bytes, int at, int end, long[] values, int place) {
        long digits = Words.digits(Words.at(bytes, at, end));
        int count = Words.digitCount(digits);
        if (count == 0 || count == Long.BYTES || (count > 1 && Words.byteAt(digits, 0) == 0)) {
            return NOT_PLAIN;
        }
        long value = Words.number(digits, count) * Micros.ONE;
        int stop = Words.byteAt(digits, count) ^ '0';
        int to = at + count;
        if (stop == '.') {
            digits = Words.digits(Words.at(bytes, to + 1, end));
            count = Words.digitCount(digits);
            if (count == 0 || count > MICRO_PLACES) {
                return NOT_PLAIN;
            }
            value += Words.millionths(digits, count);
            stop = Words.byteAt(digits, count) ^ '0';
            to += 1 + count;
        }
        values[place] = value;
        return isEnd(stop) ? to : NOT_PLAIN;
    }

    private static int size(byte[] bytes, int at, int end, long[] values, int place) {
        if (byteAt(bytes, at, end) != '"') {
            return micros(bytes, at, end, values, place);
        }
        int to = micros(bytes, at + 1, end, values, place);
        return to >= 0 && byteAt(bytes, to, end) == '"' ? to + 1 : NOT_PLAIN;
    }

    private static int whole(byte[] bytes, int at, int end, long[] values, int place) {
        long digits = Words.digits(Words.at(bytes, at, end));
        int count = Words.digitCount(digits);
        boolean padded = Words.byteAt(digits, 0) == 0;
        long high = 0;
        int to = at + count;
        if (count == Long.BYTES) {
            high = Words.eight(digits);
            digits = Words.digits(Words.at(bytes, to, end));
            count = Words.digitCount(digits);
            to += count;
        }
        if (to == at || count == Long.BYTES || (padded && to - at > 1)) {
            return NOT_PLAIN;
        }
        values[place] = high * POWER[count] + Words.number(digits, count);
        return isEnd(Words.byteAt(digits, count) ^ '0') ? to : NOT_PLAIN;
    }

    private static int code(byte[] bytes, int at, int end, long[] values, int place) {
        int first = byteAt(bytes, at, end) - '0';
        if (first < 0 || first > 9) {
            return NOT_PLAIN;
        }
        int second = byteAt(bytes, at + 1, end);
        if (isEnd(second)) {
            values[place] = first;
            return at + 1;
        }
        return whole(bytes, at, end, values, place);
    }

    private int symbol(byte[] bytes, int at, int end, long[] values) {
        long letters = Words.at(bytes, at + 1, end);
        int length = Words.plainLength(letters);
        if (byteAt(bytes, at, end) != '"' || length == Long.BYTES || Words.byteAt(letters, length) != '"') {
            return NOT_PLAIN;
        }
        int id = symbols.find(Words.first(letters, length));
        values[Members.SYMBOL] = id == WordTable.UNKNOWN ? Members.UNWANTED : id;
        return at + length + 2;
    }

    private int codes(byte[] bytes, int at, int end, long[] values, int place) {
        Codes list = members.list(place);
        list.clear();
        values[place] = Members.THERE;
        if (byteAt(bytes, at, end) != '[') {
            int to = addCode(bytes, at, end, list);
            return to >= 0 && isEnd(byteAt(bytes, to, end)) ? to : NOT_PLAIN;
        }
        int to = at;
        do {
            to = addCode(bytes, to + 1, end, list);
        } while (to >= 0 && byteAt(bytes, to, end) == ',');
        return to >= 0 && byteAt(bytes, to, end) == ']' ? to + 1 : NOT_PLAIN;
    }

    /** Adds a code of up to four digits; answers the place behind it. */
    private static int addCode(byte[] bytes, int at, int end, Codes list) {
        long digits = Words.digits(Words.at(bytes, at, end));
        int count = Words.digitCount(digits);
        if (count == 0 || count > CODE_DIGITS || (count > 1 && Words.byteAt(digits, 0) == 0)) {
            return NOT_PLAIN;
        }
        return list.add((int) Words.number(digits, count)) ? at + count : NOT_PLAIN;
    }

    private int text(byte[] bytes, int at, int end, long[] values, int place) {
        int to = at + 1;
        int length = Words.plainLength(Words.at(bytes, to, end));
        to += length;
        while (length == Long.BYTES) {
            length = Words.plainLength(Words.at(bytes, to, end));
            to += length;
        }
        if (byteAt(bytes, at, end) != '"' || byteAt(bytes, to, end) != '"') {
            return NOT_PLAIN;
        }
        Text text = members.text(place);
        text.set(bytes, at + 1, to - at - 1);
        values[place] = Members.THERE;
        return to + 1;
    }

    /** Whether the byte behind a number ends it, in an object, a list or a text; others say nothing. */
    private static boolean isEnd(int stop) {
        return stop == ',' || stop == '}' || stop == '"';
    }

    private static int byteAt(byte[] bytes, int at, int end) {
        return at < end ? bytes[at] : 0;
    }
}
