package io.ringtape.event;

/**
 * Visits the fields of an event in their fixed order. Each call names a field, hands over its value and takes back the
 * possibly changed one, so that one description serves writing, reading, printing, parsing, hashing and column lists.
 *
 * <p>A kind is a unit and a width: choose the narrowest that says what the field means.
 */
public interface Fields {
    /** A price in micro-dollars. */
    long price(String name, long value);

    /** A number of shares in micro-shares. */
    long size(String name, long value);

    /** Money in micro-dollars. */
    long money(String name, long value);

    /** An instant in epoch nanoseconds, UTC. */
    long instant(String name, long value);

    /** A span of time in nanoseconds. */
    long duration(String name, long value);

    /** A sequence or tally, 64 bits. */
    long count(String name, long value);

    /** An identifier or hash that may need all 64 bits: a count, but for forms whose numbers have fewer. */
    default long identifier(String name, long value) {
        return count(name, value);
    }

    /** A whole number, 32 bits. */
    int number(String name, int value);

    /** A vendor's code, 0 to 65,534, or {@link Missing#CODE}. */
    int code(String name, int value);

    /** A statistic. */
    double statistic(String name, double value);

    /** A claim that holds or not. */
    boolean flag(String name, boolean value);

    /** One of a closed list; {@code values} is the enum's constants in declared order, to which only the end is added. */
    <E extends Enum<E>> E choice(String name, E value, E[] values);

    /** A text, filled in place. */
    void text(String name, Text value);

    /** A list of vendor's codes, filled in place. */
    void codes(String name, Codes value);
}
