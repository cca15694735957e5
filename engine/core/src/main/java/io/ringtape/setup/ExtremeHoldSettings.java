package io.ringtape.setup;

/**
 * Thresholds of the break of an old extreme that holds; distances in ATR of one-minute bars.
 *
 * @param levelAgeNs least age of the session's extreme
 * @param closes closes in a row beyond the level
 * @param retestAtr nearness of the retest
 * @param retestBars bars it waits for the retest
 * @param confirmBars bars it waits for the proof after the retest
 * @param lostLevelAtr close back inside that ends it
 * @param stopAtr stop behind the level
 * @param targetR target in R
 * @param terms how its trades end otherwise
 */
public record ExtremeHoldSettings(
        long levelAgeNs,
        int closes,
        double retestAtr,
        int retestBars,
        int confirmBars,
        double lostLevelAtr,
        double stopAtr,
        double targetR,
        TradeTerms terms) {
    public ExtremeHoldSettings {
        Ranges ranges = new Ranges("extreme hold");
        ranges.atLeastZero("levelAgeNs", levelAgeNs);
        ranges.within("closes", closes, 1, 60);
        ranges.atLeastZero("retestAtr", retestAtr);
        ranges.atLeastZero("retestBars", retestBars);
        ranges.atLeastZero("confirmBars", confirmBars);
        ranges.atLeastZero("lostLevelAtr", lostLevelAtr);
        ranges.aboveZero("stopAtr", stopAtr);
        ranges.aboveZero("targetR", targetR);
    }
}
