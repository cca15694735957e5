package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_SECONDS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** The guards that every signal passes, whatever its setup. */
public record SignalSettings(
        QuoteGuards quote,
        TimeGuards times,
        StopGuards stop,

        @Setting("Rest of a setup after a signal.") @Range(max = DAY_SECONDS, unit = SettingUnit.SECONDS)
        long cooldownNs,

        @Setting("How long an entry may work.") @Range(min = 0.001, max = DAY_SECONDS, unit = SettingUnit.SECONDS)
        long entryExpiryNs,

        @Setting("How a signal's score is put together: the weights of six parts, which add up to 100, and what gives a"
                + " part in full.")
        ScoreSettings score) {

    /** What the NBBO must be like. */
    public record QuoteGuards(
            @Setting("Oldest NBBO.") @Range(min = 1, max = Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
            long maxQuoteAgeNs,

            @Setting("Widest spread in ticks.") @Range(max = FAR)
            double maxSpreadTicks,

            @Setting("Widest spread in ATR.") @Range(max = FAR)
            double maxSpreadAtr) {}

    /** The times without entries. */
    public record TimeGuards(
            @Setting("Time after 09:30 without entries.") @Range(max = DAY_SECONDS, unit = SettingUnit.SECONDS)
            long quietAfterOpenNs,

            @Setting("Time that must be left of the session beyond the time stop.")
            @Range(max = DAY_SECONDS, unit = SettingUnit.SECONDS)
            long timeLeftMarginNs) {}

    /** Where stop and target may lie. */
    public record StopGuards(
            @Setting("Nearest stop in ATR.") @Range(max = FAR)
            double minStopAtr,

            @Setting("Farthest stop in ATR.") @Range(max = FAR)
            double maxStopAtr,

            @Setting("Nearest stop in spreads.") @Range(max = FAR)
            double minStopSpreads,

            @Setting("Least distance of the target over the spread.") @Range(max = FAR)
            double minRewardToCost)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.require(minStopAtr <= maxStopAtr, "minStopAtr", "at most {maxStopAtr}");
        }
    }
}
