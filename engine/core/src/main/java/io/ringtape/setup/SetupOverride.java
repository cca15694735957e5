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
        @Setting("Time that a trade of the setup may go without progress, in place of the session's"
                + " timeStopSeconds.")
        @Range(min = 1, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
        @IfAbsent(MISSING)
        long timeStopNs,

        @Setting("Maximum entries of the setup in the session; the session's maxTrades applies as well.")
        @Range(max = 1_000)
        @IfAbsent(MISSING)
        int maxTrades,

        @Setting("Minimum score of the setup's signals, in place of the session's scoreMin.")
        @Range(max = 100)
        @IfAbsent(MISSING)
        double scoreMin,

        @Setting("Minimum EMA-20 slope in the trade's direction for the setup's signals, in place of the"
                + " session's.")
        @Range(min = -10, max = 10)
        @IfAbsent(MISSING)
        double slopeMinPercentPer5Min) {
    /** No further demands. */
    public static final SetupOverride NONE =
            new SetupOverride(Missing.LONG, Missing.INT, Missing.STATISTIC, Missing.STATISTIC);
}
