package io.ringtape.setup;

/**
 * Thresholds of the sigma fade; distances in ATR of one-minute bars or in sigma.
 *
 * @param armZ distance from VWAP in sigma at which it arms
 * @param extremeZ distance in sigma from which it is a change of regime
 * @param slopeMaxAtr steepest EMA-20 slope, ATR a minute
 * @param armedBars bars from the arming to the trigger
 * @param absorbDelta delta of 60 seconds over volume against the trade that may be absorbed
 * @param absorbAtr greatest body of the bar that absorbs it
 * @param deltaRatio least delta of 30 seconds over volume, in the trade's direction
 * @param imbalanceMin least mean book imbalance in the trade's direction, −1 to 1
 * @param notBeforeNs rest after the opening
 * @param oneSidedMax largest share of closes on the far side of VWAP on a day of wide range
 * @param wideRange range over its median from which a day is wide; an unknown range counts as wide
 * @param extremeBars bars in which a new extreme must not come with much volume
 * @param extremeVolumeMax most volume of such a bar over its usual volume
 * @param stopPadAtr stop beyond the extreme of the excursion
 * @param stopZ stop at most so far from VWAP, in sigma
 * @param targetZ target on the same side of VWAP, in sigma
 * @param terms how its trades end otherwise
 */
public record SigmaFadeSettings(
        double armZ,
        double extremeZ,
        double slopeMaxAtr,
        int armedBars,
        double absorbDelta,
        double absorbAtr,
        double deltaRatio,
        double imbalanceMin,
        long notBeforeNs,
        double oneSidedMax,
        double wideRange,
        int extremeBars,
        double extremeVolumeMax,
        double stopPadAtr,
        double stopZ,
        double targetZ,
        TradeTerms terms) {
    public SigmaFadeSettings {
        Ranges ranges = new Ranges("sigma fade");
        ranges.aboveZero("armZ", armZ);
        ranges.aboveZero("extremeZ", extremeZ);
        ranges.atLeastZero("slopeMaxAtr", slopeMaxAtr);
        ranges.aboveZero("armedBars", armedBars);
        ranges.atLeastZero("absorbDelta", absorbDelta);
        ranges.atLeastZero("absorbAtr", absorbAtr);
        ranges.ratio("deltaRatio", deltaRatio);
        ranges.ratio("imbalanceMin", imbalanceMin);
        ranges.atLeastZero("notBeforeNs", notBeforeNs);
        ranges.within("oneSidedMax", oneSidedMax, 0, 1);
        ranges.atLeastZero("wideRange", wideRange);
        ranges.within("extremeBars", extremeBars, 1, 60);
        ranges.atLeastZero("extremeVolumeMax", extremeVolumeMax);
        ranges.atLeastZero("stopPadAtr", stopPadAtr);
        ranges.aboveZero("stopZ", stopZ);
        ranges.atLeastZero("targetZ", targetZ);
    }
}
