package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;

/** Thresholds of the VWAP reclaim; distances in ATR of one-minute bars. */
public record VwapReclaimSettings(Arming arming, Proof proof, Exit exit, Filters filters, TradeTerms terms) {

    /** The excursion that arms it. */
    public record Arming(
            @Setting("Closes it looks back on.") @Range(min = 1, max = 60)
            int lookbackBars,

            @Setting("How many of them must lie on the far side of VWAP.") @Range(min = 1, max = 60)
            int farSideBars,

            @Setting("Greatest distance from VWAP that one of them must have reached.") @Range(max = FAR)
            double excursionAtr,

            @Setting("Bars it stays armed without a turn.") @Range(min = 1, max = DAY_BARS)
            int armedBars,

            @Setting("Distance from VWAP in sigma beyond which it disarms.") @Range(max = FAR)
            double extremeZ)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.require(farSideBars <= lookbackBars, "farSideBars", "at most {lookbackBars}");
        }
    }

    /** The close through VWAP and its proof. */
    public record Proof(
            @Setting("Least volume of the bar through VWAP over its usual volume.") @Range(max = FAR)
            double barVolumeRatio,

            @Setting("Least delta of 90 seconds over volume, in the trade's direction.") @Range(min = -1, max = 1)
            double deltaRatio,

            @Setting("Nearness of a retest.") @Range(max = FAR)
            double retestAtr,

            @Setting("Greatest distance of the entry from VWAP.") @Range(max = FAR)
            double chaseAtr,

            @Setting("Close back beyond VWAP that ends it.") @Range(max = FAR)
            double lostLevelAtr,

            @Setting("Bars it waits for the proof.") @Range(min = 1, max = DAY_BARS)
            int confirmBars) {}

    /** Stop and target. */
    public record Exit(
            @Setting("Stop beyond VWAP.") @Range(max = FAR) double stopVwapAtr,

            @Setting("Pad beyond the farther of the bar's extreme and the stop at VWAP.") @Range(max = FAR)
            double stopPadAtr,

            @Setting("Target in R, unless the first sigma band is nearer.") @Range(min = 0.01, max = FAR)
            double targetR) {}

    /** What else must hold. */
    public record Filters(
            @Setting("Least EMA-20 slope in the trade's direction, ATR a minute.") @Range(min = -FAR, max = FAR)
            double slopeAtrMin,

            @Setting("Least mean book imbalance in the trade's direction.") @Range(min = -1, max = 1)
            double imbalanceMin) {}
}
