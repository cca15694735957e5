package io.ringtape.polygon.stream;

import java.util.Locale;

/** Why an event was skipped: its first fault, or {@link #MALFORMED} whatever else is wrong. */
public enum EventFault {
    /** The event is not valid JSON, or nests deeper than 64 levels. */
    MALFORMED,

    /** Something other than an event stands between events; skipped up to the next opening brace. */
    NOT_AN_EVENT,

    /** The event's {@code ev} is absent or not a string. */
    NO_KIND,

    /** A required value is absent or null. */
    ABSENT,

    /** A value is not a number, or not a whole number where one is required. */
    NOT_A_NUMBER,

    /** A value is not a string. */
    NOT_A_TEXT,

    /** A value is neither a code nor a list of at most 16 codes from 0 to 65,534. */
    NOT_CODES,

    /** A time is not in nano-, micro- or milliseconds. */
    NOT_AN_INSTANT,

    /** A price that must be above zero is zero. */
    NOT_POSITIVE,

    /** A trade has size zero. */
    ZERO_SIZE,

    /** A number is negative. Minus zero counts as zero. */
    NEGATIVE,

    /** A number exceeds its limit in {@link io.ringtape.polygon.VendorLimits}. */
    TOO_LARGE,

    /** A trade id is longer than 255 bytes. */
    TOO_LONG,

    /** The prices of a bar contradict each other. */
    NOT_A_BAR,

    /** A time is half a day or more from the session. */
    NOT_OF_THE_SESSION,

    /** A time is so far ahead of this machine's clock that one of the two is wrong. */
    AHEAD_OF_THE_CLOCK,

    /**
     * A frame is not, from end to end, an object or an array of objects: the end of an event was not found, so that what
     * came after it is lost. Events before the break count.
     */
    BROKEN_FRAME,

    /** The event is of a kind that is not read. */
    UNKNOWN_KIND;

    /** Returns the fault as reports name it, such as {@code not a number}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
