package io.ringtape.market;

import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** How recorded market data become events. */
public record MarketDataSettings(
        @Setting("Modelled time from the SIP to this machine, added to SIP time to give the receive time.")
        @Range(max = Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
        long feedDelayNs,

        @Setting("Share of unreadable rows above which a run fails.") @Range(max = 1)
        double maxBadRowShare,

        @Setting("Share of a file's rows that must lie in the session; below it the file is of another date, as is one"
                + " without any.")
        @Range(max = 1)
        double minSessionRowShare,

        @Setting("Time of the regular session without a print or without a quote of a symbol, halts left out, after"
                + " which an alert says so.")
        @Range(min = 1, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
        long maxSilenceNs) {}
