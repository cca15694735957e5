package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Missing;

/** When a call that surely did nothing is sent again: after a wait that doubles each time. For one thread. */
final class RetryClock {
    private static final long FIRST_WAIT_NS = 500 * MILLI_NS;
    private static final long LONGEST_WAIT_NS = 8 * SECOND_NS;

    private long atNs = Missing.LONG;
    private long waitNs = FIRST_WAIT_NS;

    /** Starts the next wait. */
    void start(long nowNs) {
        atNs = nowNs + waitNs;
        waitNs = Math.min(2 * waitNs, LONGEST_WAIT_NS);
    }

    /** Ends a wait without a retry. */
    void stop() {
        atNs = Missing.LONG;
    }

    boolean isWaiting() {
        return Missing.isPresent(atNs);
    }

    /** Whether a wait has ended since the last call. */
    boolean takesDue(long nowNs) {
        boolean due = isWaiting() && nowNs >= atNs;
        if (due) {
            stop();
        }
        return due;
    }

    /** Returns when the wait ends; the end of time without one. */
    long nextDueNs() {
        return isWaiting() ? atNs : Long.MAX_VALUE;
    }
}
