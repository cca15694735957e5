package io.ringtape.event;

import java.math.BigInteger;

/** Prices, sizes and money as whole millionths, and the only conversions between them and statistics. */
public final class Micros {
    /** One dollar, or one share. */
    public static final long ONE = 1_000_000L;

    private Micros() {}

    /** Converts micros to dollars or shares. */
    public static double toDouble(long micros) {
        return micros / 1e6;
    }

    /**
     * Converts to the nearest whole micros, half away from zero.
     *
     * @throws ArithmeticException when the value is not a number or does not fit
     */
    public static long ofDouble(double value) {
        double scaled = value * 1e6;
        if (!(Math.abs(scaled) < 9.2e18)) {
            throw new ArithmeticException("no micros for " + value);
        }
        return scaled < 0 ? -(long) Math.floor(-scaled + 0.5) : (long) Math.floor(scaled + 0.5);
    }

    /** Returns price times size in micros, exact and rounded half up. Both arguments are in micros; cannot overflow. */
    public static long notional(long price, long size) {
        return productOver(price, size, ONE / 2, ONE);
    }

    /**
     * Returns (a × b + addend) / divisor, exact and rounded towards 0. Does not allocate unless a number is negative or
     * beyond any market's.
     *
     * @param addend 0 or more
     * @param divisor above 0
     * @throws ArithmeticException when the result does not fit
     */
    public static long productOver(long a, long b, long addend, long divisor) {
        if (a >= 0 && b >= 0) {
            if (isWithin(a, b, addend)) {
                return (a * b + addend) / divisor;
            }
            long rest = a % divisor;
            if (isWithin(rest, b, addend)) {
                return Math.addExact(Math.multiplyExact(a / divisor, b), (rest * b + addend) / divisor);
            }
        }
        return BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .add(BigInteger.valueOf(addend))
                .divide(BigInteger.valueOf(divisor))
                .longValueExact();
    }

    private static boolean isWithin(long a, long b, long addend) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0 && a * b <= Long.MAX_VALUE - addend;
    }
}
