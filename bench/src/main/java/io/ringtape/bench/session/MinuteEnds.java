package io.ringtape.bench.session;

import static io.ringtape.event.Nanos.MINUTE_NS;

/** The minutes of the regular session that end while ticks go by. */
public final class MinuteEnds {
    private long endNs;
    private int minute = -1;

    /** Before the end of the first minute of a session that opens then. */
    public MinuteEnds(long openNs) {
        endNs = openNs;
    }

    /** Whether another minute has ended by {@code nowNs}; then {@link #minute()} and {@link #endNs()} describe it. */
    public boolean next(long nowNs) {
        if (nowNs < endNs + MINUTE_NS) {
            return false;
        }
        endNs += MINUTE_NS;
        minute++;
        return true;
    }

    /** The minute that ended, from 0 at the open. */
    public int minute() {
        return minute;
    }

    /** Returns the end of the minute. */
    public long endNs() {
        return endNs;
    }
}
