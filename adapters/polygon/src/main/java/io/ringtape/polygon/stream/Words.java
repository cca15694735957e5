package io.ringtape.polygon.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Operations on eight bytes of text held in one {@code long}, first byte lowest. */
final class Words {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';
    private static final long NO_DIGIT_LAST = 0xff00000000000000L;
    private static final long ZEROS = ONES * '0';
    private static final long ABOVE_NINE = ONES * (0x80 - 10);

    private Words() {}

    /** Returns the word at index {@code at}. Throws if fewer than eight bytes remain. */
    static long at(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** Returns the word of {@code text}, or {@link JsonText#LONG_TEXT} if it is longer than 7 bytes. */
    static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length < Long.BYTES ? at(Arrays.copyOf(bytes, Long.BYTES), 0) : JsonText.LONG_TEXT;
    }

    /** Returns the text of {@code word}, the inverse of {@link #of}. */
    static String text(long word) {
        byte[] bytes = new byte[Long.BYTES];
        LONG.set(bytes, 0, word);
        int length = 0;
        while (length < Long.BYTES && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Returns the number of bytes before the first quote, backslash or control character, or 8 if there is none. */
    static int plainLength(long word) {
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        long found = ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | ((word - BLANKS) & ~word);
        return Long.numberOfTrailingZeros(found & HIGHS) >>> 3;
    }

    /** Returns the byte at {@code place}, 0 to 7. */
    static int byteAt(long word, int place) {
        return (int) (word >>> (place * Byte.SIZE)) & 0xff;
    }

    /** Returns the first {@code count} bytes, at most 7, padded with zeros. */
    static long first(long word, int count) {
        return word & ((1L << (count * Byte.SIZE)) - 1);
    }

    /** Returns the word with digits as the numbers 0 to 9 and every other byte above 9. */
    static long digits(long word) {
        return word ^ ZEROS;
    }

    /** Returns the number of leading digits in a word from {@link #digits}. */
    static int digitCount(long digits) {
        return Long.numberOfTrailingZeros(((digits + ABOVE_NINE) | digits) & HIGHS) >>> 3;
    }

    /**
     * Removes the byte at {@code place}, 1 to 7, from a word of {@link #digits}. Later bytes move up, and the last
     * becomes a non-digit.
     */
    static long without(long digits, int place) {
        long before = first(digits, place);
        return before | ((digits >>> Byte.SIZE) ^ first(digits >>> Byte.SIZE, place)) | NO_DIGIT_LAST;
    }

    /** Returns the number formed by the first {@code count} digits, at most 7, or 0 if {@code count} is 0. */
    static long number(long digits, int count) {
        return eight((digits << ((Byte.SIZE - 1 - count) * Byte.SIZE)) << Byte.SIZE);
    }

    /** Returns the first {@code count} digits, at most 6, read as decimal places, in millionths. */
    static long millionths(long digits, int count) {
        return eight(first(digits, count) << (2 * Byte.SIZE));
    }

    /** Returns the number formed by all eight digits: combines pairs, then pairs of pairs, then both halves. */
    static long eight(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        long even = (pairs & 0xff000000ffL) * (100 + (1_000_000L << 32));
        long odd = ((pairs >>> 16) & 0xff000000ffL) * (1 + (10_000L << 32));
        return (even + odd) >>> 32;
    }
}
