package io.ringtape.setup;

import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;

/** How a signal's score of 0 to 100 is put together: six parts, each from 0 to its weight. */
public record ScoreSettings(Weights weights, Full full) {

    /** The weights of the parts, which add up to 100. */
    public record Weights(
            @Setting("Weight of EMA-20 against EMA-50 and of the slope, half each.") @Range(max = 100)
            double trend,

            @Setting("Weight of relative volume.") @Range(max = 100)
            double rvol,

            @Setting("Weight of the volume delta of 90 seconds over volume, in the trade's direction.")
            @Range(max = 100)
            double delta,

            @Setting("Weight of the mean book imbalance in the trade's direction.") @Range(max = 100)
            double imbalance,

            @Setting("Weight of the way to the target in R.") @Range(max = 100)
            double room,

            @Setting("Weight of a tradable quote: all of it at a spread of one tick, nothing at two.") @Range(max = 100)
            double quote)
            implements Checked {
        private static final double ROUNDING = 1e-9;

        @Override
        public void check(Objections objections) {
            double sum = trend + rvol + delta + imbalance + room + quote;
            if (Math.abs(sum - 100) > ROUNDING) {
                objections.refuse(
                        "trend",
                        "is {trend}, wanted what makes the weights add up to 100 with {rvol}, {delta}, {imbalance},"
                                + " {room} and {quote}");
            }
        }
    }

    /** What gives a part in full. */
    public record Full(
            @Setting("Slope in ATR a minute that gives all of its half.") @Range(min = 0.001, max = FAR)
            double fullSlopeAtr,

            @Setting("Relative volume that gives the whole part; half as much gives nothing.")
            @Range(min = 0.001, max = FAR)
            double fullRvol,

            @Setting("Delta over volume that gives the whole part.") @Range(min = 0.001, max = 1)
            double fullDelta,

            @Setting("Way to the target that gives the whole part.") @Range(min = 0.001, max = FAR)
            double fullRoomR) {}
}
