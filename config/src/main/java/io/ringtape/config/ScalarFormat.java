package io.ringtape.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The formats of scalars and their values. */
final class ScalarFormat {
    static final int MAX_ID = 255;

    /** Describes the format that {@link #isDate} accepts. */
    static final String DATE_WANTED =
            "a date from " + ExchangeCalendar.FIRST_YEAR + "-01-01 to " + ExchangeCalendar.LAST_YEAR + "-12-31";

    private static final int MAX_LENGTH = 120;

    /** Describes the format that {@link #isPrintable} accepts. */
    static final String PRINTABLE_WANTED = "text of at most " + MAX_LENGTH + " printable characters";

    private static final Pattern NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,12})?");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9]+(\\.[0-9]+)?");
    private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern PRINTABLE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{0," + MAX_LENGTH + "}");

    private ScalarFormat() {}

    /** Whether the text is a number from {@code least} to {@code most} with at most {@code decimals} decimal places. */
    static boolean isDecimal(String text, String least, String most, int decimals) {
        if (!NUMBER.matcher(text).matches()) {
            return false;
        }
        BigDecimal value = decimal(text);
        return value.scale() <= decimals
                && value.compareTo(new BigDecimal(least)) >= 0
                && value.compareTo(new BigDecimal(most)) <= 0;
    }

    /** Whether the text is a number like 010, which other programs read as octal. */
    static boolean hasLeadingZero(String text) {
        return LEADING_ZERO.matcher(text).matches();
    }

    /** Returns a number without trailing zeros. */
    static BigDecimal decimal(String text) {
        return new BigDecimal(text).stripTrailingZeros();
    }

    /** Returns {@code value} in units of its last decimal place, exactly. */
    static long units(BigDecimal value, int decimals) {
        return value.movePointRight(decimals).longValueExact();
    }

    /** Whether the text is the id of a condition. */
    static boolean isId(String text) {
        return ID.matcher(text).matches() && Integer.parseInt(text) <= MAX_ID;
    }

    /** Whether the text is short and has only printable characters. */
    static boolean isPrintable(String text) {
        return PRINTABLE.matcher(text).matches();
    }

    /** Whether the text is a date within the calendar. */
    static boolean isDate(String text) {
        try {
            int year = LocalDate.parse(text).getYear();
            return year >= ExchangeCalendar.FIRST_YEAR && year <= ExchangeCalendar.LAST_YEAR;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Whether the text is a time of day as HH:MM. */
    static boolean isTime(String text) {
        return TIME.matcher(text).matches();
    }

    /** Whether the text is a time of day between two minutes after midnight. */
    static boolean isTime(String text, int least, int most) {
        return isTime(text) && minute(text) >= least && minute(text) <= most;
    }

    /** Returns the minutes after midnight of a time of day. */
    static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    /** Returns the time of day {@code minute} minutes after midnight. */
    static String time(int minute) {
        return LocalTime.of(minute / 60, minute % 60).toString();
    }
}
