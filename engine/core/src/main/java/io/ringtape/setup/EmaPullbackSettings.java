package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;

/** Thresholds of the pullback to EMA-20; distances in ATR of one-minute bars. */
public record EmaPullbackSettings(Impulse impulse, Pullback pullback, Filters filters, Exit exit, TradeTerms terms) {

    /** The trend that arms it. */
    public record Impulse(
            @Setting("Least EMA-20 slope in the trade's direction, ATR a minute.") @Range(min = -FAR, max = FAR)
            double slopeAtrMin,

            @Setting("Closes in a row beyond EMA-20.") @Range(min = 1, max = DAY_BARS)
            int impulseBars,

            @Setting("Bars it stays armed without a touch.") @Range(min = 1, max = DAY_BARS)
            int armedBars) {}

    /** The way back to EMA-20. */
    public record Pullback(
            @Setting("Nearness of the touch.") @Range(max = FAR)
            double touchAtr,

            @Setting("Close behind EMA-20 that ends the trend.") @Range(max = FAR)
            double lostAtr,

            @Setting("Bars it waits for the turn.") @Range(min = 1, max = DAY_BARS)
            int confirmBars,

            @Setting("Touches that a trend bears.") @Range(min = 1, max = 100)
            int touches) {}

    /** What else must hold. */
    public record Filters(
            @Setting("Most mean volume of a bar of the pullback over the impulse's.") @Range(max = FAR)
            double pullbackVolumeMax,

            @Setting("Largest share of the impulse's volume delta that the pullback may give up.") @Range(max = FAR)
            double pullbackDeltaMax,

            @Setting("Least delta of 60 seconds over volume, in the trade's direction.") @Range(min = -1, max = 1)
            double deltaRatio) {}

    /** Stop and target. */
    public record Exit(
            @Setting("Stop beyond the extreme of the pullback.") @Range(max = FAR)
            double stopPadAtr,

            @Setting("Target in R, when the impulse's extreme is nearer than one R.") @Range(min = 0.01, max = FAR)
            double targetR,

            @Setting("Close behind EMA-20 that ends a trade.") @Range(max = FAR)
            double trailAtr) {}
}
