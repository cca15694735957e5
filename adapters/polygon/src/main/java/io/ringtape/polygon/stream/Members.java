package io.ringtape.polygon.stream;

import io.ringtape.event.Codes;
import io.ringtape.event.Missing;
import io.ringtape.event.Text;
import java.util.Arrays;

/**
 * The members of one kind of event: its keys, how each value is read, and the values of the last event read. A value is
 * a number of at least 0, or one of the negative codes below. For lists and texts it says only whether they are
 * present. Does not allocate per event.
 */
final class Members {
    /** The member is absent or null. */
    static final long NONE = Missing.LONG;

    /** The value is of the wrong kind, or not whole where it must be. */
    static final long UNFIT = -1;

    /** The number is negative. */
    static final long NEGATIVE = -2;

    /** The number is too large to represent. */
    static final long TOO_LARGE = -3;

    /** The symbol is not wanted. */
    static final long UNWANTED = -4;

    /** The list or text is present. */
    static final long THERE = 0;

    /** The place of the symbol, whatever its key. */
    static final int SYMBOL = 0;

    /** A number in micros. */
    static final int PRICE = 0;

    /** A number in micros, possibly written as a string. */
    static final int SIZE = 1;

    /** A whole number. */
    static final int WHOLE = 2;

    /** A whole number that is usually small. */
    static final int CODE = 3;

    /** A symbol, read as the id of its instrument. */
    static final int INSTRUMENT = 4;

    /** A list of codes, or a single code. */
    static final int CODES = 5;

    /** A string, or a number taken literally. */
    static final int TEXT = 6;

    /** The kind of the event. */
    static final int KIND = 7;

    /** A value that is skipped. */
    static final int IGNORED = 8;

    private static final int PLACES = 16;
    private static final int PLACE_BITS = 4;

    /** Hash multiplier, chosen so that the short keys of no kind of event collide. */
    private static final int SPREAD = 0xc4647159;

    private static final int SHORT_BITS = 6;

    private final WordTable keys = new WordTable(2 * PLACES);
    private final long[] shortKeys = new long[1 << SHORT_BITS];
    private final long[] values = new long[PLACES];
    private final Codes[] lists = new Codes[PLACES];
    private final Text[] texts = new Text[PLACES];

    Members() {
        Arrays.fill(shortKeys, (long) WordTable.UNKNOWN << Integer.SIZE);
    }

    /** Reads the value of {@code key} in the way {@code how} into {@code place}. */
    void add(String key, int how, int place) {
        long word = Words.of(key);
        int known = (how << PLACE_BITS) | place;
        keys.put(word, known);
        if (word >>> Integer.SIZE == 0) {
            shortKeys[home((int) word)] = ((long) known << Integer.SIZE) | word;
        }
    }

    /** Reads the value of {@code key} into {@code list}. */
    void add(String key, int place, Codes list) {
        add(key, CODES, place);
        lists[place] = list;
    }

    /** Reads the value of {@code key} into {@code text}. */
    void add(String key, int place, Text text) {
        add(key, TEXT, place);
        texts[place] = text;
    }

    /** Returns the packed way and place for {@code key}, or {@link WordTable#UNKNOWN}. */
    int find(long key) {
        return keys.find(key);
    }

    /**
     * Returns the keys of up to four letters, each at its {@link #home} and with its packed way and place in the upper
     * half. May lack keys that {@link #find} knows.
     */
    long[] shortKeys() {
        return shortKeys;
    }

    /** Returns the slot of a short key. */
    static int home(int key) {
        return (key * SPREAD) >>> (Integer.SIZE - SHORT_BITS);
    }

    /** Unpacks how the value is read. */
    static int how(int known) {
        return known >> PLACE_BITS;
    }

    /** Unpacks the place of the value. */
    static int place(int known) {
        return known & (PLACES - 1);
    }

    /** Marks all values as absent. */
    void clear() {
        Arrays.fill(values, NONE);
    }

    /** Returns the values by place. */
    long[] values() {
        return values;
    }

    Codes list(int place) {
        return lists[place];
    }

    Text text(int place) {
        return texts[place];
    }
}
