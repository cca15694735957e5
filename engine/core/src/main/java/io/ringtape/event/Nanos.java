package io.ringtape.event;

/** The lengths of time that the code counts in, in nanoseconds. */
public final class Nanos {
    public static final long MILLI_NS = 1_000_000L;
    public static final long SECOND_NS = 1_000 * MILLI_NS;
    public static final long MINUTE_NS = 60 * SECOND_NS;
    public static final long HOUR_NS = 60 * MINUTE_NS;

    private Nanos() {}
}
