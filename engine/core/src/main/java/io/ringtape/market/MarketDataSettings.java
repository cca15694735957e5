package io.ringtape.market;

import io.ringtape.setting.ActsOnFiles;
import io.ringtape.setting.IfAbsent;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** How recorded market data become events. */
public record MarketDataSettings(
        @Setting("Modelled delay from the SIP to this machine, added to an event's SIP time to give its"
                + " receive time.")
        @Range(max = Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
        @ActsOnFiles
        long feedDelayNs,

        @Setting("Maximum share of unreadable rows; a run with more fails.") @Range(max = 1) @ActsOnFiles
        double maxBadRowShare,

        @Setting("Minimum share of a file's rows that must fall in the session; a file with a smaller"
                + " share, or without rows, is refused as one of another date.")
        @Range(max = 1)
        @ActsOnFiles
        double minSessionRowShare,

        @Setting("What becomes of a file of quotes without the column conditions, in which no halt is seen, or of"
                + " trades without the column correction, in which cancelled prints count: note reads it and says"
                + " so, accept reads it, refuse does not.")
        @IfAbsent("note")
        @ActsOnFiles
        MissingColumns missingColumns,

        @Setting("Time in the regular session without prints, or without quotes, of a symbol after which an"
                + " alert is raised; halts do not count.")
        @Range(min = 1, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
        long maxSilenceNs) {}
