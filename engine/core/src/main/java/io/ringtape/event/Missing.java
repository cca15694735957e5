package io.ringtape.event;

/** The constants that stand for a value that is not there; never 0 and never NaN. */
public final class Missing {
    /** A price, size, money, instant, duration or count that is not there. */
    public static final long LONG = Long.MIN_VALUE;

    /** A number that is not there. */
    public static final int INT = Integer.MIN_VALUE;

    /** A code (exchange, TRF, tape, correction) that is not there; codes are 0 to 65,534. */
    public static final int CODE = -1;

    /** A statistic that is not there: smaller than every number, so that {@code value > Missing.STATISTIC} is false. */
    public static final double STATISTIC = Double.NEGATIVE_INFINITY;

    private Missing() {}

    /** Whether the value of a price, size, money, instant, duration or count is there. */
    public static boolean isPresent(long value) {
        return value != LONG;
    }

    /** Whether the statistic is there. */
    public static boolean isPresent(double value) {
        return value != STATISTIC;
    }
}
