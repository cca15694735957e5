package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_SECONDS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Checked;
import io.ringtape.setting.IfAbsent;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** The guards that every signal passes, whatever its setup. */
public record SignalSettings(
        QuoteGuards quote,
        TimeGuards times,
        StopGuards stop,

        @Setting("Cooldown of a setup after a signal.") @Range(max = DAY_SECONDS, unit = SettingUnit.SECONDS)
        long cooldownNs,

        @Setting("Time that an entry order may work before it is cancelled.")
        @Range(min = 0.001, max = DAY_SECONDS, unit = SettingUnit.SECONDS)
        long entryExpiryNs,

        @Setting("How a signal is scored: the weights of six parts, which add up to 100, and the values"
                + " that earn each weight in full.")
        ScoreSettings score) {

    /** What the NBBO must be like. */
    public record QuoteGuards(
            @Setting("Maximum age of the NBBO for a signal.")
            @Range(min = 1, max = Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
            long maxQuoteAgeNs,

            @Setting("Maximum spread for a signal, in ticks.") @Range(max = FAR)
            double maxSpreadTicks,

            @Setting("Maximum spread for a signal, in ATR.") @Range(max = FAR)
            double maxSpreadAtr) {}

    /** The times without entries. */
    public record TimeGuards(
            @Setting("Time after 09:30 in which signals are blocked.")
            @Range(max = DAY_SECONDS, unit = SettingUnit.SECONDS)
            long quietAfterOpenNs,

            @Setting("Minimum time left in the regular session after the time stop of a new trade.")
            @Range(max = DAY_SECONDS, unit = SettingUnit.SECONDS)
            long timeLeftMarginNs) {}

    /** Where stop and target may lie. */
    public record StopGuards(
            @Setting("Minimum distance of the stop from the entry, in ATR.") @Range(max = FAR)
            double minStopAtr,

            @Setting("Maximum distance of the stop from the entry, in ATR.") @Range(max = FAR)
            double maxStopAtr,

            @Setting("Minimum distance of the stop from the entry, in spreads.") @Range(max = FAR)
            double minStopSpreads,

            @Setting("Minimum distance of the target from the entry, as a multiple of the spread.") @Range(max = FAR)
            double minRewardToCost,

            @Setting("Minimum target of a signal in R when spread and charges are taken from the reward and added to"
                    + " the risk; none for no limit.")
            @Range(max = FAR, orNone = true)
            @IfAbsent("none")
            double minTargetR)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.require(minStopAtr <= maxStopAtr, "minStopAtr", "at most {maxStopAtr}");
        }
    }
}
