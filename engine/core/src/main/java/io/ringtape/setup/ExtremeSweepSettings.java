package io.ringtape.setup;

/**
 * Thresholds of the sweep of an old extreme; distances in ATR of one-minute bars.
 *
 * @param levelAgeNs least age of the session's extreme
 * @param pierceMaxAtr deepest pierce that is still a sweep
 * @param sweepBars bars from the pierce to the close back inside
 * @param insideAtr least distance of that close from the level
 * @param acceptedCloses closes beyond the level that accept it
 * @param confirmBars bars it waits for the proof
 * @param deltaRatio least delta of 60 seconds over volume at the turn, in the trade's direction
 * @param sweepDeltaMax greatest delta of 60 seconds over volume at the sweep, in the trade's direction
 * @param imbalanceMin least mean book imbalance in the trade's direction, −1 to 1
 * @param stopPadAtr stop beyond the extreme of the sweep
 * @param targetR target in R, unless VWAP lies before it
 * @param terms how its trades end otherwise
 */
public record ExtremeSweepSettings(
        long levelAgeNs,
        double pierceMaxAtr,
        int sweepBars,
        double insideAtr,
        int acceptedCloses,
        int confirmBars,
        double deltaRatio,
        double sweepDeltaMax,
        double imbalanceMin,
        double stopPadAtr,
        double targetR,
        TradeTerms terms) {
    public ExtremeSweepSettings {
        Ranges ranges = new Ranges("extreme sweep");
        ranges.atLeastZero("levelAgeNs", levelAgeNs);
        ranges.aboveZero("pierceMaxAtr", pierceMaxAtr);
        ranges.aboveZero("sweepBars", sweepBars);
        ranges.atLeastZero("insideAtr", insideAtr);
        ranges.aboveZero("acceptedCloses", acceptedCloses);
        ranges.aboveZero("confirmBars", confirmBars);
        ranges.ratio("deltaRatio", deltaRatio);
        ranges.ratio("sweepDeltaMax", sweepDeltaMax);
        ranges.ratio("imbalanceMin", imbalanceMin);
        ranges.atLeastZero("stopPadAtr", stopPadAtr);
        ranges.aboveZero("targetR", targetR);
    }
}
