package io.ringtape.setup;

import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What may be traded in one part of the regular session. Outside every policy nothing is entered.
 *
 * @param name as in the policy file, such as OPEN
 * @param startNs start of the window, nanoseconds after midnight in New York
 * @param endNs end of the window, exclusive
 * @param allowedSetups setups that may signal
 * @param rvolMin least relative volume, or {@link Missing#STATISTIC} for no limit
 * @param slopeMinPercent least EMA-20 slope in the trade's direction, percent over five minutes, or missing
 * @param slopeMaxPercent greatest EMA-20 slope in size, percent over five minutes, or missing
 * @param timeStopNs how long a trade may go without progress
 * @param maxTrades entries in the window; 0 means none
 */
public record SessionPolicy(
        String name,
        long startNs,
        long endNs,
        Set<Setup> allowedSetups,
        double rvolMin,
        double slopeMinPercent,
        double slopeMaxPercent,
        long timeStopNs,
        int maxTrades) {
    private static final long DAY_NS = 86_400_000_000_000L;

    public SessionPolicy {
        if (startNs < 0 || startNs >= endNs || endNs > DAY_NS) {
            throw new IllegalArgumentException("policy " + name + ": its end must follow its start within the day");
        }
        if (timeStopNs <= 0 || maxTrades < 0) {
            throw new IllegalArgumentException("policy " + name + ": timeStopNs " + timeStopNs
                    + " must be above 0 and maxTrades " + maxTrades + " 0 or more");
        }
        if (Missing.isPresent(slopeMaxPercent) && slopeMinPercent > slopeMaxPercent) {
            throw new IllegalArgumentException("policy " + name + ": least slope " + slopeMinPercent
                    + " is above the greatest, " + slopeMaxPercent);
        }
        EnumSet<Setup> setups = EnumSet.noneOf(Setup.class);
        setups.addAll(allowedSetups);
        allowedSetups = Collections.unmodifiableSet(setups);
    }
}
