package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;

/** Thresholds of the VWAP reject; distances in ATR of one-minute bars. */
public record VwapRejectSettings(Arming arming, Turn turn, Filters filters, Exit exit, TradeTerms terms) {

    /** The trend that arms it. */
    public record Arming(
            @Setting("Closes it looks back on.") @Range(min = 1, max = 60)
            int lookbackBars,

            @Setting("How many of them must lie on the trade's side of VWAP.") @Range(min = 1, max = 60)
            int nearSideBars,

            @Setting("Bars it stays armed without a touch.") @Range(min = 1, max = DAY_BARS)
            int armedBars)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.require(nearSideBars <= lookbackBars, "nearSideBars", "at most {lookbackBars}");
        }
    }

    /** The touch and the turn. */
    public record Turn(
            @Setting("Nearness of the touch.") @Range(max = FAR)
            double touchAtr,

            @Setting("Least distance from VWAP of the close that turns away.") @Range(max = FAR)
            double turnAtr,

            @Setting("Close beyond VWAP, against the trade, that ends it.") @Range(max = FAR)
            double lostLevelAtr,

            @Setting("Bars it waits for the turn.") @Range(min = 1, max = DAY_BARS)
            int confirmBars) {}

    /** What else must hold. */
    public record Filters(
            @Setting("Least EMA-20 slope in the trade's direction, ATR a minute.") @Range(min = -FAR, max = FAR)
            double slopeAtrMin,

            @Setting("Least delta of 90 seconds over volume, in the trade's direction.") @Range(min = -1, max = 1)
            double deltaRatio) {}

    /** Stop and target. */
    public record Exit(
            @Setting("Stop beyond VWAP.") @Range(min = 0.01, max = FAR)
            double stopVwapAtr,

            @Setting("Target in R, unless the first sigma band is nearer.") @Range(min = 0.01, max = FAR)
            double targetR) {}
}
