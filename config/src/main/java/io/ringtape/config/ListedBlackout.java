package io.ringtape.config;

import io.ringtape.setup.Blackout;
import java.time.LocalDate;

/**
 * A time around scheduled news, on one date or every day.
 *
 * @param dateOrNull its date in New York; null for every day
 * @param blackout the time of day
 */
record ListedBlackout(LocalDate dateOrNull, Blackout blackout) {
    /** Describes the format that {@link #isTime} accepts. */
    static final String TIME_WANTED = "a time such as \"10:00\" or \"2026-01-28 14:00\"";

    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 5;

    /** Whether the text is a time of day, or a date and a time of day. */
    static boolean isTime(String text) {
        String date = text.substring(0, Math.max(0, text.length() - TIME_LENGTH));
        boolean dated = date.length() == DATE_LENGTH + 1 && date.endsWith(" ") && ScalarForm.isDate(date.strip());
        return ScalarForm.isTime(text.substring(date.length())) && (date.isEmpty() || dated);
    }

    /** Returns its minutes after midnight. */
    static int minute(String time) {
        return ScalarForm.minute(time.substring(time.length() - TIME_LENGTH));
    }

    /** Returns its date, or null for every day. */
    static LocalDate dateOrNull(String time) {
        return time.length() == TIME_LENGTH ? null : LocalDate.parse(time.substring(0, DATE_LENGTH));
    }

    /** Whether it applies on {@code date}. */
    boolean isOn(LocalDate date) {
        return dateOrNull == null || dateOrNull.equals(date);
    }
}
