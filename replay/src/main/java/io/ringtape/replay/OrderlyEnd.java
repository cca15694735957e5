package io.ringtape.replay;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Missing;

/**
 * Decides what a live run does at its end, until nothing is open and the broker's record is at rest, but not for ever.
 * Time is passed in. For one thread.
 */
final class OrderlyEnd {
    /**
     * Time that closing may take: an exit waits for cancels up to two windows of the broker's budget of requests, and
     * then for a window of its own.
     */
    static final long CLOSED_WITHIN_NS = 4 * MINUTE_NS;

    /** Time that the broker's record may take to come to rest once nothing is open: a window, and some lists. */
    static final long SETTLED_WITHIN_NS = 90 * SECOND_NS;

    /** Time between two commands to close what is open. */
    static final long FLATTEN_EVERY_NS = 10 * SECOND_NS;

    /** What to do next. */
    enum Step {
        /** Command FLATTEN. */
        FLATTEN,

        /** Look again soon. */
        WAIT,

        /** End the session: everything is at rest, or the time is up. */
        END
    }

    private final long beginNs;
    private long flattenNs;
    private long flatSinceNs = Missing.LONG;

    OrderlyEnd(long nowNs) {
        beginNs = nowNs;
        flattenNs = nowNs;
    }

    /**
     * Returns what to do.
     *
     * @param isFlat whether no round trip is open
     * @param isSettled whether nothing that the broker has can still bring a report
     */
    Step next(boolean isFlat, boolean isSettled, long nowNs) {
        if (!isFlat) {
            flatSinceNs = Missing.LONG;
            return whileOpen(nowNs);
        }
        if (!Missing.isPresent(flatSinceNs)) {
            flatSinceNs = nowNs;
        }
        return isSettled || nowNs - flatSinceNs >= SETTLED_WITHIN_NS ? Step.END : Step.WAIT;
    }

    private Step whileOpen(long nowNs) {
        if (nowNs - beginNs >= CLOSED_WITHIN_NS) {
            return Step.END;
        }
        if (nowNs < flattenNs) {
            return Step.WAIT;
        }
        flattenNs = nowNs + FLATTEN_EVERY_NS;
        return Step.FLATTEN;
    }
}
