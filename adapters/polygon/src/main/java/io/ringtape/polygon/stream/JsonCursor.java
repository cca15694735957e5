package io.ringtape.polygon.stream;

import io.ringtape.event.Missing;
import io.ringtape.polygon.Decimal;

/**
 * Steps through the members of one object, key by key, and reads their numbers exactly. Numbers are 0 or more; a
 * negative result is one of the codes in {@link Members}.
 */
final class JsonCursor extends JsonText {
    /**
     * Micros above which a string is not accepted as a number: far above any plausible value, and below the point where
     * digits are cut.
     */
    static final long LARGEST_TEXT = 50_000_000_000_000_000L;

    /** The bytes of an opening brace, the key {@code ev}, a colon and a quote. */
    private static final long KIND_HEAD = 0x22_3a_22_76_65_22_7bL;

    private static final int KIND_HEAD_LENGTH = 7;

    private boolean fresh;
    private long key;
    private int keyFrom;
    private int keyTo;

    /** Enters the object whose opening brace is at the cursor. */
    void enter() {
        skip(1);
        fresh = true;
    }

    /**
     * Moves to the value of {@code ev} if it is plainly the event's first member and a string. Otherwise stays and
     * returns false.
     */
    boolean enterAtKind() {
        boolean plain = Words.first(word(0), KIND_HEAD_LENGTH) == KIND_HEAD;
        skip(plain ? KIND_HEAD_LENGTH - 1 : 0);
        fresh = false;
        return plain;
    }

    /** Moves to the next member's value. Returns false after the object's closing brace or when broken. */
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
        keyFrom = place() + 1;
        key = takeWord();
        keyTo = place() - 1;
        if (isBroken() || pastBlanks() != ':') {
            return fail();
        }
        skip(1);
        pastBlanks();
        return true;
    }

    /** Returns the member's key as a word, see {@link #takeWord}. */
    long key() {
        return key;
    }

    /** Returns where the member's key starts, as it is written, after its opening quote. */
    int keyFrom() {
        return keyFrom;
    }

    /** Returns where the member's key ends, before its closing quote. */
    int keyTo() {
        return keyTo;
    }

    /** Whether a number starts here. */
    boolean isNumber() {
        return here() == '-' || (here() >= '0' && here() <= '9');
    }

    /** Skips the value if it is null. Returns whether it was. */
    boolean skipIfNull() {
        return here() == 'n' && skipValue();
    }

    /** Skips a value of the wrong kind and returns {@link Members#UNFIT}. */
    long skipUnfit() {
        skipValue();
        return Members.UNFIT;
    }

    /** Reads a number in micros. Rounds anything finer half away from zero. */
    long micros() {
        boolean negative = here() == '-';
        if (!isNumber() || !takeNumber()) {
            return noNumber();
        }
        long value = Decimal.micros(bytes(), textFrom(), textTo());
        return negative ? negative(value) : value == Missing.LONG ? Members.TOO_LARGE : value;
    }

    /** Reads a number in micros, also from a string. A string above every limit is {@link Members#UNFIT}. */
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

    /** Reads a whole number. Accepts {@code 12.0} and {@code 1.2e1}. */
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
