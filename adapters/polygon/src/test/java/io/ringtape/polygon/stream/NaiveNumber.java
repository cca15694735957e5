package io.ringtape.polygon.stream;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses numbers by their definition, as exact decimals. A negative result is one of the codes in {@link Members}. */
final class NaiveNumber {
    private static final Pattern FORM = Pattern.compile("([+-]?)([0-9]*)(?:\\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?");
    private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(Long.MAX_VALUE / 10 * 10 - 1);
    private static final BigDecimal LARGEST_MICROS = new BigDecimal("9.2e18");
    private static final int HUGE = 400;

    private NaiveNumber() {}

    static long micros(String number) {
        BigDecimal value = exact(number).movePointRight(6).setScale(0, RoundingMode.HALF_UP);
        if (value.signum() < 0) {
            return Members.NEGATIVE;
        }
        return value.compareTo(LARGEST_MICROS) > 0 ? Members.TOO_LARGE : value.longValueExact();
    }

    static long whole(String number) {
        BigDecimal value = exact(number);
        if (value.signum() < 0) {
            return Members.NEGATIVE;
        }
        boolean fits = value.stripTrailingZeros().scale() <= 0 && value.compareTo(LARGEST_WHOLE) <= 0;
        return fits ? value.longValueExact() : Members.UNFIT;
    }

    /** Parses a string as a number, by more lenient rules than those of JSON. */
    static long textMicros(String text) {
        Matcher form = FORM.matcher(text);
        boolean hasDigits = form.matches() && (form.group(2) + form.group(3)).matches("(?s).*[0-9].*");
        long value = hasDigits ? micros(text) : Members.UNFIT;
        boolean isOut = value == Members.TOO_LARGE
                || value > JsonCursor.LARGEST_TEXT
                || (value == Members.NEGATIVE
                        && exact(text)
                                        .abs()
                                        .movePointRight(6)
                                        .setScale(0, RoundingMode.HALF_UP)
                                        .compareTo(BigDecimal.valueOf(JsonCursor.LARGEST_TEXT))
                                > 0);
        return isOut ? Members.UNFIT : value;
    }

    /**
     * Returns the exact number. Brings a number far beyond every limit closer to it, so that its digits fit into
     * memory.
     */
    private static BigDecimal exact(String number) {
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (e < 0) {
            return new BigDecimal(number);
        }
        BigDecimal mantissa = new BigDecimal(number.substring(0, e));
        BigDecimal exponent = new BigDecimal(number.substring(e + 1));
        BigDecimal limit = BigDecimal.valueOf(HUGE + number.length());
        return mantissa.scaleByPowerOfTen(
                exponent.min(limit).max(limit.negate()).intValueExact());
    }
}
