package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;

/** Thresholds of the pullback to EMA-20; distances in ATR of one-minute bars. */
public record EmaPullbackSettings(Impulse impulse, Pullback pullback, Filters filters, Exit exit, TradeTerms terms)
        implements Checked {

    @Override
    public void check(Objections objections) {
        terms.checkPartial(exit.targetR(), objections);
    }

    /** The trend that arms it. */
    public record Impulse(
            @Setting("Minimum EMA-20 slope in the trade's direction, in ATR per minute.") @Range(min = -FAR, max = FAR)
            double slopeAtrMin,

            @Setting("Minimum consecutive closes beyond EMA-20 before the setup arms.") @Range(min = 1, max = DAY_BARS)
            int impulseBars,

            @Setting("Bars that the setup waits for a touch of EMA-20 after it armed.") @Range(min = 1, max = DAY_BARS)
            int armedBars) {}

    /** The way back to EMA-20. */
    public record Pullback(
            @Setting("Maximum distance of a bar's extreme from EMA-20 that counts as a touch.") @Range(max = FAR)
            double touchAtr,

            @Setting("Distance of a close behind EMA-20 that ends the setup.") @Range(max = FAR)
            double lostAtr,

            @Setting("Bars that the setup waits for the turn after the first touch of EMA-20.")
            @Range(min = 1, max = DAY_BARS)
            int confirmBars,

            @Setting("Maximum touches of EMA-20 in one pullback; one more ends the setup.") @Range(min = 1, max = 100)
            int touches) {}

    /** What else must hold. */
    public record Filters(
            @Setting("Maximum mean bar volume of the pullback, as a multiple of the impulse's.") @Range(max = FAR)
            double pullbackVolumeMax,

            @Setting("Maximum share of the impulse's volume delta that the pullback may give up.") @Range(max = FAR)
            double pullbackDeltaMax,

            @Setting("Minimum volume delta of the last 60 seconds in the trade's direction, as a share of the"
                    + " volume.")
            @Range(min = -1, max = 1)
            double deltaRatio) {}

    /** Stop and target. */
    public record Exit(
            @Setting("Distance of the stop beyond the extreme of the pullback.") @Range(max = FAR)
            double stopPadAtr,

            @Setting("Distance of the target from the entry, when the impulse's extreme is nearer than 1 R.")
            @Range(min = 0.01, max = FAR)
            double targetR,

            @Setting("Distance of a close behind EMA-20 that ends the trade.") @Range(max = FAR)
            double trailAtr) {}
}
