package io.ringtape.setup;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Filter;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupState;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TransitionReason;
import io.ringtape.feature.Bar;

/**
 * Price goes far from VWAP, its volume delta does not follow, and it turns back (a long: from below). Told for a long.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>a low beyond the far band below VWAP, and EMA-20 not steep</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>a new low after the first leg with a higher CVD (divergence), or much selling that moved nothing (absorption)</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>a close back inside the band</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>a close so far out that the regime has changed, EMA-20 steep, or too many bars since the arming</td></tr>
 * </table>
 */
public final class SigmaFade extends SetupMachine {
    private final SigmaFadeSettings settings;

    /** Greatest volumes of the last bars that made a new session extreme; a ring with 0 for other bars. */
    private final double[] extremeVolumes;

    private int bars;
    private int closesKnown;
    private int closesFar;
    private long sessionExtreme = Missing.LONG;
    private boolean firstLeg;
    private double firstExtreme;
    private long firstCvd;
    private double worstExtreme;
    private long worstCvd;
    private int barsSinceArmed;
    private double sinceOpen;

    /** An idle machine. */
    public SigmaFade(Watch watch, SigmaFadeSettings settings) {
        super(watch);
        this.settings = settings;
        extremeVolumes = new double[settings.extremeBars()];
    }

    @Override
    public Setup setup() {
        return Setup.SIGMA_FADE;
    }

    @Override
    public TradeTerms terms() {
        return settings.terms();
    }

    @Override
    public void ownFilters(FilterList filters, FeatureSnapshot features) {
        double slope = features.ema20SlopeAtr;
        double flat = Missing.isPresent(slope) ? Math.abs(slope) : Missing.STATISTIC;
        double loudest = 0;
        for (double volume : extremeVolumes) {
            loudest = Math.max(loudest, volume);
        }
        boolean narrow = Missing.isPresent(features.rangeRatio) && features.rangeRatio <= settings.wideRange();
        filters.atMost(Filter.SLOPE_FLAT, flat, settings.slopeMaxAtr());
        filters.atLeast(Filter.SETUP_HOUR, sinceOpen, settings.notBeforeNs() / 1e9);
        filters.atMost(Filter.TREND_DAY, (double) closesFar / closesKnown, narrow ? 1 : settings.oneSidedMax());
        filters.atMost(Filter.EXTREME_VOLUME, loudest, settings.extremeVolumeMax());
        filters.atLeast(Filter.DELTA, deltaRatio(features.delta30, features.volume30), settings.deltaRatio());
        filters.atLeast(Filter.IMBALANCE, signed(features.imbalanceMean), settings.imbalanceMin());
    }

    @Override
    protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return beyond(bar, worstExtreme) < 0 || direction() * (features.cvd - worstCvd) < 0;
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        long extreme = direction() > 0 ? features.low : features.high;
        boolean fresh = Missing.isPresent(sessionExtreme) && direction() * (extreme - sessionExtreme) < 0;
        sessionExtreme = extreme;
        extremeVolumes[bars % extremeVolumes.length] =
                fresh && Missing.isPresent(features.rvolBar) ? features.rvolBar : 0;
        bars++;
        sinceOpen = secondsSinceOpen(bar);
        if (Missing.isPresent(features.vwap)) {
            closesKnown++;
            closesFar += beyond(bar, features.vwap) < 0 ? 1 : 0;
        }
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        if (!isBeyondBand(adverseExtreme(bar), features, settings.armZ()) || isOver(bar, features)) {
            return;
        }
        firstLeg = true;
        firstExtreme = adverseExtreme(bar);
        firstCvd = features.cvd;
        worstExtreme = firstExtreme;
        worstCvd = firstCvd;
        barsSinceArmed = 0;
        become(SetupState.ARMED, TransitionReason.BAND_TOUCH);
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        if (gaveUp(bar, features)) {
            return;
        }
        double extreme = adverseExtreme(bar);
        boolean lower = beyond(extreme, firstExtreme) < 0;
        boolean diverges = !firstLeg && lower && direction() * (features.cvd - firstCvd) > 0;
        boolean absorbed = deltaRatio(features.delta60, features.volume60) <= -settings.absorbDelta()
                && Math.abs(Micros.toDouble(bar.close - bar.open)) < settings.absorbAtr() * features.atr14;
        if (firstLeg && lower) {
            firstExtreme = extreme;
            firstCvd = features.cvd;
        } else if (firstLeg) {
            firstLeg = false;
        }
        if (diverges || absorbed) {
            become(SetupState.CONFIRMING, diverges ? TransitionReason.DIVERGENCE : TransitionReason.ABSORPTION);
        }
    }

    @Override
    protected void whileConfirming(Bar bar, FeatureSnapshot features) {
        if (!gaveUp(bar, features) && !isBeyondBand(Micros.toDouble(bar.close), features, settings.armZ())) {
            propose(features);
        }
    }

    private boolean gaveUp(Bar bar, FeatureSnapshot features) {
        barsSinceArmed++;
        worstExtreme = farther(worstExtreme, adverseExtreme(bar));
        worstCvd = direction() > 0 ? Math.min(worstCvd, features.cvd) : Math.max(worstCvd, features.cvd);
        if (isBeyondBand(Micros.toDouble(bar.close), features, settings.extremeZ())) {
            become(SetupState.IDLE, TransitionReason.BAND_EXTREME);
        } else if (isOver(bar, features)) {
            become(SetupState.IDLE, TransitionReason.TOO_STEEP);
        } else if (barsSinceArmed >= settings.armedBars()) {
            become(SetupState.IDLE, TransitionReason.ARMED_EXPIRED);
        } else {
            return false;
        }
        return true;
    }

    private boolean isBeyondBand(double price, FeatureSnapshot features, double z) {
        return Missing.isPresent(features.z)
                && features.sigma > 0
                && beyond(price, features.vwap) <= -z * features.sigma;
    }

    /** Whether the day moves too fast against the trade, or has left the band for good. */
    private boolean isOver(Bar bar, FeatureSnapshot features) {
        boolean steep =
                Missing.isPresent(features.ema20SlopeAtr) && signed(features.ema20SlopeAtr) < -settings.slopeMaxAtr();
        return steep || isBeyondBand(Micros.toDouble(bar.close), features, settings.extremeZ());
    }

    private void propose(FeatureSnapshot features) {
        double padded = behind(worstExtreme, settings.stopPadAtr() * features.atr14);
        double farthest = behind(features.vwap, settings.stopZ() * features.sigma);
        double stop = beyond(padded, farthest) > 0 ? padded : farthest;
        trigger(
                features,
                TransitionReason.BACK_INSIDE,
                stop,
                behind(features.vwap, settings.targetZ() * features.sigma));
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        hasher.add((long) bars);
        hasher.add((long) closesKnown);
        hasher.add((long) closesFar);
        hasher.add(sessionExtreme);
        hasher.flag("firstLeg", firstLeg);
        hasher.add(firstExtreme);
        hasher.add(firstCvd);
        hasher.add(worstExtreme);
        hasher.add(worstCvd);
        hasher.add((long) barsSinceArmed);
        for (double volume : extremeVolumes) {
            hasher.add(volume);
        }
    }
}
