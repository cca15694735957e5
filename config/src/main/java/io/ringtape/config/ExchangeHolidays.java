package io.ringtape.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** The yearly holidays and early closes of NYSE and Nasdaq, by rule (NYSE Rule 7.2), for 2000 to 2035. */
final class ExchangeHolidays {
    private ExchangeHolidays() {}

    /** Returns the holiday that closes the exchanges on {@code date}, or null. */
    static String holiday(LocalDate date) {
        return switch (date.getMonth()) {
            case JANUARY, FEBRUARY -> winterHoliday(date);
            case MARCH, APRIL -> date.equals(easterSunday(date.getYear()).minusDays(2)) ? "Good Friday" : null;
            case MAY -> isLastMonday(date) ? "Memorial Day" : null;
            case JUNE -> date.getYear() >= 2022 && isObserved(date, Month.JUNE, 19) ? "Juneteenth" : null;
            case JULY -> isObserved(date, Month.JULY, 4) ? "Independence Day" : null;
            case SEPTEMBER -> isNth(date, DayOfWeek.MONDAY, 1) ? "Labor Day" : null;
            case NOVEMBER -> isNth(date, DayOfWeek.THURSDAY, 4) ? "Thanksgiving Day" : null;
            case DECEMBER -> isObserved(date, Month.DECEMBER, 25) ? "Christmas Day" : null;
            default -> null;
        };
    }

    private static String winterHoliday(LocalDate date) {
        if (date.getMonth() == Month.FEBRUARY) {
            return isNth(date, DayOfWeek.MONDAY, 3) ? "Washington's Birthday" : null;
        }
        if (isNth(date, DayOfWeek.MONDAY, 3)) {
            return "Martin Luther King Jr. Day";
        }
        // A New Year's Day on a Saturday is not observed: the Friday belongs to the old year's books.
        boolean newYear =
                date.getDayOfMonth() == 1 || (date.getDayOfMonth() == 2 && date.getDayOfWeek() == DayOfWeek.MONDAY);
        return newYear ? "New Year's Day" : null;
    }

    /** Whether the regular session ends at 13:00 by rule. Only for trading days. */
    static boolean isEarlyClose(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return switch (date.getMonth()) {
            case NOVEMBER -> isNth(date.minusDays(1), DayOfWeek.THURSDAY, 4);
            case DECEMBER -> date.getDayOfMonth() == 24 && day != DayOfWeek.FRIDAY;
            case JULY -> isEarlyCloseOfJuly(date);
            default -> false;
        };
    }

    /**
     * Whether it is July 3 before a holiday in mid-week; until 2012 a holiday on Thursday shortened the following
     * Friday instead.
     */
    private static boolean isEarlyCloseOfJuly(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        boolean fridayAfter = date.getYear() < 2013;
        return switch (date.getDayOfMonth()) {
            case 3 -> day != DayOfWeek.FRIDAY && !(fridayAfter && day == DayOfWeek.WEDNESDAY);
            case 5 -> day == DayOfWeek.FRIDAY && fridayAfter;
            default -> false;
        };
    }

    /**
     * Whether a holiday of a fixed date is observed on {@code date}: on Friday if it falls on Saturday, on Monday if on
     * Sunday.
     */
    private static boolean isObserved(LocalDate date, Month month, int dayOfMonth) {
        LocalDate holiday = LocalDate.of(date.getYear(), month, dayOfMonth);
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> date.equals(holiday.minusDays(1));
            case SUNDAY -> date.equals(holiday.plusDays(1));
            default -> date.equals(holiday);
        };
    }

    private static boolean isNth(LocalDate date, DayOfWeek day, int n) {
        return date.getDayOfWeek() == day && (date.getDayOfMonth() + 6) / 7 == n;
    }

    private static boolean isLastMonday(LocalDate date) {
        return date.equals(date.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
    }

    /** Returns Western Easter by the anonymous Gregorian computus (Meeus, Jones, Butcher). */
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
