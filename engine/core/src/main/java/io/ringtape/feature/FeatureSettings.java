package io.ringtape.feature;

/**
 * What the features depend on beside the market data.
 *
 * @param bandSigmas k of the bands VWAP ± k·sigma, above 0
 * @param zAfterMinutes minutes after 09:30 before z is given, 0 or more
 * @param openingRangeMinutes minutes of the opening range, 1 to 120
 * @param imbalanceWindowMillis span of the mean book imbalance, a multiple of 100, 100 to 10,000
 * @param rvolSessions how many prior sessions the volume curve takes at most, 1 to 60
 * @param rvolMinSessions fewer prior sessions than this leave RVOL missing, 1 to rvolSessions
 * @param crossesInVwap whether the opening and closing crosses count in VWAP and sigma
 */
public record FeatureSettings(
        double bandSigmas,
        int zAfterMinutes,
        int openingRangeMinutes,
        int imbalanceWindowMillis,
        int rvolSessions,
        int rvolMinSessions,
        boolean crossesInVwap) {}
