package io.ringtape.setup;

import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** Thresholds of the opening-range breakout; distances in ATR of one-minute bars. */
public record OpeningRangeBreakSettings(
        Width width, Break breakout, Filters filters, RetestSettings retest, TradeTerms terms) {

    /** How wide the opening range must be. */
    public record Width(
            @Setting("Least width of the range over its median of the last sessions; none for no limit.")
            @Range(max = FAR, orNone = true)
            double widthMin,

            @Setting("Greatest width of the range over its median of the last sessions; none for no limit.")
            @Range(max = FAR, orNone = true)
            double widthMax) {}

    /** What a breakout is. */
    public record Break(
            @Setting("Least distance of the close beyond the range.") @Range(max = FAR)
            double breakAtr,

            @Setting("Least volume of the breaking bar over the mean of the range's bars.") @Range(max = FAR)
            double barVolumeRatio,

            @Setting("The same ratio from which no retest is waited for; none for never.")
            @Range(max = FAR, orNone = true)
            double directVolumeRatio) {}

    /** What else must hold. */
    public record Filters(
            @Setting("Least delta of 60 seconds over volume, in the trade's direction.") @Range(min = -1, max = 1)
            double deltaRatio,

            @Setting("Least delta since the open over volume, in the trade's direction.") @Range(min = -1, max = 1)
            double sessionDeltaRatio,

            @Setting("Time after the opening after which nothing breaks out.")
            @Range(min = 1, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
            long untilNs,

            @Setting("Breakouts a side and day.") @Range(max = 100)
            int attempts) {}
}
