package io.ringtape.config;

import java.time.LocalDate;

/**
 * A time of scheduled news, on one date or on every day.
 *
 * @param dateOrNull its date in New York; null for every day
 * @param minute minutes after midnight in New York
 */
record NewsTime(LocalDate dateOrNull, int minute) {
    /** What {@link #isOne} requires, as a message says it. */
    static final String WANTED = "a time such as \"10:00\" or \"2026-01-28 14:00\"";

    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 5;
    /** Whether the text is a time of day, or a date and a time of day. */
    static boolean isOne(String text) {
        String date = text.substring(0, Math.max(0, text.length() - TIME_LENGTH));
        boolean dated = date.length() == DATE_LENGTH + 1 && date.endsWith(" ") && ScalarFormat.isDate(date.strip());
        return ScalarFormat.isTime(text.substring(date.length())) && (date.isEmpty() || dated);
    }

    /** Returns the time that the text says. */
    static NewsTime parse(String text) {
        LocalDate date = text.length() == TIME_LENGTH ? null : LocalDate.parse(text.substring(0, DATE_LENGTH));
        return new NewsTime(date, ScalarFormat.minute(text.substring(text.length() - TIME_LENGTH)));
    }

    /** Whether the news comes on the date. */
    boolean isOn(LocalDate date) {
        return dateOrNull == null || dateOrNull.equals(date);
    }
}
