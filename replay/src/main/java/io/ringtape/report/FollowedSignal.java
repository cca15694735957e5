package io.ringtape.report;

import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import io.ringtape.event.SignalStatus;
import java.util.List;

/**
 * One signal and what became of it.
 *
 * @param policy the policy session it falls into; empty outside every one
 * @param timeNs when it was made
 * @param entry reference price, dollars
 * @param stop dollars
 * @param blockedBy the filters that blocked it, or the risk rule that refused it; empty when it was promoted
 * @param netR what it would have come to after costs, in R; missing when it was not followed to an end
 */
public record FollowedSignal(
        long id,
        String symbol,
        Setup setup,
        Side side,
        String policy,
        long timeNs,
        double entry,
        double stop,
        SignalStatus status,
        List<String> blockedBy,
        double netR) {
    /** Takes a copy of the list. */
    public FollowedSignal {
        blockedBy = List.copyOf(blockedBy);
    }

    /** Minute of the day in UTC at which it was made. */
    int minute() {
        return (int) (timeNs / 60_000_000_000L % 1440);
    }
}
