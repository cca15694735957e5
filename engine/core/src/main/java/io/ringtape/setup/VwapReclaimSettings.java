package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;

/** Thresholds of the VWAP reclaim; distances in ATR of one-minute bars. */
public record VwapReclaimSettings(Arming arming, Proof proof, Exit exit, Filters filters, TradeTerms terms)
        implements Checked {

    @Override
    public void check(Objections objections) {
        terms.checkPartial(exit.targetR(), objections);
    }

    /** The excursion that arms it. */
    public record Arming(
            @Setting("Number of recent closes that are compared with VWAP.") @Range(min = 1, max = 60)
            int lookbackBars,

            @Setting("Minimum closes, out of the last lookbackBars, on the far side of VWAP.") @Range(min = 1, max = 60)
            int farSideBars,

            @Setting("Minimum distance from VWAP of the farthest of the last lookbackBars closes.") @Range(max = FAR)
            double excursionAtr,

            @Setting("Bars that the setup waits for a close through VWAP after it armed.")
            @Range(min = 1, max = DAY_BARS)
            int armedBars,

            @Setting("Distance of price from VWAP beyond which the setup disarms.") @Range(max = FAR)
            double extremeZ)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.require(farSideBars <= lookbackBars, "farSideBars", "at most {lookbackBars}");
        }
    }

    /** The close through VWAP and its proof. */
    public record Proof(
            @Setting("Minimum volume of the bar that closes through VWAP, as a multiple of its usual volume.")
            @Range(max = FAR)
            double barVolumeRatio,

            @Setting("Minimum volume delta of the last 90 seconds in the trade's direction, as a share of the"
                    + " volume.")
            @Range(min = -1, max = 1)
            double deltaRatio,

            @Setting("Maximum distance of a bar's extreme from VWAP that counts as a retest.") @Range(max = FAR)
            double retestAtr,

            @Setting("Maximum distance of the entry from VWAP.") @Range(max = FAR)
            double chaseAtr,

            @Setting("Distance of a close back beyond VWAP that ends the setup or the trade.") @Range(max = FAR)
            double lostLevelAtr,

            @Setting("Bars that the setup waits for confirmation after the close through VWAP.")
            @Range(min = 1, max = DAY_BARS)
            int confirmBars) {}

    /** Stop and target. */
    public record Exit(
            @Setting("Minimum distance of the stop beyond VWAP, before stopPadAtr is added.") @Range(max = FAR)
            double stopVwapAtr,

            @Setting("Distance of the stop beyond the reclaim bar's extreme or beyond stopVwapAtr from VWAP,"
                    + " whichever is farther.")
            @Range(max = FAR)
            double stopPadAtr,

            @Setting("Distance of the target from the entry, unless the first sigma band is nearer.")
            @Range(min = 0.01, max = FAR)
            double targetR) {}

    /** What else must hold. */
    public record Filters(
            @Setting("Minimum EMA-20 slope in the trade's direction, in ATR per minute.") @Range(min = -FAR, max = FAR)
            double slopeAtrMin,

            @Setting("Minimum mean book imbalance in the trade's direction.") @Range(min = -1, max = 1)
            double imbalanceMin) {}
}
