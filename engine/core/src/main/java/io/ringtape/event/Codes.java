package io.ringtape.event;

import java.util.Arrays;

/** A short list of vendor codes (sale conditions, quote indicators) in the order they came; 0 to 65,534 each. */
public final class Codes {
    /** The longest list that fits; the vendors' own limit is four. */
    public static final int CAPACITY = 16;

    private final int[] codes = new int[CAPACITY];
    private int count;

    /** How many there are. */
    public int count() {
        return count;
    }

    /** The code at that place, from 0. */
    public int at(int index) {
        return codes[index];
    }

    /** Empties it. */
    public Codes clear() {
        count = 0;
        return this;
    }

    /**
     * Adds a code at the end.
     *
     * @return false when the list is full or the code out of range, and then nothing is added
     */
    public boolean add(int code) {
        if (count == CAPACITY || code < 0 || code > 65_534) {
            return false;
        }
        codes[count++] = code;
        return true;
    }

    /** Takes a copy of the other list. */
    public Codes set(Codes other) {
        System.arraycopy(other.codes, 0, codes, 0, other.count);
        count = other.count;
        return this;
    }

    /** Whether the code is in the list. */
    public boolean contains(int code) {
        for (int i = 0; i < count; i++) {
            if (codes[i] == code) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Codes list && Arrays.equals(codes, 0, count, list.codes, 0, list.count);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + codes[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(codes, count));
    }
}
