package io.ringtape.polygon.stream;

import java.util.Arrays;

/**
 * A hash table from words to numbers of at least 0. At most a quarter full, so that nearly every search takes one
 * probe.
 */
final class WordTable {
    /** Returned for a word that is not in the table. */
    static final int UNKNOWN = -1;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] words;
    private final int[] numbers;
    private final int shift;

    /** Creates an empty table for {@code count} words. */
    WordTable(int count) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count * 4 + 1);
        words = new long[1 << bits];
        numbers = new int[1 << bits];
        Arrays.fill(numbers, UNKNOWN);
        shift = Long.SIZE - bits;
    }

    /** Adds a word that is not in the table yet. */
    void put(long word, int number) {
        int slot = home(word);
        while (numbers[slot] != UNKNOWN) {
            slot = next(slot);
        }
        words[slot] = word;
        numbers[slot] = number;
    }

    /** Returns the number of {@code word}, or {@link #UNKNOWN}. */
    int find(long word) {
        int slot = home(word);
        while (words[slot] != word) {
            if (numbers[slot] == UNKNOWN) {
                return UNKNOWN;
            }
            slot = next(slot);
        }
        return numbers[slot];
    }

    private int home(long word) {
        return (int) ((word * SPREAD) >>> shift);
    }

    private int next(int slot) {
        return (slot + 1) & (words.length - 1);
    }
}
