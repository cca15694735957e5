package io.ringtape.market;

import java.time.LocalDate;

/**
 * Converts between dates and whole numbers, yyyymmdd, which events and the calendar use for trading dates.
 */
public final class TradingDate {
    private TradingDate() {}

    /** Returns the number of a date of the years 1 to 9999. */
    public static int yyyymmdd(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /**
     * Returns the date of a number.
     *
     * @throws java.time.DateTimeException when the number is not a date
     */
    public static LocalDate of(int yyyymmdd) {
        return LocalDate.of(yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100);
    }
}
