package io.ringtape.polygon;

/** The reason why a row is bad. */
enum Fault {
    COLUMN_COUNT("the row has not as many fields as the header"),
    OPEN_QUOTE("a quoted field is not closed"),
    ABSENT("is missing"),
    NOT_A_NUMBER("is not a number"),
    NOT_CODES("is not a list of at most 16 codes from 0 to 65534"),
    NOT_AN_INSTANT("is not an instant in nano-, micro- or milliseconds"),
    NOT_POSITIVE("is not above zero"),
    ZERO_SIZE("is a zero size"),
    NEGATIVE("is below zero"),
    TOO_LARGE("is too large"),
    TOO_LONG("is too long"),
    OFF_DATE("is more than a day outside the session"),
    NO_TRADING_DATE("is not on a trading date"),
    NOT_A_BAR("is below another price of its bar"),
    REPEATED("repeats a minute that is there already");

    private final String text;

    Fault(String text) {
        this.text = text;
    }

    /** Returns the description used in messages and on the tape. */
    String text() {
        return text;
    }
}
