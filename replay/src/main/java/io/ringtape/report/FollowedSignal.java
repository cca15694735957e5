package io.ringtape.report;

import io.ringtape.event.SignalStatus;
import java.util.List;

/**
 * A signal and its outcome.
 *
 * @param timeNs when it was generated
 * @param entry reference price, dollars
 * @param stop dollars
 * @param fate its status and result
 */
public record FollowedSignal(Origin origin, long timeNs, double entry, double stop, Fate fate) {
    /**
     * What became of a signal.
     *
     * @param blockedBy the filters that blocked it, or the risk rule that refused it; empty when it was promoted
     * @param netR what it would have come to after costs, in R; missing when it was not followed to an end
     */
    public record Fate(SignalStatus status, List<String> blockedBy, double netR) {
        /** Copies the list. */
        public Fate {
            blockedBy = List.copyOf(blockedBy);
        }
    }

    /** Returns the profit in R that the signal would have made after costs, or missing. */
    double netR() {
        return fate.netR();
    }

    /** Returns the same signal with another fate. */
    FollowedSignal with(Fate next) {
        return new FollowedSignal(origin, timeNs, entry, stop, next);
    }
}
