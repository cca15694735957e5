package io.ringtape.polygon;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;

/** Plausibility limits for the vendor's values, shared by files and stream. A value beyond them is a fault. */
public final class VendorLimits {
    /** Highest price accepted: ten million dollars. */
    public static final long HIGHEST_PRICE = 10_000_000 * Micros.ONE;

    /** Largest size accepted: ten billion shares. */
    public static final long LARGEST_SIZE = 10_000_000_000L * Micros.ONE;

    /** Highest code accepted. */
    public static final int HIGHEST_CODE = 65_534;

    /** Highest SIP sequence accepted. Sorting packs the kind of event and the sequence into one {@code long}. */
    public static final long HIGHEST_SEQUENCE = (1L << 62) - 1;

    /** Highest volume or open interest in contracts accepted: ten billion. */
    public static final long HIGHEST_COUNT = 10_000_000_000L;

    /** Longest text accepted, in bytes. */
    public static final int LONGEST_TEXT = 255;

    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final long MICROS_FROM = MILLIS_FROM * 1_000;
    private static final long NANOS_FROM = MICROS_FROM * 1_000;
    private static final long LAST_SECOND = 9_000_000_000L;

    private VendorLimits() {}

    /**
     * Converts {@code value} to epoch nanoseconds, or returns {@link Missing#LONG} if it is not an instant. Infers the
     * unit from the magnitude: nanoseconds from 1e17, microseconds from 1e14, milliseconds from 1e11. This covers 1973
     * to 2255.
     */
    public static long instantNs(long value) {
        if (value >= NANOS_FROM) {
            return value;
        }
        if (value >= MICROS_FROM) {
            return value < LAST_SECOND * 1_000_000 ? value * 1_000 : Missing.LONG;
        }
        return value >= MILLIS_FROM && value < LAST_SECOND * 1_000 ? value * 1_000_000 : Missing.LONG;
    }
}
