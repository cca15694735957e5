package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** Thresholds of the sigma fade; distances in ATR of one-minute bars or in sigma. */
public record SigmaFadeSettings(Arming arming, Turn turn, Filters filters, Exit exit, TradeTerms terms) {

    /** The excursion that arms it. */
    public record Arming(
            @Setting("Distance from VWAP in sigma at which it arms.") @Range(min = 0.01, max = FAR)
            double armZ,

            @Setting("Distance in sigma from which it is a change of regime.") @Range(min = 0.01, max = FAR)
            double extremeZ,

            @Setting("Steepest EMA-20 slope, ATR a minute.") @Range(max = FAR)
            double slopeMaxAtr,

            @Setting("Bars from the arming to the trigger.") @Range(min = 1, max = DAY_BARS)
            int armedBars) {}

    /** What shows that price turns. */
    public record Turn(
            @Setting("Delta of 60 seconds over volume against the trade that may be absorbed.") @Range(max = 1)
            double absorbDelta,

            @Setting("Greatest body of the bar that absorbs it.") @Range(max = FAR)
            double absorbAtr,

            @Setting("Least delta of 30 seconds over volume, in the trade's direction.") @Range(min = -1, max = 1)
            double deltaRatio,

            @Setting("Least mean book imbalance in the trade's direction.") @Range(min = -1, max = 1)
            double imbalanceMin) {}

    /** The days and moments that are left out. */
    public record Filters(
            @Setting("Time after the opening without a fade.")
            @Range(max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
            long notBeforeNs,

            @Setting("Largest share of closes on the far side of VWAP on a day of wide range.") @Range(max = 1)
            double oneSidedMax,

            @Setting("Range over its median from which a day is wide; an unknown range counts as wide.")
            @Range(max = FAR)
            double wideRange,

            @Setting("Bars in which a new extreme must not come with much volume.") @Range(min = 1, max = 60)
            int extremeBars,

            @Setting("Most volume of such a bar over its usual volume.") @Range(max = FAR)
            double extremeVolumeMax) {}

    /** Stop and target. */
    public record Exit(
            @Setting("Stop beyond the extreme of the excursion.") @Range(max = FAR)
            double stopPadAtr,

            @Setting("Farthest stop from VWAP, in sigma.") @Range(min = 0.01, max = FAR)
            double stopZ,

            @Setting("Target on the same side of VWAP, in sigma.") @Range(max = FAR)
            double targetZ) {}
}
