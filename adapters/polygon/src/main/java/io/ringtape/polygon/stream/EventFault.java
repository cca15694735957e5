package io.ringtape.polygon.stream;

/** Why an event was skipped: the first fault in it, or {@link #MALFORMED} whatever else is wrong. */
public enum EventFault {
    /** It is no JSON, or goes deeper than 64 levels. */
    MALFORMED,

    /** Where an event should begin there is something else, which is skipped up to the next opening brace. */
    NOT_AN_EVENT,

    /** Its {@code ev} is absent or no text. */
    NO_KIND,

    /** A value that must be there is absent or null. */
    ABSENT,

    /** A number is another kind of value, or not whole where it must be. */
    NOT_A_NUMBER,

    /** A text is another kind of value. */
    NOT_A_TEXT,

    /** A value is neither a code nor a list of at most 16 codes from 0 to 65,534. */
    NOT_CODES,

    /** A time is neither in nano-, micro- nor milliseconds. */
    NOT_AN_INSTANT,

    /** A price that must be above zero is zero. */
    NOT_POSITIVE,

    /** The size of a print is zero. */
    ZERO_SIZE,

    /** A number is below zero; none may be, a minus zero is zero. */
    NEGATIVE,

    /** A number is above what is believed of it. */
    TOO_LARGE,

    /** A trade's id is longer than 255 bytes. */
    TOO_LONG,

    /** The prices of a bar contradict each other. */
    NOT_A_BAR
}
