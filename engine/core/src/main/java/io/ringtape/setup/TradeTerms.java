package io.ringtape.setup;

import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/**
 * How a setup's trade takes part of its profit early, and how it is closed when neither target nor stop closes it. A
 * broker that cannot replace an order refuses to move the stop, which then stays where it is.
 */
public record TradeTerms(
        @Setting("Progress that the time stop asks for.") @Range(max = Range.FAR)
        double progressR,

        @Setting("Longest time in the trade.") @Range(min = 1, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
        long hardStopNs,

        @Setting("Profit at which a part of the trade is closed.") @Range(min = 0.01, max = Range.FAR)
        double partialR,

        @Setting("The part that is closed, rounded to whole shares; 0 for none.") @Range(max = 0.99)
        double partialShare,

        @Setting("Whether the stop of the rest then moves to the average entry price.")
        boolean breakEven) {}
