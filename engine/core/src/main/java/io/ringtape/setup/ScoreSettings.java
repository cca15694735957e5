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
            @Setting("Weight of the trend in the score: half for EMA-20 on the trade's side of EMA-50, half for"
                    + " the EMA-20 slope.")
            @Range(max = 100)
            double trend,

            @Setting("Weight of relative volume in the score.") @Range(max = 100)
            double rvol,

            @Setting("Weight in the score of the volume delta of the last 90 seconds in the trade's direction,"
                    + " as a share of the volume.")
            @Range(max = 100)
            double delta,

            @Setting("Weight in the score of the mean book imbalance in the trade's direction.") @Range(max = 100)
            double imbalance,

            @Setting("Weight in the score of the distance to the target in R.") @Range(max = 100)
            double room,

            @Setting("Weight in the score of a tradable quote: all of it at a spread of one tick, nothing at" + " two.")
            @Range(max = 100)
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
            @Setting("EMA-20 slope in ATR per minute that earns the slope's half of the trend weight in full.")
            @Range(min = 0.001, max = FAR)
            double fullSlopeAtr,

            @Setting("Relative volume that earns the rvol weight in full; half as much earns nothing.")
            @Range(min = 0.001, max = FAR)
            double fullRvol,

            @Setting("Volume delta of the last 90 seconds, as a share of the volume, that earns the delta"
                    + " weight in full.")
            @Range(min = 0.001, max = 1)
            double fullDelta,

            @Setting("Distance to the target that earns the room weight in full.") @Range(min = 0.001, max = FAR)
            double fullRoomR) {}
}
