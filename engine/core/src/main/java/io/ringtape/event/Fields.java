package io.ringtape.event;

/**
 * Visits the fields of an event in their fixed order. Each call names a field, passes its value and returns the value
 * to store, which may differ. One description thus serves writing, reading, printing, parsing, hashing and column
 * lists.
 *
 * <p>A kind is a unit and a width: choose the narrowest that expresses what the field means.
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

    /** A duration in nanoseconds. */
    long duration(String name, long value);

    /** A sequence or tally, 64 bits. */
    long count(String name, long value);

    /**
     * An identifier or hash that may need all 64 bits. Treated as a count, except in forms whose numbers are narrower.
     */
    default long identifier(String name, long value) {
        return count(name, value);
    }

    /** A whole number, 32 bits. */
    int number(String name, int value);

    /** A vendor's code, 0 to 65,534, or {@link Missing#CODE}. */
    int code(String name, int value);

    /** A statistic. */
    double statistic(String name, double value);

    /** A boolean. */
    boolean flag(String name, boolean value);

    /**
     * One of a closed list. {@code values} is the enum's constants in declared order, which may only be extended at the
     * end.
     */
    <E extends Enum<E>> E choice(String name, E value, E[] values);

    /** A text, filled in place. */
    void text(String name, Text value);

    /** A list of vendor's codes, filled in place. */
    void codes(String name, Codes value);
}
