package io.ringtape.setup;

/**
 * How a broken level must hold when price comes back to it; distances in ATR of one-minute bars.
 *
 * @param retestAtr nearness of the retest
 * @param retestBars bars it waits for the retest
 * @param confirmBars bars it waits for the proof after the retest
 * @param lostLevelAtr close behind the level that ends it
 * @param stopAtr stop behind the level
 * @param targetR target in R
 */
public record RetestSettings(
        double retestAtr, int retestBars, int confirmBars, double lostLevelAtr, double stopAtr, double targetR) {
    public RetestSettings {
        Ranges ranges = new Ranges("retest");
        ranges.atLeastZero("retestAtr", retestAtr);
        ranges.aboveZero("retestBars", retestBars);
        ranges.aboveZero("confirmBars", confirmBars);
        ranges.atLeastZero("lostLevelAtr", lostLevelAtr);
        ranges.aboveZero("stopAtr", stopAtr);
        ranges.aboveZero("targetR", targetR);
    }
}
