package io.ringtape.setup;

import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What may be traded in one part of the regular session. There are no entries outside every policy.
 *
 * @param name as in the policy file, such as OPEN
 * @param startNs start of the window, nanoseconds after midnight in New York
 * @param endNs end of the window, exclusive
 * @param allowedSetups setups that may be entered
 * @param bannedSetups setups that may not be entered, even if they are allowed
 * @param rvolMin least relative volume, or {@link Missing#STATISTIC} for no limit
 * @param slopeMinPercent least EMA-20 slope in the trade's direction, percent over five minutes, or missing
 * @param slopeMaxPercent greatest EMA-20 slope in size, percent over five minutes, or missing
 * @param timeStopNs how long a trade may go without progress
 * @param maxTrades entries in the window; 0 means none
 * @param scoreMin least score, 0 to 100
 * @param overrides further demands on single setups
 */
public record SessionPolicy(
        String name,
        long startNs,
        long endNs,
        Set<Setup> allowedSetups,
        Set<Setup> bannedSetups,
        double rvolMin,
        double slopeMinPercent,
        double slopeMaxPercent,
        long timeStopNs,
        int maxTrades,
        double scoreMin,
        Map<Setup, SetupOverride> overrides) {
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
        allowedSetups = copy(allowedSetups);
        bannedSetups = copy(bannedSetups);
        EnumMap<Setup, SetupOverride> each = new EnumMap<>(Setup.class);
        each.putAll(overrides);
        overrides = Collections.unmodifiableMap(each);
    }

    private static Set<Setup> copy(Set<Setup> setups) {
        EnumSet<Setup> copy = EnumSet.noneOf(Setup.class);
        copy.addAll(setups);
        return Collections.unmodifiableSet(copy);
    }

    /** Whether the setup may be entered; a ban wins. */
    public boolean allows(Setup setup) {
        return allowedSetups.contains(setup) && !bannedSetups.contains(setup);
    }

    /** Whether the window is open at {@code sinceMidnightNs}, nanoseconds after midnight in New York. */
    public boolean isOpen(long sinceMidnightNs) {
        return sinceMidnightNs >= startNs && sinceMidnightNs < endNs;
    }

    /** Returns how long a trade of the setup may go without progress. */
    public long timeStopNs(Setup setup) {
        long own = of(setup).timeStopNs();
        return Missing.isPresent(own) ? own : timeStopNs;
    }

    /**
     * Returns the setup's own limit on entries in the window, or {@link Missing#STATISTIC} when it has no own limit.
     */
    public double ownMaxTrades(Setup setup) {
        int own = of(setup).maxTrades();
        return own == Missing.INT ? Missing.STATISTIC : own;
    }

    /** Returns the least score of a signal of the setup. */
    public double scoreMin(Setup setup) {
        double own = of(setup).scoreMin();
        return Missing.isPresent(own) ? own : scoreMin;
    }

    /**
     * Returns the least EMA-20 slope for the setup, percent in five minutes, or {@link Missing#STATISTIC} for no limit.
     */
    public double slopeMinPercent(Setup setup) {
        double own = of(setup).slopeMinPercent();
        return Missing.isPresent(own) ? own : slopeMinPercent;
    }

    private SetupOverride of(Setup setup) {
        SetupOverride own = overrides.get(setup);
        return own == null ? SetupOverride.NONE : own;
    }

    /** Returns the same policy with another end of its window. */
    public SessionPolicy until(long otherEndNs) {
        return new SessionPolicy(
                name,
                startNs,
                otherEndNs,
                allowedSetups,
                bannedSetups,
                rvolMin,
                slopeMinPercent,
                slopeMaxPercent,
                timeStopNs,
                maxTrades,
                scoreMin,
                overrides);
    }
}
