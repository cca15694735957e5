package io.ringtape.polygon.stream;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.polygon.Decimal;

/**
 * Goes through the members of one object, key by key, and reads the numbers among them exactly. A number is 0 or more; an
 * answer below 0 says why there is none. Numbers as the vendor writes them are read eight digits at a time, all others by
 * {@link Decimal}.
 */
final class JsonCursor extends JsonText {
    /** The value is null: as good as absent. */
    static final long NONE = Missing.LONG;

    /** The value is no number, or no whole one where that is asked for. */
    static final long NOT_A_NUMBER = -1;

    /** The number is below zero. */
    static final long NEGATIVE = -2;

    /** The number does not fit. */
    static final long TOO_LARGE = -3;

    private static final long NOT_PLAIN = -4;
    private static final int MICRO_PLACES = 6;

    /** What may stand behind digits, as {@link Words#digits} has it. */
    private static final int POINT = '.' ^ '0';

    private static final int COMMA = ',' ^ '0';
    private static final int BRACE = '}' ^ '0';
    private static final int BRACKET = ']' ^ '0';
    private static final int QUOTE = '"' ^ '0';
    private static final int[] POWER = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    /**
     * A comma and a key of one to four letters with its quotes and colon; where in the word they are; and the last letter,
     * which a zero would make the key look shorter than it is.
     */
    private static final long SHAPE_1 = 0x3a_22_00_22_2cL;

    private static final long MASK_1 = 0xff_ff_00_ff_ffL;
    private static final long SHAPE_2 = 0x3a_22_00_00_22_2cL;
    private static final long MASK_2 = 0xff_ff_00_00_ff_ffL;
    private static final long LAST_2 = 0xff_00_00_00L;
    private static final long SHAPE_3 = 0x3a_22_00_00_00_22_2cL;
    private static final long MASK_3 = 0xff_ff_00_00_00_ff_ffL;
    private static final long LAST_3 = 0xff_00_00_00_00L;
    private static final long SHAPE_4 = 0x3a_22_00_00_00_00_22_2cL;
    private static final long MASK_4 = 0xff_ff_00_00_00_00_ff_ffL;
    private static final long LAST_4 = 0xff_00_00_00_00_00L;

    /** An opening brace, the key {@code ev} and its colon. */
    private static final long KIND_HEAD = 0x3a_22_76_65_22_7bL;

    private static final int KIND_HEAD_LENGTH = 6;
    private static final int NO_PLACE = -1;

    private boolean fresh;
    private long key;
    private int plainKeyPlace;

    /** Goes into the object whose opening brace is there. */
    void enter() {
        skip(1);
        fresh = true;
    }

    /** Goes to the value of the first member of the object there if its key is {@code ev}, written without blanks. */
    boolean enterAtKind() {
        fresh = false;
        boolean is = Words.first(word(0), KIND_HEAD_LENGTH) == KIND_HEAD;
        skip(is ? KIND_HEAD_LENGTH : 0);
        return is;
    }

    /**
     * Goes to the next member's value; false behind the object's closing brace, or when broken. A key that is not known
     * must be {@link #rereadKey read again}: that of a plain member may be an escaped one in truth.
     */
    boolean nextKey() {
        long word = word(0);
        if ((word & MASK_1) == SHAPE_1) {
            return plainKey((word >>> 16) & 0xff, 5);
        }
        if ((word & MASK_2) == SHAPE_2 && (word & LAST_2) != 0) {
            return plainKey((word >>> 16) & 0xffff, 6);
        }
        if ((word & MASK_3) == SHAPE_3 && (word & LAST_3) != 0) {
            return plainKey((word >>> 16) & 0xffffff, 7);
        }
        if ((word & MASK_4) == SHAPE_4 && (word & LAST_4) != 0) {
            return plainKey((word >>> 16) & 0xffffffffL, 8);
        }
        return anyKey();
    }

    private boolean plainKey(long word, int length) {
        key = word;
        plainKeyPlace = place();
        skip(length);
        return true;
    }

    /** Reads the key again, and as what it is; false when broken. */
    boolean rereadKey() {
        if (plainKeyPlace != NO_PLACE) {
            moveTo(plainKeyPlace);
            anyKey();
        }
        return !isBroken();
    }

    private boolean anyKey() {
        plainKeyPlace = NO_PLACE;
        if (isBroken()) {
            return false;
        }
        byte next = pastBlanks();
        if (next == '}') {
            skip(1);
            return false;
        }
        if (!fresh) {
            if (next != ',') {
                return fail();
            }
            skip(1);
            next = pastBlanks();
        }
        fresh = false;
        if (next != '"') {
            return fail();
        }
        key = takeWord();
        if (isBroken() || pastBlanks() != ':') {
            return fail();
        }
        skip(1);
        pastBlanks();
        return true;
    }

