package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;

/** Thresholds of the VWAP reject; distances in ATR of one-minute bars. */
public record VwapRejectSettings(Arming arming, Turn turn, Filters filters, Exit exit, TradeTerms terms)
        implements Checked {

    @Override
    public void check(Objections objections) {
        terms.checkPartial(exit.targetR(), objections);
    }

    /** The trend that arms it. */
    public record Arming(
            @Setting("Number of recent closes that are compared with VWAP.") @Range(min = 1, max = 60)
            int lookbackBars,

            @Setting("Minimum closes, out of the last lookbackBars, on the trade's side of VWAP.")
            @Range(min = 1, max = 60)
            int nearSideBars,

            @Setting("Bars that the setup waits for a touch of VWAP after it armed.") @Range(min = 1, max = DAY_BARS)
            int armedBars)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.require(nearSideBars <= lookbackBars, "nearSideBars", "at most {lookbackBars}");
        }
    }

    /** The touch and the turn. */
    public record Turn(
            @Setting("Maximum distance of a bar's extreme from VWAP that counts as a touch.") @Range(max = FAR)
            double touchAtr,

            @Setting("Minimum distance from VWAP of the close that confirms the rejection.") @Range(max = FAR)
            double turnAtr,

            @Setting("Distance of a close beyond VWAP, against the trade, that ends the setup or the trade.")
            @Range(max = FAR)
            double lostLevelAtr,

            @Setting("Bars that the setup waits for the rejection after the touch of VWAP.")
            @Range(min = 1, max = DAY_BARS)
            int confirmBars) {}

    /** What else must hold. */
    public record Filters(
            @Setting("Minimum EMA-20 slope in the trade's direction, in ATR per minute.") @Range(min = -FAR, max = FAR)
            double slopeAtrMin,

            @Setting("Minimum volume delta of the last 90 seconds in the trade's direction, as a share of the"
                    + " volume.")
            @Range(min = -1, max = 1)
            double deltaRatio) {}

    /** Stop and target. */
    public record Exit(
            @Setting("Distance of the stop beyond VWAP.") @Range(min = 0.01, max = FAR)
            double stopVwapAtr,

            @Setting("Distance of the target from the entry, unless the first sigma band is nearer.")
            @Range(min = 0.01, max = FAR)
            double targetR) {}
}
