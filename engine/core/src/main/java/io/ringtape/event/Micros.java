package io.ringtape.event;

/** Prices, sizes and money as whole millionths, and the one border between them and statistics. */
public final class Micros {
    /** One dollar, or one share. */
    public static final long ONE = 1_000_000L;

    private Micros() {}

    /** The micros as a double in dollars or shares: the border from money to statistics. */
    public static double toDouble(long micros) {
        return micros / 1e6;
    }

    /**
     * The nearest whole micros, half away from zero: the border from statistics to money.
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

    /** Price times size as money, in micros, exact to the micro and rounded half up. Both in micros; no overflow. */
    public static long notional(long price, long size) {
        long high = Math.multiplyHigh(price, size);
        long low = price * size;
        // (high:low + 500_000) / 1_000_000 where the product leaves 64 bits is rare: sizes above nine million dollars.
        if (high == 0 && low >= 0) {
            long quotient = Long.divideUnsigned(low, ONE);
            return Long.remainderUnsigned(low, ONE) >= ONE / 2 ? quotient + 1 : quotient;
        }
        return java.math.BigInteger.valueOf(price)
                .multiply(java.math.BigInteger.valueOf(size))
                .add(java.math.BigInteger.valueOf(ONE / 2))
                .divide(java.math.BigInteger.valueOf(ONE))
                .longValueExact();
    }
}
