package io.ringtape.bench.session;

import static io.ringtape.event.Nanos.MINUTE_NS;

/** The minutes of the regular session that end while ticks go by. */
public final class MinuteEnds {
    private long endNs;
    private int minute = -1;

    /** Begins at the open of a session. */
    public MinuteEnds(long openNs) {
        endNs = openNs;
    }

    /** Moves to the next minute if it has ended by {@code nowNs}. Returns whether it has. */
    public boolean next(long nowNs) {
        if (nowNs < endNs + MINUTE_NS) {
            return false;
        }
        endNs += MINUTE_NS;
        minute++;
        return true;
    }

    /** Returns the minute that ended, from 0 at the open. */
    public int minute() {
        return minute;
    }

    /** Returns the end of the minute. */
    public long endNs() {
        return endNs;
    }
}
