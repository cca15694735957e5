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
        require(lookbackBars >= 1 && lookbackBars <= 60, "lookbackBars", lookbackBars, "1 to 60");
        require(farSideBars >= 0 && farSideBars <= lookbackBars, "farSideBars", farSideBars, "0 to lookbackBars");
        require(excursionAtr >= 0, "excursionAtr", excursionAtr, "0 or more");
        require(armedBars >= 0, "armedBars", armedBars, "0 or more");
        require(extremeZ >= 0, "extremeZ", extremeZ, "0 or more");
        require(barVolumeRatio >= 0, "barVolumeRatio", barVolumeRatio, "0 or more");
        require(deltaRatio >= -1 && deltaRatio <= 1, "deltaRatio", deltaRatio, "-1 to 1");
        require(retestAtr >= 0, "retestAtr", retestAtr, "0 or more");
        require(chaseAtr >= 0, "chaseAtr", chaseAtr, "0 or more");
        require(lostLevelAtr >= 0, "lostLevelAtr", lostLevelAtr, "0 or more");
        require(confirmBars >= 0, "confirmBars", confirmBars, "0 or more");
        require(stopVwapAtr >= 0, "stopVwapAtr", stopVwapAtr, "0 or more");
        require(stopPadAtr >= 0, "stopPadAtr", stopPadAtr, "0 or more");
        require(targetR > 0, "targetR", targetR, "above 0");
        require(imbalanceMin >= -1 && imbalanceMin <= 1, "imbalanceMin", imbalanceMin, "-1 to 1");
    }

    private static void require(boolean holds, String name, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("VWAP reclaim: " + name + " " + value + " must be " + wanted);
        }
    }
}
