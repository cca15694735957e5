package io.ringtape.polygon;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;

/** What is believed of the vendor's numbers and texts, in files and on the stream alike; what is beyond is a fault. */
public final class Believed {
    /** The highest price: ten million dollars. */
    public static final long HIGHEST_PRICE = 10_000_000 * Micros.ONE;

    /** The largest size: ten billion shares. */
    public static final long LARGEST_SIZE = 10_000_000_000L * Micros.ONE;

    /** The highest code. */
    public static final int HIGHEST_CODE = 65_534;

    /** The highest SIP sequence: the kind of event and the sequence share one number where events are put in order. */
    public static final long HIGHEST_SEQUENCE = (1L << 62) - 1;

    /** The longest text, in bytes. */
    public static final int LONGEST_TEXT = 255;

    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final long MICROS_FROM = MILLIS_FROM * 1_000;
    private static final long NANOS_FROM = MICROS_FROM * 1_000;
    private static final long LAST_SECOND = 9_000_000_000L;

    private Believed() {}

    /**
     * The instant in epoch nanoseconds, or {@link Missing#LONG} when it is none. The unit is told by magnitude: from 1e17
     * on it is nanoseconds, from 1e14 microseconds, from 1e11 milliseconds, each from 1973 on and to 2255.
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
