package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** Thresholds of the sigma fade; distances in ATR of one-minute bars or in sigma. */
public record SigmaFadeSettings(Arming arming, Turn turn, Filters filters, Exit exit, TradeTerms terms)
        implements Checked {
    @Override
    public void check(Objections objections) {
        objections.requireOfFile(arming.armZ() < arming.extremeZ(), "armZ", "below {extremeZ}, or nothing is faded");
        objections.requireOfFile(
                exit.targetZ() < arming.extremeZ(), "targetZ", "below {extremeZ}, where a fade begins");
        objections.requireOfFile(exit.targetZ() < exit.stopZ(), "targetZ", "below {stopZ}, where it is lost");
    }

    /** The excursion that arms it. */
    public record Arming(
            @Setting("Distance of price from VWAP at which the setup arms.") @Range(min = 0.01, max = FAR)
            double armZ,

            @Setting("Distance of a close from VWAP from which the move counts as a change of regime and is not"
                    + " faded.")
            @Range(min = 0.01, max = FAR)
            double extremeZ,

            @Setting("Maximum size of the EMA-20 slope, in ATR per minute.") @Range(max = FAR)
            double slopeMaxAtr,

            @Setting("Maximum bars from arming to the trigger.") @Range(min = 1, max = DAY_BARS)
            int armedBars) {}

    /** What shows that price turns. */
    public record Turn(
            @Setting("Minimum volume delta of the last 60 seconds against the trade, as a share of the volume,"
                    + " that counts as absorbed when price hardly moves.")
            @Range(max = 1)
            double absorbDelta,

            @Setting("Limit on the body of a bar that counts as absorbing the volume against the trade.")
            @Range(max = FAR)
            double absorbAtr,

            @Setting("Minimum volume delta of the last 30 seconds in the trade's direction, as a share of the"
                    + " volume.")
            @Range(min = -1, max = 1)
            double deltaRatio,

            @Setting("Minimum mean book imbalance in the trade's direction.") @Range(min = -1, max = 1)
            double imbalanceMin) {}

    /** The days and moments that are left out. */
    public record Filters(
            @Setting("Time after the open in which the setup's signals are blocked.")
            @Range(max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
            long notBeforeNs,

            @Setting("Maximum share of the day's closes on the far side of VWAP when the day's range is wide.")
            @Range(max = 1)
            double oneSidedMax,

            @Setting("Range of the day, as a multiple of its median, above which the range is wide; an unknown"
                    + " range counts as wide.")
            @Range(max = FAR)
            double wideRange,

            @Setting("Number of recent bars in which a new session extreme must not come with heavy volume.")
            @Range(min = 1, max = 60)
            int extremeBars,

            @Setting("Maximum volume of a recent bar that made a new session extreme, as a multiple of its"
                    + " usual volume.")
            @Range(max = FAR)
            double extremeVolumeMax) {}

    /** Stop and target. */
    public record Exit(
            @Setting("Distance of the stop beyond the extreme of the excursion.") @Range(max = FAR)
            double stopPadAtr,

            @Setting("Maximum distance of the stop from VWAP.") @Range(min = 0.01, max = FAR)
            double stopZ,

            @Setting("Distance of the target from VWAP, on the side of the excursion.") @Range(max = FAR)
            double targetZ) {}
}
