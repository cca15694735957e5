package io.ringtape.market;

import java.time.LocalDate;

/**
 * A trading date as a whole number, yyyymmdd: how events and the calendar bear it. The one place that turns dates into
 * such numbers and back, for every module.
 */
public final class TradingDate {
    private TradingDate() {}

    /** The number of that date, for the years 1 to 9999. */
    public static int yyyymmdd(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /**
     * The date of that number.
     *
     * @throws java.time.DateTimeException when it is no date
     */
    public static LocalDate of(int yyyymmdd) {
        return LocalDate.of(yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100);
    }
}
