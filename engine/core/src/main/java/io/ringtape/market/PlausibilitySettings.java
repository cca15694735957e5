package io.ringtape.market;

import io.ringtape.event.Missing;
import io.ringtape.setting.Checked;
import io.ringtape.setting.IfAbsent;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** How far from the recent market a quote or print may lie to be believed, and what confirms one that lies farther. */
public record PlausibilitySettings(
        @Setting("Largest distance of a plausible price from the last plausible mid, percent of it; a quote or print"
                + " beyond it is implausible: it is counted, and trades and fills nothing.")
        @Range(min = 0.01, max = 100, orNone = true)
        @IfAbsent("none")
        double maxJumpPercent,

        @Setting("Largest distance of a plausible price from the last plausible mid in the instrument's own mean"
                + " spreads; it replaces maxJumpPercent where it is wider, up to maxGapPercent.")
        @Range(max = Range.FAR)
        @IfAbsent("0")
        double maxJumpSpreads,

        @Setting("Largest distance of a plausible price from the prior close until the day's first quote, and from the"
                + " last mid until the first quote after a halt, percent of it; also of what is filled in later, and the"
                + " widest spread of a plausible quote where no market is known.")
        @Range(min = 0.01, max = 100)
        @IfAbsent("10")
        double maxGapPercent,

        @Setting("Prints at an implausible level, with quotes at it and none at the former level in between, that"
                + " make it plausible.")
        @Range(min = 1, max = 100)
        @IfAbsent("1")
        int confirmingPrints,

        @Setting("Time for which quotes at an implausible level, and none at the former level, make it plausible"
                + " without prints.")
        @Range(max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
        @IfAbsent("0")
        long confirmingNs,

        @Setting("Most shares of a plausible print; auctions may be larger.")
        @Range(min = 1, max = Range.BILLION, unit = SettingUnit.SHARES)
        @IfAbsent("1000000000")
        long maxPrintShares,

        @Setting("Most time between an off-exchange trade and its publication; a later one counts for volume only,"
                + " as reports are due within 10 seconds.")
        @Range(max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
        @IfAbsent("86400")
        long maxReportDelayNs)
        implements Checked {

    /** Believes everything. */
    public static final PlausibilitySettings OFF =
            new PlausibilitySettings(Missing.STATISTIC, 0, 10, 1, 0, Long.MAX_VALUE, Long.MAX_VALUE);

    @Override
    public void check(Objections objections) {
        objections.require(
                !limitsJumps() || maxGapPercent >= maxJumpPercent, "maxGapPercent", "at least {maxJumpPercent}");
    }

    /** Whether the distance of a price from the recent market is limited. */
    boolean limitsJumps() {
        return maxJumpPercent != Missing.STATISTIC;
    }
}
