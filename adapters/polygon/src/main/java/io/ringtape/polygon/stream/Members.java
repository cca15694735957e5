package io.ringtape.polygon.stream;

import io.ringtape.event.Codes;
import io.ringtape.event.Missing;
import io.ringtape.event.Text;
import java.util.Arrays;

/**
 * The members of one kind of event: its keys, how the value of each is read, and the values of the event that was read
 * last. A value is a number of 0 or more, or one of the answers below 0. Of lists and texts the value says only whether
 * they are there. Allocates nothing for an event.
 */
final class Members {
    /** The member is absent or null. */
    static final long NONE = Missing.LONG;

    /** The value is of another kind than wanted, or not whole where it must be. */
    static final long UNFIT = -1;

    /** The number is below zero. */
    static final long NEGATIVE = -2;

    /** The number does not fit. */
    static final long TOO_LARGE = -3;

    /** The symbol is not wanted. */
    static final long UNWANTED = -4;

    /** The list or text is there. */
    static final long THERE = 0;

    /** The place of the symbol, whatever its key. */
    static final int SYMBOL = 0;

    /** A number in micros. */
    static final int PRICE = 0;

    /** A number in micros, which may be written as a text. */
    static final int SIZE = 1;

    /** A whole number. */
    static final int WHOLE = 2;

    /** A whole number that is likely to be small. */
    static final int CODE = 3;

    /** The symbol: the id of its instrument. */
    static final int INSTRUMENT = 4;

    /** A list of codes, or one code. */
    static final int CODES = 5;

    /** A text, or a number as it is written. */
    static final int TEXT = 6;

    /** The kind of the event. */
    static final int KIND = 7;

    /** A value of no use. */
    static final int IGNORED = 8;

    private static final int PLACES = 16;
    private static final int PLACE_BITS = 4;

    /** Sends the keys of no kind to the same home. */
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

    /** The value of that key is read in that way to that place. */
    void add(String key, int how, int place) {
        long word = Words.of(key);
        int known = (how << PLACE_BITS) | place;
        keys.put(word, known);
        if (word >>> Integer.SIZE == 0) {
            shortKeys[home((int) word)] = ((long) known << Integer.SIZE) | word;
        }
    }

    /** The same for a list. */
    void add(String key, int place, Codes list) {
        add(key, CODES, place);
        lists[place] = list;
    }

    /** The same for a text. */
    void add(String key, int place, Text text) {
        add(key, TEXT, place);
        texts[place] = text;
    }

    /** What is known of the key, or {@link WordTable#UNKNOWN}. */
    int find(long key) {
        return keys.find(key);
    }

    /** Keys of up to four letters, each at its {@link #home} with what is known of it above; not all must be there. */
    long[] shortKeys() {
        return shortKeys;
    }

    /** The place of a key among the short ones. */
    static int home(int key) {
        return (key * SPREAD) >>> (Integer.SIZE - SHORT_BITS);
    }

    /** How a value of which that is known is read. */
    static int how(int known) {
        return known >> PLACE_BITS;
    }

    /** The place of a value of which that is known. */
    static int place(int known) {
        return known & (PLACES - 1);
    }

    /** Makes all values absent. */
    void clear() {
        Arrays.fill(values, NONE);
    }

    /** The values by place. */
    long[] values() {
        return values;
    }

    /** The list at that place. */
    Codes list(int place) {
        return lists[place];
    }

    /** The text at that place. */
    Text text(int place) {
        return texts[place];
    }
}
