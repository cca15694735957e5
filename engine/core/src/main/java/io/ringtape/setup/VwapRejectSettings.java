package io.ringtape.setup;

/**
 * Thresholds of the VWAP reject; distances in ATR of one-minute bars.
 *
 * @param lookbackBars closes looked back on, 1 to 60
 * @param nearSideBars how many of them on the trade's side of VWAP
 * @param armedBars bars it stays armed without a touch
 * @param touchAtr nearness of the touch
 * @param turnAtr least distance from VWAP of the close that turns away
 * @param lostLevelAtr close beyond VWAP, against the trade, that ends it
 * @param confirmBars bars it waits for the turn
 * @param slopeAtrMin least EMA-20 slope in the trade's direction, ATR a minute
 * @param deltaRatio least delta of 90 seconds over volume, in the trade's direction
 * @param stopVwapAtr stop beyond VWAP
 * @param targetR target in R, unless the first sigma band is nearer
 * @param terms how its trades end otherwise
 */
public record VwapRejectSettings(
        int lookbackBars,
        int nearSideBars,
        int armedBars,
        double touchAtr,
        double turnAtr,
        double lostLevelAtr,
        int confirmBars,
        double slopeAtrMin,
        double deltaRatio,
        double stopVwapAtr,
        double targetR,
        TradeTerms terms) {
    public VwapRejectSettings {
        Ranges ranges = new Ranges("VWAP reject");
        ranges.within("lookbackBars", lookbackBars, 1, 60);
        ranges.within("nearSideBars", nearSideBars, 0, lookbackBars);
        ranges.aboveZero("armedBars", armedBars);
        ranges.atLeastZero("touchAtr", touchAtr);
        ranges.atLeastZero("turnAtr", turnAtr);
        ranges.atLeastZero("lostLevelAtr", lostLevelAtr);
        ranges.aboveZero("confirmBars", confirmBars);
        ranges.atLeastZero("slopeAtrMin", slopeAtrMin);
        ranges.ratio("deltaRatio", deltaRatio);
        ranges.aboveZero("stopVwapAtr", stopVwapAtr);
        ranges.aboveZero("targetR", targetR);
    }
}
