package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** Thresholds of the sweep of an old extreme; distances in ATR of one-minute bars. */
public record ExtremeSweepSettings(Sweep sweep, Proof proof, Exit exit, TradeTerms terms) {

    /** What a sweep is. */
    public record Sweep(
            @Setting("Least age of the session's extreme.") @Range(max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
            long levelAgeNs,

            @Setting("Deepest pierce that is still a sweep.") @Range(min = 0.01, max = FAR)
            double pierceMaxAtr,

            @Setting("Bars from the pierce to the close back inside.") @Range(min = 1, max = DAY_BARS)
            int sweepBars,

            @Setting("Least distance of that close from the level.") @Range(max = FAR)
            double insideAtr,

            @Setting("Closes beyond the level that accept it.") @Range(min = 1, max = 100)
            int acceptedCloses) {}

    /** What proves the turn. */
    public record Proof(
            @Setting("Bars it waits for the proof.") @Range(min = 1, max = DAY_BARS)
            int confirmBars,

            @Setting("Least delta of 60 seconds over volume at the turn, in the trade's direction.")
            @Range(min = -1, max = 1)
            double deltaRatio,

            @Setting("Greatest delta of 60 seconds over volume at the sweep, in the trade's direction.")
            @Range(min = -1, max = 1)
            double sweepDeltaMax,

            @Setting("Least mean book imbalance in the trade's direction.") @Range(min = -1, max = 1)
            double imbalanceMin) {}

    /** Stop and target. */
    public record Exit(
            @Setting("Stop beyond the extreme of the sweep.") @Range(max = FAR)
            double stopPadAtr,

            @Setting("Target in R, unless VWAP lies before it.") @Range(min = 0.01, max = FAR)
            double targetR) {}
}
