package io.ringtape.app;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import java.math.BigDecimal;
import java.util.Locale;

/** Formats figures for people, without their units. A missing figure is {@code -}. */
final class FigureText {
    private static final String MISSING = "-";
    private static final int MICRO_PLACES = 6;

    private FigureText() {}

    /** Returns a statistic to four places. */
    static String statistic(double value) {
        return Missing.isPresent(value) ? String.format(Locale.ROOT, "%.4f", value) : MISSING;
    }

    /** Returns a price in dollars to four places, such as {@code 660.0200}. */
    static String price(long micros) {
        return ofMicros("%.4f", micros);
    }

    /** Returns an amount of money in dollars and cents. */
    static String dollars(long micros) {
        return ofMicros("%.2f", micros);
    }

    /** Returns a number of shares exactly, without useless zeros. */
    static String shares(long micros) {
        return Missing.isPresent(micros)
                ? BigDecimal.valueOf(micros, MICRO_PLACES).stripTrailingZeros().toPlainString()
                : MISSING;
    }

    /** Returns a number of shares rounded to whole ones, with separators of thousands. */
    static String wholeShares(long micros) {
        return ofMicros("%,.0f", micros);
    }

    /** Returns a duration in seconds to {@code places} places. */
    static String seconds(long ns, int places) {
        return Missing.isPresent(ns) ? String.format(Locale.ROOT, "%." + places + "f", ns / 1e9) : MISSING;
    }

    private static String ofMicros(String format, long micros) {
        return Missing.isPresent(micros) ? String.format(Locale.ROOT, format, Micros.toDouble(micros)) : MISSING;
    }
}
