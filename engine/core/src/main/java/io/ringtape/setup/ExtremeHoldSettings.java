package io.ringtape.setup;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** Thresholds of the break of an old extreme that holds; distances in ATR of one-minute bars. */
public record ExtremeHoldSettings(
        @Setting("Minimum age of the session's extreme before it counts as a level.")
        @Range(max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
        long levelAgeNs,

        @Setting("Number of consecutive closes beyond the level that arms the setup.") @Range(min = 1, max = 60)
        int closes,

        RetestSettings retest,
        TradeTerms terms)
        implements Checked {
    @Override
    public void check(Objections objections) {
        terms.checkPartial(retest.targetR(), objections);
    }
}
