package io.ringtape.setup;

/**
 * Thresholds of the opening-range breakout; distances in ATR of one-minute bars.
 *
 * @param widthMin least width of the range over its median of the last sessions; missing for no limit
 * @param widthMax greatest width of the range over its median of the last sessions; missing for no limit
 * @param breakAtr least distance of the close beyond the range
 * @param barVolumeRatio least volume of the breaking bar over the mean of the range's bars
 * @param directVolumeRatio volume ratio from which it is taken without a retest; missing for never
 * @param deltaRatio least delta of 60 seconds over volume, in the trade's direction
 * @param sessionDeltaRatio least delta since the open over volume, in the trade's direction
 * @param untilNs time after the opening after which nothing breaks out
 * @param attempts breakouts a side and day
 * @param retest how the edge of the range must hold
 * @param terms how its trades end otherwise
 */
public record OpeningRangeBreakSettings(
        double widthMin,
        double widthMax,
        double breakAtr,
        double barVolumeRatio,
        double directVolumeRatio,
        double deltaRatio,
        double sessionDeltaRatio,
        long untilNs,
        int attempts,
        RetestSettings retest,
        TradeTerms terms) {
    public OpeningRangeBreakSettings {
        Ranges ranges = new Ranges("opening range break");
        ranges.atLeastZero("breakAtr", breakAtr);
        ranges.atLeastZero("barVolumeRatio", barVolumeRatio);
        ranges.ratio("deltaRatio", deltaRatio);
        ranges.ratio("sessionDeltaRatio", sessionDeltaRatio);
        ranges.aboveZero("untilNs", untilNs);
        ranges.atLeastZero("attempts", attempts);
    }
}