    /** The key of the member as a word, see {@link #takeWord}. */
    long key() {
        return key;
    }

    /** The key of the member when it has at most 4 letters, the first lowest; otherwise 0. */
    int shortKey() {
        return key >>> Integer.SIZE == 0 ? (int) key : 0;
    }

    /** Goes past the value there if it is null, and answers whether it is. */
    boolean skipIfNull() {
        return pastBlanks() == 'n' && skipValue();
    }

    /** Whether a number begins there. */
    boolean isNumber() {
        byte first = pastBlanks();
        return first == '-' || (first >= '0' && first <= '9');
    }

    /** A number in micros; what is finer is rounded half away from zero. */
    long micros() {
        long plain = plainMicros();
        return plain >= 0 ? plain : anyMicros();
    }

    /** A number in micros, also one that is written as a text. */
    long textMicros() {
        if (pastBlanks() != '"') {
            return micros();
        }
        int start = place();
        skip(1);
        long plain = plainMicros();
        if (plain >= 0 && here() == '"') {
            skip(1);
            return plain;
        }
        moveTo(start);
        if (!takeText()) {
            return NOT_A_NUMBER;
        }
        long value = Decimal.micros(textBytes(), textFrom(), textTo());
        return value == Missing.LONG ? NOT_A_NUMBER : value < 0 ? NEGATIVE : value;
    }

    /** A whole number; {@code 12.0} and {@code 1.2e1} are one. */
    long whole() {
        long digits = Words.digits(word(0));
        int count = Words.digitCount(digits);
        int length = count;
        long high = 0;
        if (count == Long.BYTES) {
            high = Words.eight(digits);
            digits = Words.digits(word(Long.BYTES));
            count = Words.digitCount(digits);
            length += count;
        }
        if (count == Long.BYTES || length == 0 || (length > 1 && here() == '0') || !isPlainEnd(digits, count)) {
            return anyWhole();
        }
        skip(length);
        return high * POWER[count] + Words.number(digits, count);
    }

    /** A whole number that is likely to have one or two digits. */
    long smallWhole() {
        long digits = Words.digits(word(0));
        int first = Words.byteAt(digits, 0);
        int second = Words.byteAt(digits, 1);
        if (first <= 9 && isPlainEnd(digits, 1)) {
            skip(1);
            return first;
        }
        if (first <= 9 && first > 0 && second <= 9 && isPlainEnd(digits, 2)) {
            skip(2);
            return first * 10L + second;
        }
        return whole();
    }

    private long anyMicros() {
        if (!isNumber()) {
            return noNumber();
        }
        boolean negative = here() == '-';
        if (!takeNumber()) {
            return NOT_A_NUMBER;
        }
        long value = Decimal.micros(bytes(), textFrom(), textTo());
        return negative ? negative(value) : value == Missing.LONG ? TOO_LARGE : value;
    }

    private long anyWhole() {
        if (!isNumber()) {
            return noNumber();
        }
        boolean negative = here() == '-';
        if (!takeNumber()) {
            return NOT_A_NUMBER;
        }
        long value = Decimal.whole(bytes(), textFrom(), textTo());
        return negative ? negative(value) : value == Missing.LONG ? NOT_A_NUMBER : value;
    }

    private long noNumber() {
        if (skipIfNull()) {
            return NONE;
        }
        skipValue();
        return NOT_A_NUMBER;
    }

    /** Goes past a number of up to 7 digits and 6 places, and answers it; goes nowhere when it is another one. */
    private long plainMicros() {
        long digits = Words.digits(word(0));
        int count = Words.digitCount(digits);
        if (count == 0 || count == Long.BYTES || (count > 1 && Words.byteAt(digits, 0) == 0)) {
            return NOT_PLAIN;
        }
        long value = Words.number(digits, count) * Micros.ONE;
        if (isPlainEnd(digits, count)) {
            skip(count);
            return value;
        }
        if (Words.byteAt(digits, count) != POINT) {
            return NOT_PLAIN;
        }
        long places = Words.digits(word(count + 1));
        int placeCount = Words.digitCount(places);
        if (placeCount == 0 || placeCount > MICRO_PLACES || !isPlainEnd(places, placeCount)) {
            return NOT_PLAIN;
        }
        skip(count + 1 + placeCount);
        return value + Words.millionths(places, placeCount);
    }

    /** Whether the byte behind the digits ends a number, as the vendor writes it, or a text. */
    private static boolean isPlainEnd(long digits, int count) {
        int stop = Words.byteAt(digits, count);
        return stop == COMMA || stop == BRACE || stop == BRACKET || stop == QUOTE;
    }

    private static long negative(long value) {
        return value == 0 ? 0 : NEGATIVE;
    }
}
