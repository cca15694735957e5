package io.ringtape.feature;

import io.ringtape.market.ConditionTable;
import io.ringtape.market.PlausibilitySettings;
import io.ringtape.market.ReadingSettings;
import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/**
 * What the features depend on besides the market data. Lengths that a field's name on the tape states (ema20, atr14,
 * delta90) are definitions, not settings.
 */
public record FeatureSettings(
        @Setting("Wait after the end of a minute before its bar closes, so that late prints are included;"
                + " keep it above marketData.feedDelayMillis and, when live, above the real delay of the" + " feed.")
        @Range(max = 30_000, unit = SettingUnit.MILLIS)
        long barCloseDelayNs,

        VwapBands vwap,
        Windows windows,
        VolumeCurve volumeCurve,

        @Setting("Whether the opening and closing crosses count in VWAP and sigma.")
        boolean crossesInVwap,

        PlausibilitySettings plausibility) {

    /** Returns how prints and quotes are read with the given conditions. */
    public ReadingSettings reading(ConditionTable conditions) {
        return new ReadingSettings(conditions, crossesInVwap, plausibility);
    }

    /** The bands around VWAP. */
    public record VwapBands(
            @Setting("Width of the bands on each side of VWAP.") @Range(min = 0.01, max = 10)
            double bandSigmas,

            @Setting("Minutes after 09:30 before z, the distance from VWAP in sigma, is computed.") @Range(max = 390)
            int zAfterMinutes) {}

    /** How far back single features look. */
    public record Windows(
            @Setting("Length of the opening range.") @Range(min = 1, max = 120)
            int openingRangeMinutes,

            @Setting("Time over which the book imbalance is averaged; a multiple of 100.")
            @Range(min = 100, max = 10_000)
            int imbalanceWindowMillis,

            @Setting("Bars over which the slope of EMA-20 is measured; the slope is stated in percent per five"
                    + " minutes or in ATR per minute, whatever the number of bars.")
            @Range(min = 1, max = 60)
            int slopeBars)
            implements Checked {
        private static final int STEP_MILLIS = 100;

        @Override
        public void check(Objections objections) {
            objections.require(imbalanceWindowMillis % STEP_MILLIS == 0, "imbalanceWindowMillis", "a multiple of 100");
        }
    }

    /** The usual volume by time of day. */
    public record VolumeCurve(
            @Setting("Maximum prior sessions in the volume curve, which gives the usual volume by time of day.")
            @Range(min = 1, max = 60)
            int rvolSessions,

            @Setting("Minimum prior sessions in the volume curve, below which relative volume is missing.")
            @Range(min = 1, max = 60)
            int rvolMinSessions)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.require(rvolMinSessions <= rvolSessions, "rvolMinSessions", "at most {rvolSessions}");
        }
    }
}
