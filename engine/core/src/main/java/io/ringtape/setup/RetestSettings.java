package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;

/** How a broken level must hold when price comes back to it; distances in ATR of one-minute bars. */
public record RetestSettings(
        @Setting("Nearness of the retest.") @Range(max = FAR)
        double retestAtr,

        @Setting("Bars it waits for the retest.") @Range(min = 1, max = DAY_BARS)
        int retestBars,

        @Setting("Bars it waits for the proof after the retest.") @Range(min = 1, max = DAY_BARS)
        int confirmBars,

        @Setting("Close behind the level that ends it.") @Range(max = FAR)
        double lostLevelAtr,

        @Setting("Stop behind the level.") @Range(min = 0.01, max = FAR)
        double stopAtr,

        @Setting("Target in R.") @Range(min = 0.01, max = FAR)
        double targetR) {}
