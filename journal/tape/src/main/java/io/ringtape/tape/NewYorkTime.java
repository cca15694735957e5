package io.ringtape.tape;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats instants in New York time. */
public final class NewYorkTime {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private NewYorkTime() {}

    /** Returns the time of day to the millisecond, such as {@code 10:31:05.000}. */
    public static String millis(long epochNs) {
        return at(epochNs).format(MILLIS);
    }

    /**
     * Returns the instant in ISO-8601 with the offset of New York and with nanoseconds if it has any, such as
     * {@code 2026-03-02T10:31:05.02-05:00}.
     */
    static String iso(long epochNs) {
        return at(epochNs).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** Returns the time of day to the millisecond and the name of the zone. */
    public static String zoned(long epochNs) {
        return millis(epochNs) + " New York time";
    }

    /** Returns the time of day to the second, such as {@code 10:31:05}. */
    public static String seconds(long epochNs) {
        return at(epochNs).format(SECONDS);
    }

    /** Returns the time of day to the minute, such as {@code 10:31}. */
    public static String minutes(long epochNs) {
        return at(epochNs).format(MINUTES);
    }

    private static ZonedDateTime at(long epochNs) {
        return Instant.ofEpochSecond(0, epochNs).atZone(ZONE);
    }
}
