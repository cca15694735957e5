package io.ringtape.config;

import static io.ringtape.config.SettingsBinder.DAY_SECONDS;
import static io.ringtape.config.SettingsBinder.FAR;

import io.ringtape.setup.EmaPullbackSettings;
import io.ringtape.setup.ExtremeHoldSettings;
import io.ringtape.setup.ExtremeSweepSettings;
import io.ringtape.setup.OpeningRangeBreakSettings;
import io.ringtape.setup.RetestSettings;
import io.ringtape.setup.SetupSettings;
import io.ringtape.setup.SigmaFadeSettings;
import io.ringtape.setup.TradeTerms;
import io.ringtape.setup.VwapReclaimSettings;
import io.ringtape.setup.VwapRejectSettings;

/** Says what every key below {@code setups} is. */
final class SetupBinder {
    private static final int DAY_BARS = 390;

    private SetupBinder() {}

    static SetupSettings setups(Section section) {
        return new SetupSettings(
                section.section("vwapReclaim", SetupBinder::vwapReclaim),
                section.section("vwapReject", SetupBinder::vwapReject),
                section.section("sigmaFade", SetupBinder::sigmaFade),
                section.section("emaPullback", SetupBinder::emaPullback),
                section.section("openingRangeBreak", SetupBinder::openingRangeBreak),
                section.section("extremeSweep", SetupBinder::extremeSweep),
                section.section("extremeHold", SetupBinder::extremeHold));
    }

    private static TradeTerms terms(Section section) {
        return new TradeTerms(
                distance(section, "progressR"),
                section.seconds("hardStopSeconds", "1", DAY_SECONDS),
                some(section, "partialR"),
                section.number("partialShare", "0", "0.99"),
                section.flag("breakEven"));
    }

    private static VwapReclaimSettings vwapReclaim(Section section) {
        return new VwapReclaimSettings(
                section.count("lookbackBars", 1, 60),
                section.count("farSideBars", 1, 60),
                distance(section, "excursionAtr"),
                bars(section, "armedBars"),
                distance(section, "extremeZ"),
                distance(section, "barVolumeRatio"),
                ratio(section, "deltaRatio"),
                distance(section, "retestAtr"),
                distance(section, "chaseAtr"),
                distance(section, "lostLevelAtr"),
                bars(section, "confirmBars"),
                distance(section, "stopVwapAtr"),
                distance(section, "stopPadAtr"),
                some(section, "targetR"),
                slope(section),
                ratio(section, "imbalanceMin"),
                terms(section));
    }

    private static VwapRejectSettings vwapReject(Section section) {
        return new VwapRejectSettings(
                section.count("lookbackBars", 1, 60),
                section.count("nearSideBars", 1, 60),
                bars(section, "armedBars"),
                distance(section, "touchAtr"),
                distance(section, "turnAtr"),
                distance(section, "lostLevelAtr"),
                bars(section, "confirmBars"),
                slope(section),
                ratio(section, "deltaRatio"),
                some(section, "stopVwapAtr"),
                some(section, "targetR"),
                terms(section));
    }

    private static SigmaFadeSettings sigmaFade(Section section) {
        return new SigmaFadeSettings(
                some(section, "armZ"),
                some(section, "extremeZ"),
                distance(section, "slopeMaxAtr"),
                bars(section, "armedBars"),
                section.number("absorbDelta", "0", "1"),
                distance(section, "absorbAtr"),
                ratio(section, "deltaRatio"),
                ratio(section, "imbalanceMin"),
                section.seconds("notBeforeSeconds", "0", DAY_SECONDS),
                section.number("oneSidedMax", "0", "1"),
                distance(section, "wideRange"),
                section.count("extremeBars", 1, 60),
                distance(section, "extremeVolumeMax"),
                distance(section, "stopPadAtr"),
                some(section, "stopZ"),
                distance(section, "targetZ"),
                terms(section));
    }

    private static EmaPullbackSettings emaPullback(Section section) {
        return new EmaPullbackSettings(
                distance(section, "slopeAtrMin"),
                bars(section, "impulseBars"),
                bars(section, "armedBars"),
                distance(section, "touchAtr"),
                distance(section, "lostAtr"),
                bars(section, "confirmBars"),
                section.count("touches", 1, 100),
                distance(section, "pullbackVolumeMax"),
                distance(section, "pullbackDeltaMax"),
                ratio(section, "deltaRatio"),
                distance(section, "stopPadAtr"),
                some(section, "targetR"),
                distance(section, "trailAtr"),
                terms(section));
    }

    private static OpeningRangeBreakSettings openingRangeBreak(Section section) {
        return new OpeningRangeBreakSettings(
                section.limit("widthMin", "0", FAR),
                section.limit("widthMax", "0", FAR),
                distance(section, "breakAtr"),
                distance(section, "barVolumeRatio"),
                section.limit("directVolumeRatio", "0", FAR),
                ratio(section, "deltaRatio"),
                ratio(section, "sessionDeltaRatio"),
                section.seconds("untilSeconds", "1", DAY_SECONDS),
                section.count("attempts", 0, 100),
                retest(section),
                terms(section));
    }

    private static ExtremeSweepSettings extremeSweep(Section section) {
        return new ExtremeSweepSettings(
                section.seconds("levelAgeSeconds", "0", DAY_SECONDS),
                some(section, "pierceMaxAtr"),
                bars(section, "sweepBars"),
                distance(section, "insideAtr"),
                section.count("acceptedCloses", 1, 100),
                bars(section, "confirmBars"),
                ratio(section, "deltaRatio"),
                ratio(section, "sweepDeltaMax"),
                ratio(section, "imbalanceMin"),
                distance(section, "stopPadAtr"),
                some(section, "targetR"),
                terms(section));
    }

    private static ExtremeHoldSettings extremeHold(Section section) {
        return new ExtremeHoldSettings(
                section.seconds("levelAgeSeconds", "0", DAY_SECONDS),
                section.count("closes", 1, 60),
                retest(section),
                terms(section));
    }

    private static RetestSettings retest(Section section) {
        return new RetestSettings(
                distance(section, "retestAtr"),
                bars(section, "retestBars"),
                bars(section, "confirmBars"),
                distance(section, "lostLevelAtr"),
                some(section, "stopAtr"),
                some(section, "targetR"));
    }

    private static double distance(Section section, String key) {
        return section.number(key, "0", FAR);
    }

    private static double some(Section section, String key) {
        return section.number(key, "0.01", FAR);
    }

    private static double ratio(Section section, String key) {
        return section.number(key, "-1", "1");
    }

    private static double slope(Section section) {
        return section.number("slopeAtrMin", "-1000", FAR);
    }

    private static int bars(Section section, String key) {
        return section.count(key, 1, DAY_BARS);
    }
}
