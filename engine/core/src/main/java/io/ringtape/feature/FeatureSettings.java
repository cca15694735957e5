package io.ringtape.feature;

/**
 * What the features depend on beside the market data. Lengths that a field's name on the tape states (ema20, atr14,
 * delta90) are definitions, not settings.
 *
 * @param barCloseDelayNs how long after a minute's end its bar closes, so that the minute's last prints have come; no
 *     less than what a print takes from the SIP to the engine, 0 to 30 seconds
 * @param bandSigmas k of the bands VWAP ± k·sigma, above 0
 * @param zAfterMinutes minutes after 09:30 before z is given, 0 or more
 * @param openingRangeMinutes minutes of the opening range, 1 to 120
 * @param imbalanceWindowMillis span of the mean book imbalance, a multiple of 100, 100 to 10,000
 * @param slopeBars bars that the slope of ema20 looks back, 1 to 60
 * @param rvolSessions how many prior sessions the volume curve takes at most, 1 to 60
 * @param rvolMinSessions fewer prior sessions than this leave RVOL missing, 1 to rvolSessions
 * @param crossesInVwap whether the opening and closing crosses count in VWAP and sigma
 */
public record FeatureSettings(
        long barCloseDelayNs,
        double bandSigmas,
        int zAfterMinutes,
        int openingRangeMinutes,
        int imbalanceWindowMillis,
        int slopeBars,
        int rvolSessions,
        int rvolMinSessions,
        boolean crossesInVwap) {
    private static final long MAX_BAR_CLOSE_DELAY_NS = 30_000_000_000L;

    public FeatureSettings {
        require(
                barCloseDelayNs >= 0 && barCloseDelayNs <= MAX_BAR_CLOSE_DELAY_NS,
                "barCloseDelayNs",
                (double) barCloseDelayNs,
                "0 to 30 seconds");
        require(bandSigmas > 0 && bandSigmas < Double.POSITIVE_INFINITY, "bandSigmas", bandSigmas, "above 0");
        require(zAfterMinutes >= 0, "zAfterMinutes", zAfterMinutes, "0 or more");
        requireWithin("openingRangeMinutes", openingRangeMinutes, 1, 120);
        requireWithin("imbalanceWindowMillis", imbalanceWindowMillis, 100, 10_000);
        require(imbalanceWindowMillis % 100 == 0, "imbalanceWindowMillis", imbalanceWindowMillis, "a multiple of 100");
        requireWithin("slopeBars", slopeBars, 1, 60);
        requireWithin("rvolSessions", rvolSessions, 1, 60);
        requireWithin("rvolMinSessions", rvolMinSessions, 1, rvolSessions);
    }

    private static void requireWithin(String name, int value, int least, int greatest) {
        require(value >= least && value <= greatest, name, value, least + " to " + greatest);
    }

    private static void require(boolean holds, String name, double value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("features: " + name + " is " + value + ", must be " + wanted);
        }
    }
}
