package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** Thresholds of the sweep of an old extreme; distances in ATR of one-minute bars. */
public record ExtremeSweepSettings(Sweep sweep, Proof proof, Exit exit, TradeTerms terms) implements Checked {

    @Override
    public void check(Objections objections) {
        terms.checkPartial(exit.targetR(), objections);
    }

    /** What a sweep is. */
    public record Sweep(
            @Setting("Minimum age of the session's extreme before it counts as a level.")
            @Range(max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
            long levelAgeNs,

            @Setting("Maximum distance of price beyond the level in a sweep.") @Range(min = 0.01, max = FAR)
            double pierceMaxAtr,

            @Setting("Maximum bars from piercing the level to the close back inside.") @Range(min = 1, max = DAY_BARS)
            int sweepBars,

            @Setting("Minimum distance from the level of the close back inside.") @Range(max = FAR)
            double insideAtr,

            @Setting("Number of closes beyond the level that ends the setup, because the level then counts as"
                    + " broken.")
            @Range(min = 1, max = 100)
            int acceptedCloses) {}

    /** What proves the turn. */
    public record Proof(
            @Setting("Bars that the setup waits for the turn after the close back inside.")
            @Range(min = 1, max = DAY_BARS)
            int confirmBars,

            @Setting("Minimum volume delta of the last 60 seconds at the turn, in the trade's direction, as a"
                    + " share of the volume.")
            @Range(min = -1, max = 1)
            double deltaRatio,

            @Setting("Maximum of the lowest 60-second volume delta during the sweep, in the trade's direction,"
                    + " as a share of the volume.")
            @Range(min = -1, max = 1)
            double sweepDeltaMax,

            @Setting("Minimum mean book imbalance in the trade's direction.") @Range(min = -1, max = 1)
            double imbalanceMin) {}

    /** Stop and target. */
    public record Exit(
            @Setting("Distance of the stop beyond the extreme of the sweep.") @Range(max = FAR)
            double stopPadAtr,

            @Setting("Distance of the target from the entry, unless VWAP is nearer.") @Range(min = 0.01, max = FAR)
            double targetR) {}
}
