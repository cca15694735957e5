package io.ringtape.event;

/** Constants for missing values; never 0 and never NaN. */
public final class Missing {
    /** A missing price, size, amount, instant, duration or count. */
    public static final long LONG = Long.MIN_VALUE;

    /** A missing number. */
    public static final int INT = Integer.MIN_VALUE;

    /** A missing code (exchange, TRF, tape, correction); codes are 0 to 65,534. */
    public static final int CODE = -1;

    /** A missing statistic. Smaller than every number, so that {@code value > Missing.STATISTIC} is false. */
    public static final double STATISTIC = Double.NEGATIVE_INFINITY;

    private Missing() {}

    /** Whether the price, size, amount, instant, duration or count is present. */
    public static boolean isPresent(long value) {
        return value != LONG;
    }

    /** Whether the statistic is present. */
    public static boolean isPresent(double value) {
        return value != STATISTIC;
    }
}
