package io.ringtape.feature;

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
        @Setting("A minute's bar closes this long after the minute, so that its last prints have arrived; keep it above"
                + " marketData.feedDelayMillis, and live above the time from the SIP to the engine.")
        @Range(max = 30_000, unit = SettingUnit.MILLIS)
        long barCloseDelayNs,

        VwapBands vwap,
        Windows windows,
        VolumeCurve volumeCurve,

        @Setting("Whether the opening and closing crosses count in VWAP and sigma.")
        boolean crossesInVwap) {

    /** The bands around VWAP. */
    public record VwapBands(
            @Setting("Width k of the bands VWAP ± k·sigma.") @Range(min = 0.01, max = 10)
            double bandSigmas,

            @Setting("Minutes after 09:30 before z is given.") @Range(max = 390)
            int zAfterMinutes) {}

    /** How far back single features look. */
    public record Windows(
            @Setting("Length of the opening range.") @Range(min = 1, max = 120)
            int openingRangeMinutes,

            @Setting("Span of the mean book imbalance, a multiple of 100.") @Range(min = 100, max = 10_000)
            int imbalanceWindowMillis,

            @Setting("Bars that the slope of ema20 looks back; limits on the slope stay in percent per five minutes, or"
                    + " in ATR a minute.")
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
            @Setting("Most prior sessions that the volume curve is made of.") @Range(min = 1, max = 60)
            int rvolSessions,

            @Setting("Prior sessions below which RVOL is missing.") @Range(min = 1, max = 60)
            int rvolMinSessions)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.require(rvolMinSessions <= rvolSessions, "rvolMinSessions", "at most {rvolSessions}");
        }
    }
}
