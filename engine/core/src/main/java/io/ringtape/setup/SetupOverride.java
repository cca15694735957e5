package io.ringtape.setup;

import static io.ringtape.setting.IfAbsent.MISSING;

import io.ringtape.event.Missing;
import io.ringtape.setting.IfAbsent;
import io.ringtape.setting.OneLine;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** Further demands of a session policy on one setup; the session's own values hold where one is missing. */
@OneLine
public record SetupOverride(
        @Setting("How long its trades may go without progress.")
        @Range(min = 1, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
        @IfAbsent(MISSING)
        long timeStopNs,

        @Setting("Most entries of the setup in the window, within those of the session.")
        @Range(max = 1_000)
        @IfAbsent(MISSING)
        int maxTrades,

        @Setting("Least score of its signals.") @Range(max = 100) @IfAbsent(MISSING)
        double scoreMin,

        @Setting("Least EMA-20 slope in the trade's direction.") @Range(min = -10, max = 10) @IfAbsent(MISSING)
        double slopeMinPercentPer5Min) {
    /** No further demands. */
    public static final SetupOverride NONE =
            new SetupOverride(Missing.LONG, Missing.INT, Missing.STATISTIC, Missing.STATISTIC);
}
