package io.ringtape.setting;

import static io.ringtape.event.Nanos.MINUTE_NS;

import java.math.BigDecimal;

/** What the file counts a setting in, and how that becomes the number in a settings record. */
public enum SettingUnit {
    /** The record's own unit, which the end of the key names. */
    AS_NAMED("", "", 0),

    /** Milliseconds in the file, nanoseconds in the record. */
    MILLIS("Millis", "Ns", 6),

    /** Seconds in the file, nanoseconds in the record. */
    SECONDS("Seconds", "Ns", 9),

    /** Dollars in the file, micro-dollars in the record. */
    DOLLARS("Dollars", "", 6),

    /** Whole shares in the file, micro-shares in the record. */
    SHARES("", "", 6),

    /** Minutes after midnight, written as a time of day in the file; nanoseconds after midnight in the record. */
    TIME_OF_DAY("", "Ns", 0);

    private final String keySuffix;
    private final String componentSuffix;
    private final int decimals;

    SettingUnit(String keySuffix, String componentSuffix, int decimals) {
        this.keySuffix = keySuffix;
        this.componentSuffix = componentSuffix;
        this.decimals = decimals;
    }

    /** Returns the key of a component with this unit. */
    public String key(String component) {
        boolean ends = component.endsWith(componentSuffix);
        return (ends ? component.substring(0, component.length() - componentSuffix.length()) : component) + keySuffix;
    }

    /** Returns the number of decimals that the file's number may have. */
    public int decimals() {
        return this == SHARES ? 0 : decimals;
    }

    /**
     * Converts a number from the file's unit to the record's.
     *
     * @throws ArithmeticException when the result is not a whole number
     */
    public long toRecord(BigDecimal number) {
        return this == TIME_OF_DAY
                ? number.longValueExact() * MINUTE_NS
                : number.movePointRight(decimals).longValueExact();
    }
}
