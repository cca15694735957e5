package io.ringtape.bench.report;

import java.util.Locale;

/** Numbers as the tables write them: three digits, but no more than two behind the point. */
public final class Numbers {
    private static final double NS_PER_US = 1e3;

    private Numbers() {}

    /** Three digits, all of those before the point, and two behind it at most: 0.004 is 0.00. */
    public static String of(double value) {
        double size = Math.abs(value);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    /** Nanoseconds as microseconds. */
    public static String us(double ns) {
        return of(ns / NS_PER_US);
    }

    /** A share as percent. */
    public static String percent(double share) {
        return of(share * 100) + " %";
    }

    /** From the least to the greatest. */
    public static String range(double least, double greatest) {
        return of(least) + " – " + of(greatest);
    }
}
