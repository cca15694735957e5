package io.ringtape.setup;

/**
 * Thresholds of the VWAP reclaim; distances in ATR of one-minute bars.
 *
 * @param lookbackBars closes looked back on, 1 to 60
 * @param farSideBars how many of them on the far side of VWAP
 * @param excursionAtr greatest distance from VWAP among them
 * @param armedBars bars it stays armed without a turn
 * @param extremeZ z beyond which it disarms
 * @param barVolumeRatio least volume of the bar through VWAP over its usual volume
 * @param deltaRatio least delta of 90 seconds over volume, in the trade's direction
 * @param retestAtr nearness of a retest
 * @param chaseAtr greatest distance of the entry from VWAP
 * @param lostLevelAtr close back beyond VWAP that ends it
 * @param confirmBars bars it waits for the proof
 * @param stopVwapAtr stop beyond VWAP
 * @param stopPadAtr pad beyond the farther of bar extreme and VWAP stop
 * @param targetR target in R, unless the first sigma band is nearer
 * @param slopeAtrMin least EMA-20 slope in the trade's direction, ATR a minute
 * @param imbalanceMin least mean book imbalance in the trade's direction, −1 to 1
 * @param terms how its trades end otherwise
 */
public record VwapReclaimSettings(
        int lookbackBars,
        int farSideBars,
        double excursionAtr,
        int armedBars,
        double extremeZ,
        double barVolumeRatio,
        double deltaRatio,
        double retestAtr,
        double chaseAtr,
        double lostLevelAtr,
        int confirmBars,
        double stopVwapAtr,
        double stopPadAtr,
        double targetR,
        double slopeAtrMin,
        double imbalanceMin,
        TradeTerms terms) {
    public VwapReclaimSettings {
        Ranges ranges = new Ranges("VWAP reclaim");
        ranges.within("lookbackBars", lookbackBars, 1, 60);
        ranges.within("farSideBars", farSideBars, 0, lookbackBars);
        ranges.atLeastZero("excursionAtr", excursionAtr);
        ranges.aboveZero("armedBars", armedBars);
        ranges.atLeastZero("extremeZ", extremeZ);
        ranges.atLeastZero("barVolumeRatio", barVolumeRatio);
        ranges.ratio("deltaRatio", deltaRatio);
        ranges.atLeastZero("retestAtr", retestAtr);
        ranges.atLeastZero("chaseAtr", chaseAtr);
        ranges.atLeastZero("lostLevelAtr", lostLevelAtr);
        ranges.aboveZero("confirmBars", confirmBars);
        ranges.atLeastZero("stopVwapAtr", stopVwapAtr);
        ranges.atLeastZero("stopPadAtr", stopPadAtr);
        ranges.aboveZero("targetR", targetR);
        ranges.ratio("imbalanceMin", imbalanceMin);
    }
}
