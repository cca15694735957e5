package io.ringtape.setup;

/**
 * The guards that every signal passes, whatever its setup.
 *
 * @param maxQuoteAgeNs oldest NBBO
 * @param maxSpreadTicks widest spread in ticks
 * @param maxSpreadAtr widest spread in ATR
 * @param quietAfterOpenNs time after 09:30 without entries
 * @param timeLeftMarginNs time that must be left of the session beyond the time stop
 * @param minStopAtr nearest stop in ATR
 * @param maxStopAtr farthest stop in ATR
 * @param minStopSpreads nearest stop in spreads
 * @param minRewardToCost least target distance over the spread
 * @param cooldownNs rest after a signal
 * @param entryExpiryNs how long an entry may work
 * @param score how the score is put together
 */
public record SignalSettings(
        long maxQuoteAgeNs,
        double maxSpreadTicks,
        double maxSpreadAtr,
        long quietAfterOpenNs,
        long timeLeftMarginNs,
        double minStopAtr,
        double maxStopAtr,
        double minStopSpreads,
        double minRewardToCost,
        long cooldownNs,
        long entryExpiryNs,
        ScoreSettings score) {
    public SignalSettings {
        require(maxQuoteAgeNs >= 0, "maxQuoteAgeNs", maxQuoteAgeNs);
        require(maxSpreadTicks >= 0, "maxSpreadTicks", maxSpreadTicks);
        require(maxSpreadAtr >= 0, "maxSpreadAtr", maxSpreadAtr);
        require(quietAfterOpenNs >= 0, "quietAfterOpenNs", quietAfterOpenNs);
        require(timeLeftMarginNs >= 0, "timeLeftMarginNs", timeLeftMarginNs);
        require(minStopAtr >= 0, "minStopAtr", minStopAtr);
        require(minStopSpreads >= 0, "minStopSpreads", minStopSpreads);
        require(minRewardToCost >= 0, "minRewardToCost", minRewardToCost);
        require(cooldownNs >= 0, "cooldownNs", cooldownNs);
        require(entryExpiryNs >= 0, "entryExpiryNs", entryExpiryNs);
        if (!(minStopAtr <= maxStopAtr)) {
            throw new IllegalArgumentException(
                    "signals: minStopAtr " + minStopAtr + " is above maxStopAtr " + maxStopAtr);
        }
    }

    private static void require(boolean holds, String name, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("signals: " + name + " " + value + " is below 0");
        }
    }
}
