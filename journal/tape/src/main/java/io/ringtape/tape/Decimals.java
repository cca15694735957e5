package io.ringtape.tape;

import static io.ringtape.event.Nanos.SECOND_NS;

import java.math.BigDecimal;
import java.time.Instant;

/** Exact text forms of fixed-point numbers, instants and durations. */
final class Decimals {
    private static final int MICRO_DIGITS = 6;
    private static final int NANO_DIGITS = 9;

    private Decimals() {}

    /** Returns micros as dollars or shares, such as {@code 451.23}. */
    static String ofMicros(long micros) {
        return plain(micros, MICRO_DIGITS);
    }

    /** Returns nanoseconds as seconds, such as {@code 1.5}. */
    static String ofNanos(long nanos) {
        return plain(nanos, NANO_DIGITS);
    }

    static long micros(String decimal) {
        return scaled(decimal, MICRO_DIGITS);
    }

    static long nanos(String decimal) {
        return scaled(decimal, NANO_DIGITS);
    }

    /** Returns an instant as ISO-8601 in UTC, with nanoseconds if it has any. */
    static String ofInstant(long epochNs) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNs, SECOND_NS), Math.floorMod(epochNs, SECOND_NS))
                .toString();
    }

    static long instant(String iso) {
        Instant instant = Instant.parse(iso);
        return BigDecimal.valueOf(instant.getEpochSecond())
                .movePointRight(NANO_DIGITS)
                .add(BigDecimal.valueOf(instant.getNano()))
                .longValueExact();
    }

    private static String plain(long unscaled, int digits) {
        BigDecimal exact = BigDecimal.valueOf(unscaled, digits);
        return unscaled == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    /** Parses a decimal. Throws {@link ArithmeticException} if digits would be lost. */
    private static long scaled(String decimal, int digits) {
        return new BigDecimal(decimal).movePointRight(digits).longValueExact();
    }
}
