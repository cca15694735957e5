package io.ringtape.event;

import java.util.Arrays;

/**
 * A short list of vendor codes (sale conditions, quote indicators) in their original order, 0 to 65,534 each.
 *
 * <p>The first four, which is all that vendors send, are packed into one number, so that a list is read, written and
 * searched without a loop.
 */
public final class Codes {
    /** The longest list that fits; the vendors' own limit is four. */
    public static final int CAPACITY = 16;

    /** The number of codes packed into one number. */
    public static final int PACKED = 4;

    private static final int BITS = 16;
    private static final int ABSENT = 0xFFFF;
    private static final long NONE = -1;
    private static final long LOW_BITS = 0x0001_0001_0001_0001L;
    private static final long HIGH_BITS = LOW_BITS << (BITS - 1);

    private final char[] further = new char[CAPACITY - PACKED];
    private long firstFour = NONE;
    private int count;

    /** Returns the number of codes. */
    public int count() {
        return count;
    }

    /** Returns the code at {@code index}, from 0. */
    public int at(int index) {
        return index < PACKED ? (int) (firstFour >>> (index * BITS)) & ABSENT : further[index - PACKED];
    }

    /** Returns the first four codes, 16 bits each, the first in the lowest bits; all ones for an absent code. */
    public long firstFour() {
        return firstFour;
    }

    /** Removes all codes. */
    public Codes clear() {
        firstFour = NONE;
        count = 0;
        return this;
    }

    /**
     * Appends a code.
     *
     * @return false if the list is full or the code is out of range; nothing is added then
     */
    public boolean add(int code) {
        if (count == CAPACITY || code < 0 || code >= ABSENT) {
            return false;
        }
        if (count < PACKED) {
            firstFour ^= (long) (code ^ ABSENT) << (count * BITS);
        } else {
            further[count - PACKED] = (char) code;
        }
        count++;
        return true;
    }

    /**
     * Sets {@code newCount} codes, at most four, from the low bits of {@code codes}.
     *
     * @return false if one of them is invalid; the list is undefined then
     */
    boolean setPacked(long codes, int newCount) {
        // Two shifts, because a single shift by 64 bits would do nothing.
        firstFour = codes | (NONE << (newCount * BITS / 2) << (newCount * BITS / 2));
        count = newCount;
        return absent(firstFour) == PACKED - newCount;
    }

    private static int absent(long codes) {
        long zeroWhereAbsent = ~codes;
        long belowHigh = (zeroWhereAbsent & ~HIGH_BITS) + ~HIGH_BITS;
        return Long.bitCount(~(belowHigh | zeroWhereAbsent) & HIGH_BITS);
    }

    /** Copies {@code other}. */
    public Codes set(Codes other) {
        System.arraycopy(other.further, 0, further, 0, Math.max(0, other.count - PACKED));
        firstFour = other.firstFour;
        count = other.count;
        return this;
    }

    /** Whether the code is in the list. */
    public boolean contains(int code) {
        for (int i = 0; i < count; i++) {
            if (at(i) == code) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Codes list
                && count == list.count
                && firstFour == list.firstFour
                && Arrays.equals(further, 0, Math.max(0, count - PACKED), list.further, 0, Math.max(0, count - PACKED));
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + at(i);
        }
        return hash;
    }

    @Override
    public String toString() {
        int[] codes = new int[count];
        Arrays.setAll(codes, this::at);
        return Arrays.toString(codes);
    }
}
