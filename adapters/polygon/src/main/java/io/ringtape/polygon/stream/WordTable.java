package io.ringtape.polygon.stream;

import java.util.Arrays;

/** Numbers by words, 0 or more each; at most a quarter full, so that nearly every search is one look. */
final class WordTable {
    /** The answer for a word that is not in it. */
    static final int UNKNOWN = -1;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] words;
    private final int[] numbers;
    private final int shift;

    /** An empty table for that many words. */
    WordTable(int count) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count * 4 + 1);
        words = new long[1 << bits];
        numbers = new int[1 << bits];
        Arrays.fill(numbers, UNKNOWN);
        shift = Long.SIZE - bits;
    }

    /** Puts in a word that is not there. */
    void put(long word, int number) {
        int slot = home(word);
        while (numbers[slot] != UNKNOWN) {
            slot = next(slot);
        }
        words[slot] = word;
        numbers[slot] = number;
    }

    /** The word's number, or {@link #UNKNOWN}. */
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
