package io.ringtape.bench.report;

import java.util.Locale;

/** Formats numbers for tables. */
public final class Numbers {
    private static final double NS_PER_US = 1e3;

    private Numbers() {}

    /** Formats three significant digits, all digits before the point, and at most two after it: 0.004 is 0.00. */
    public static String of(double value) {
        double size = Math.abs(value);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    /** Formats nanoseconds as microseconds. */
    public static String us(double ns) {
        return of(ns / NS_PER_US);
    }

    /** Formats a share as percent. */
    public static String percent(double share) {
        return of(share * 100) + " %";
    }

    /** Formats a range. */
    public static String range(double least, double greatest) {
        return of(least) + " – " + of(greatest);
    }
}
