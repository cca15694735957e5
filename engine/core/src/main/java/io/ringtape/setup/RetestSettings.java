package io.ringtape.setup;

import static io.ringtape.setting.Range.DAY_BARS;
import static io.ringtape.setting.Range.FAR;

import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;

/** How a broken level must hold when price comes back to it; distances in ATR of one-minute bars. */
public record RetestSettings(
        @Setting("Maximum distance of a bar's extreme from the broken level that counts as a retest.") @Range(max = FAR)
        double retestAtr,

        @Setting("Bars that the setup waits for a retest after the level broke.") @Range(min = 1, max = DAY_BARS)
        int retestBars,

        @Setting("Bars that the setup waits for confirmation after the retest.") @Range(min = 1, max = DAY_BARS)
        int confirmBars,

        @Setting("Distance of a close back behind the broken level that ends the setup or the trade.") @Range(max = FAR)
        double lostLevelAtr,

        @Setting("Distance of the stop behind the broken level.") @Range(min = 0.01, max = FAR)
        double stopAtr,

        @Setting("Distance of the target from the entry.") @Range(min = 0.01, max = FAR)
        double targetR) {}
