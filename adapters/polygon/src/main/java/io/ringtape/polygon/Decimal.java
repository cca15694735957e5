package io.ringtape.polygon;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;

/**
 * Parses decimal text exactly, without going through a {@code double}. Returns {@link Missing#LONG} for anything that
 * is not a number.
 */
public final class Decimal {
    private static final int MICRO_PLACES = 6;
    private static final long[] POWER = new long[19];
    /** A mantissa above this takes no further digit, so that it stays below 1e18. */
    private static final long FULL = 99_999_999_999_999_999L;

    /** A whole number above this takes no further digit, so that it fits into a {@code long}. */
    private static final long FULL_WHOLE = Long.MAX_VALUE / 10 - 1;

    private static final int FAR = 10_000;

    static {
        POWER[0] = 1;
        for (int i = 1; i < POWER.length; i++) {
            POWER[i] = POWER[i - 1] * 10;
        }
    }

    private Decimal() {}

    /**
     * Returns {@code 100}, {@code 0.0073} or {@code 1e2} in micros. Rounds anything finer than a micro half away from
     * zero.
     */
    public static long micros(byte[] text, int from, int to) {
        long value = 0;
        int at = from;
        int stop = Math.min(to, from + 12);
        while (at < stop && isDigit(text[at])) {
            value = value * 10 + text[at++] - '0';
        }
        if (at == from) {
            return scaled(text, from, to, MICRO_PLACES, false);
        }
        if (at == to) {
            return value * Micros.ONE;
        }
        if (text[at] == '.' && to - at <= 1 + MICRO_PLACES) {
            int point = at++;
            while (at < to && isDigit(text[at])) {
                value = value * 10 + text[at++] - '0';
            }
            if (at == to) {
                return value * POWER[MICRO_PLACES - (to - point - 1)];
            }
        }
        return scaled(text, from, to, MICRO_PLACES, false);
    }

    /** Returns a whole number. Accepts {@code 12.0} and {@code 1.2e1} but not {@code 1.5}. */
    public static long whole(byte[] text, int from, int to) {
        long value = 0;
        int stop = Math.min(to, from + 18);
        int at = from;
        while (at < stop && isDigit(text[at])) {
            value = value * 10 + text[at++] - '0';
        }
        if (at < to && at == from + 18 && value <= FULL_WHOLE && isDigit(text[at])) {
            value = value * 10 + text[at++] - '0';
        }
        int digits = at;
        if (at < to && text[at] == '.') {
            at++;
            while (at < to && text[at] == '0') {
                at++;
            }
        }
        return at == to && digits > from ? value : scaled(text, from, to, 0, true);
    }

    private static long scaled(byte[] text, int from, int to, int places, boolean exact) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        long full = exact ? FULL_WHOLE : FULL;
        long mantissa = 0;
        int scale = 0;
        boolean digits = false;
        boolean point = false;
        boolean cut = false;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = true;
                boolean fits = mantissa <= full;
                mantissa = fits ? mantissa * 10 + digit : mantissa;
                cut |= !fits && digit != 0;
                scale += (point ? 1 : 0) - (fits ? 0 : 1);
            } else if (text[at] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        int exponent = at == to ? 0 : exponent(text, at, to);
        if (!digits || exponent == Missing.INT || (cut && exact)) {
            return Missing.LONG;
        }
        long shifted = shifted(mantissa, places - scale + exponent, cut, exact);
        return negative && shifted != Missing.LONG ? -shifted : shifted;
    }

    private static long shifted(long mantissa, int places, boolean cut, boolean exact) {
        if (mantissa == 0) {
            return 0;
        }
        if (places >= 0) {
            boolean fits = !cut && places < POWER.length && mantissa <= Long.MAX_VALUE / POWER[places];
            return fits ? mantissa * POWER[places] : Missing.LONG;
        }
        if (-places >= POWER.length) {
            return exact ? Missing.LONG : 0;
        }
        long unit = POWER[-places];
        long rest = mantissa % unit;
        if (exact && rest != 0) {
            return Missing.LONG;
        }
        return mantissa / unit + (rest >= unit / 2 ? 1 : 0);
    }

    private static int exponent(byte[] text, int from, int to) {
        if ((text[from] | 0x20) != 'e') {
            return Missing.INT;
        }
        int at = from + 1;
        boolean negative = at < to && text[at] == '-';
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        if (at == to) {
            return Missing.INT;
        }
        int value = 0;
        for (; at < to; at++) {
            if (!isDigit(text[at])) {
                return Missing.INT;
            }
            value = Math.min(FAR, value * 10 + text[at] - '0');
        }
        return negative ? -value : value;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
