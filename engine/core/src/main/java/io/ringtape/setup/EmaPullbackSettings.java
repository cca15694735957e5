package io.ringtape.setup;

/**
 * Thresholds of the pullback to EMA-20; distances in ATR of one-minute bars.
 *
 * @param slopeAtrMin least EMA-20 slope in the trade's direction, ATR a minute
 * @param impulseBars closes in a row beyond EMA-20
 * @param armedBars bars it stays armed without a touch
 * @param touchAtr nearness of the touch
 * @param lostAtr close behind EMA-20 that ends the trend
 * @param confirmBars bars it waits for the turn
 * @param touches touches a trend bears
 * @param pullbackVolumeMax most mean volume of a bar of the pullback over the impulse's
 * @param pullbackDeltaMax largest share of the impulse's volume delta that the pullback may give up
 * @param deltaRatio least delta of 60 seconds over volume, in the trade's direction
 * @param stopPadAtr stop beyond the extreme of the pullback
 * @param targetR target in R, when the impulse's extreme is nearer than one R
 * @param trailAtr close behind EMA-20 that ends a trade
 * @param terms how its trades end otherwise
 */
public record EmaPullbackSettings(
        double slopeAtrMin,
        int impulseBars,
        int armedBars,
        double touchAtr,
        double lostAtr,
        int confirmBars,
        int touches,
        double pullbackVolumeMax,
        double pullbackDeltaMax,
        double deltaRatio,
        double stopPadAtr,
        double targetR,
        double trailAtr,
        TradeTerms terms) {
    public EmaPullbackSettings {
        Ranges ranges = new Ranges("EMA pullback");
        ranges.atLeastZero("slopeAtrMin", slopeAtrMin);
        ranges.within("impulseBars", impulseBars, 1, 390);
        ranges.aboveZero("armedBars", armedBars);
        ranges.atLeastZero("touchAtr", touchAtr);
        ranges.atLeastZero("lostAtr", lostAtr);
        ranges.aboveZero("confirmBars", confirmBars);
        ranges.aboveZero("touches", touches);
        ranges.atLeastZero("pullbackVolumeMax", pullbackVolumeMax);
        ranges.atLeastZero("pullbackDeltaMax", pullbackDeltaMax);
        ranges.ratio("deltaRatio", deltaRatio);
        ranges.atLeastZero("stopPadAtr", stopPadAtr);
        ranges.aboveZero("targetR", targetR);
        ranges.atLeastZero("trailAtr", trailAtr);
    }
}
