package io.ringtape.polygon.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Eight bytes of text looked at as one number, the first byte lowest. */
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

    /** The word that begins there; throws when there are not so many bytes. */
    static long at(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** The word of a text, {@link JsonText#LONG_TEXT} when it has more than 7 bytes. */
    static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length < Long.BYTES ? at(Arrays.copyOf(bytes, Long.BYTES), 0) : JsonText.LONG_TEXT;
    }

    /** How many of its bytes come before the first quote, backslash or control character; 8 when there is none. */
    static int plainLength(long word) {
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        long found = ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | ((word - BLANKS) & ~word);
        return Long.numberOfTrailingZeros(found & HIGHS) >>> 3;
    }

    /** The byte at that place, 0 to 7. */
    static int byteAt(long word, int place) {
        return (int) (word >>> (place * Byte.SIZE)) & 0xff;
    }

    /** Its first bytes, at most 7, followed by zeros. */
    static long first(long word, int count) {
        return word & ((1L << (count * Byte.SIZE)) - 1);
    }

    /** The word with its digits as the numbers 0 to 9; a byte that is no digit is above 9. */
    static long digits(long word) {
        return word ^ ZEROS;
    }

    /** How many digits it begins with, of a word of {@link #digits}. */
    static int digitCount(long digits) {
        return Long.numberOfTrailingZeros(((digits + ABOVE_NINE) | digits) & HIGHS) >>> 3;
    }

    /** The word without the byte at that place, 1 to 7; the bytes behind it move up, and behind them comes no digit. */
    static long without(long digits, int place) {
        long before = first(digits, place);
        return before | ((digits >>> Byte.SIZE) ^ first(digits >>> Byte.SIZE, place)) | NO_DIGIT_LAST;
    }

    /** The number that its first digits are, at most 7 of them; 0 when there are none. */
    static long number(long digits, int count) {
        return eight((digits << ((Byte.SIZE - 1 - count) * Byte.SIZE)) << Byte.SIZE);
    }

    /** The millionths that its first digits are behind a point, at most 6 of them. */
    static long millionths(long digits, int count) {
        return eight(first(digits, count) << (2 * Byte.SIZE));
    }

    /** The number that its eight digits are: by pairs, then pairs of pairs, then both halves. */
    static long eight(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        long even = (pairs & 0xff000000ffL) * (100 + (1_000_000L << 32));
        long odd = ((pairs >>> 16) & 0xff000000ffL) * (1 + (10_000L << 32));
        return (even + odd) >>> 32;
    }
}
