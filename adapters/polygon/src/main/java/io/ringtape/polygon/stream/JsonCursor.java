package io.ringtape.polygon.stream;

import io.ringtape.event.Missing;
import io.ringtape.polygon.Decimal;

/**
 * Goes through the members of one object, key by key, and reads the numbers among them exactly. A number is 0 or more; an
 * answer below 0 is one of {@link Members}.
 */
final class JsonCursor extends JsonText {
    /** Micros above which a text is no number: far above what is believed, and below where digits are cut. */
    static final long LARGEST_TEXT = 50_000_000_000_000_000L;

    /** An opening brace, the key {@code ev}, a colon and a quote. */
    private static final long KIND_HEAD = 0x22_3a_22_76_65_22_7bL;

    private static final int KIND_HEAD_LENGTH = 7;

    private boolean fresh;
    private long key;

    /** Goes into the object whose opening brace is there. */
    void enter() {
        skip(1);
        fresh = true;
    }

    /** Goes to the kind of the event there when that is plainly its first member and a text; otherwise nowhere. */
    boolean enterAtKind() {
        boolean plain = Words.first(word(0), KIND_HEAD_LENGTH) == KIND_HEAD;
        skip(plain ? KIND_HEAD_LENGTH - 1 : 0);
        fresh = false;
        return plain;
    }

    /** Goes to the next member's value; false behind the object's closing brace, or when broken. */
    boolean nextKey() {
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

    /** Whether a number begins there. */
    boolean isNumber() {
        return here() == '-' || (here() >= '0' && here() <= '9');
    }

    /** Goes past the value there if it is null, and answers whether it is. */
    boolean skipIfNull() {
        return here() == 'n' && skipValue();
    }

    /** Goes past the value there, which does not fit. */
    long skipUnfit() {
        skipValue();
        return Members.UNFIT;
    }

    /** A number in micros; what is finer is rounded half away from zero. */
    long micros() {
        boolean negative = here() == '-';
        if (!isNumber() || !takeNumber()) {
            return noNumber();
        }
        long value = Decimal.micros(bytes(), textFrom(), textTo());
        return negative ? negative(value) : value == Missing.LONG ? Members.TOO_LARGE : value;
    }

    /** A number in micros, also one that is written as a text; one above all bounds is none. */
    long textMicros() {
        if (here() != '"') {
            return micros();
        }
        if (!takeText()) {
            return Members.UNFIT;
        }
        long value = Decimal.micros(textBytes(), textFrom(), textTo());
        boolean isNumber = value != Missing.LONG && Math.abs(value) <= LARGEST_TEXT;
        return !isNumber ? Members.UNFIT : value < 0 ? Members.NEGATIVE : value;
    }

    /** A whole number; {@code 12.0} and {@code 1.2e1} are one. */
    long whole() {
        boolean negative = here() == '-';
        if (!isNumber() || !takeNumber()) {
            return noNumber();
        }
        long value = Decimal.whole(bytes(), textFrom(), textTo());
        return negative ? negative(value) : value == Missing.LONG ? Members.UNFIT : value;
    }

    private long noNumber() {
        return skipIfNull() ? Members.NONE : skipUnfit();
    }

    private static long negative(long value) {
        return value == 0 ? 0 : Members.NEGATIVE;
    }
}
