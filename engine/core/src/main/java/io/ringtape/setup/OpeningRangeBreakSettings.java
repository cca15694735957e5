package io.ringtape.setup;

import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** Thresholds of the opening-range breakout; distances in ATR of one-minute bars. */
public record OpeningRangeBreakSettings(
        Width width, Break breakout, Filters filters, RetestSettings retest, TradeTerms terms) implements Checked {

    @Override
    public void check(Objections objections) {
        terms.checkPartial(retest.targetR(), objections);
    }

    /** How wide the opening range must be. */
    public record Width(
            @Setting("Minimum width of the opening range, as a multiple of its median over prior sessions; none"
                    + " for no limit.")
            @Range(max = FAR, orNone = true)
            double widthMin,

            @Setting("Maximum width of the opening range, as a multiple of its median over prior sessions; none"
                    + " for no limit.")
            @Range(max = FAR, orNone = true)
            double widthMax) {}

    /** What a breakout is. */
    public record Break(
            @Setting("Minimum distance beyond the opening range of the close that breaks it.") @Range(max = FAR)
            double breakAtr,

            @Setting("Minimum volume of the breaking bar, as a multiple of the mean volume of the opening"
                    + " range's bars.")
            @Range(max = FAR)
            double barVolumeRatio,

            @Setting("Volume of the breaking bar, as a multiple of the mean volume of the opening range's bars,"
                    + " from which the setup triggers without a retest; none always waits for a retest.")
            @Range(max = FAR, orNone = true)
            double directVolumeRatio) {}

    /** What else must hold. */
    public record Filters(
            @Setting("Minimum volume delta of the last 60 seconds in the trade's direction, as a share of the"
                    + " volume.")
            @Range(min = -1, max = 1)
            double deltaRatio,

            @Setting("Minimum volume delta since the open in the trade's direction, as a share of the volume.")
            @Range(min = -1, max = 1)
            double sessionDeltaRatio,

            @Setting("Time after the open beyond which no breakout is traded.")
            @Range(min = 1, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
            long untilNs,

            @Setting("Maximum breakouts per side and day.") @Range(max = 100)
            int attempts) {}
}
