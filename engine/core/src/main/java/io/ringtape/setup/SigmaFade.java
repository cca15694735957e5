package io.ringtape.setup;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Filter;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TransitionReason;
import io.ringtape.feature.Bar;

/**
 * Price goes far from VWAP, its volume delta does not follow, and it turns back (a long: from below). Described for a
 * long; distances are in ATR or in sigma from VWAP. EMA-20 is steep when it falls by more than slopeMaxAtr.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>reason</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>BAND_TOUCH</td><td>a low at least armZ below VWAP, with a close less than extremeZ
 *     below it, and EMA-20 not steep</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>DIVERGENCE</td><td>after the first leg, a new low with a higher CVD than
 *     that of the leg</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>ABSORPTION</td><td>no divergence, but net selling in the last 60 seconds of
 *     at least absorbDelta of the volume, in a bar whose open and close lie less than absorbAtr apart</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>BACK_INSIDE</td><td>a close less than armZ below VWAP</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>BAND_EXTREME</td><td>a close at least extremeZ below VWAP: the regime
 *     has changed</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>TOO_STEEP</td><td>EMA-20 is steep</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>ARMED_EXPIRED</td><td>no trigger in armedBars bars after
 *     arming</td></tr>
 * </table>
 *
 * <p>The first leg lasts as long as every bar makes a new low. Its CVD is the lowest at a close of its bars.
 */
public final class SigmaFade extends SetupMachine {
    private final SigmaFadeSettings settings;

    /** Relative volumes of the last bars, 0 for a bar without a new extreme of the session; a ring. */
    private final double[] extremeVolumes;

    private int bars;
    private int closes;
    private int closesBehind;
    private long sessionExtreme = Missing.LONG;
    private long sinceOpenNs;
    private int barsSinceArmed;
    private boolean firstLeg;
    private double legExtreme;
    private long legCvd;
    private double worstExtreme;
    private long worstCvd;

    /** Creates an idle machine. */
    public SigmaFade(Watch watch, SigmaFadeSettings settings) {
        super(watch);
        this.settings = settings;
        extremeVolumes = new double[settings.filters().extremeBars()];
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
        boolean narrow = Missing.isPresent(features.rangeRatio)
                && features.rangeRatio <= settings.filters().wideRange();
        filters.atMost(
                Filter.SLOPE_FLAT,
                Missing.isPresent(slope) ? Math.abs(slope) : Missing.STATISTIC,
                settings.arming().slopeMaxAtr());
        filters.atLeast(
                Filter.SETUP_HOUR,
                (double) sinceOpenNs / SECOND_NS,
                (double) settings.filters().notBeforeNs() / SECOND_NS);
        filters.atMost(
                Filter.TREND_DAY,
                (double) closesBehind / closes,
                narrow ? 1 : settings.filters().oneSidedMax());
        filters.atMost(
                Filter.EXTREME_VOLUME, loudestExtreme(), settings.filters().extremeVolumeMax());
        filters.atLeast(
                Filter.DELTA,
                deltaRatio(features.delta30, features.volume30),
                settings.turn().deltaRatio());
        filters.atLeast(
                Filter.IMBALANCE,
                signed(features.imbalanceMean),
                settings.turn().imbalanceMin());
    }

    private double loudestExtreme() {
        double loudest = 0;
        for (double volume : extremeVolumes) {
            loudest = Math.max(loudest, volume);
        }
        return loudest;
    }

    @Override
    protected String waitsForMarket(SetupState inState) {
        return switch (inState) {
            case IDLE ->
                "a " + low() + " " + settings.arming().armZ() + " sigma " + below()
                        + " VWAP while EMA-20 is nearly flat";
            case ARMED -> "a new " + low() + " that the volume delta does not follow, or that is absorbed";
            default ->
                "a close " + above() + " the band of " + settings.arming().armZ() + " sigma";
        };
    }

    @Override
    protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return beyond(bar, worstExtreme) < 0 || isLower(features.cvd, worstCvd);
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        long extreme = side() == Side.BUY ? features.low : features.high;
        boolean fresh = isLower(extreme, sessionExtreme);
        sessionExtreme = extreme;
        extremeVolumes[bars % extremeVolumes.length] = fresh ? Math.max(0, features.rvolBar) : 0;
        bars++;
        sinceOpenNs = sinceOpenNs(bar);
        if (Missing.isPresent(features.vwap)) {
            closes++;
            closesBehind += beyond(bar, features.vwap) < 0 ? 1 : 0;
        }
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        double extreme = adverseExtreme(bar);
        boolean far = isBandKnown(features)
                && inSigma(extreme, features) <= -settings.arming().armZ();
        if (far && !isBeyondExtreme(bar, features) && !isSteep(features)) {
            barsSinceArmed = 0;
            firstLeg = true;
            legExtreme = extreme;
            legCvd = features.cvd;
            worstExtreme = extreme;
            worstCvd = features.cvd;
            become(SetupState.ARMED, TransitionReason.BAND_TOUCH);
        }
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        if (gaveUp(bar, features)) {
            return;
        }
        boolean newLow = beyond(adverseExtreme(bar), legExtreme) < 0;
        boolean diverges = !firstLeg && newLow && isLower(legCvd, features.cvd);
        firstLeg &= newLow;
        if (firstLeg) {
            legExtreme = adverseExtreme(bar);
            legCvd = worstCvd;
        }
        if (diverges) {
            become(SetupState.CONFIRMING, TransitionReason.DIVERGENCE);
        } else if (isAbsorbed(bar, features)) {
            become(SetupState.CONFIRMING, TransitionReason.ABSORPTION);
        } else {
            expire();
        }
    }

    @Override
    protected void whileConfirming(Bar bar, FeatureSnapshot features) {
        if (gaveUp(bar, features)) {
            return;
        }
        if (isBandKnown(features)
                && inSigma(Micros.toDouble(bar.close), features)
                        > -settings.arming().armZ()) {
            propose(features);
        } else {
            expire();
        }
    }

    private boolean gaveUp(Bar bar, FeatureSnapshot features) {
        barsSinceArmed++;
        worstExtreme = rearmost(worstExtreme, adverseExtreme(bar));
        worstCvd = isLower(features.cvd, worstCvd) ? features.cvd : worstCvd;
        if (isBeyondExtreme(bar, features)) {
            become(SetupState.IDLE, TransitionReason.BAND_EXTREME);
            return true;
        }
        if (isSteep(features)) {
            become(SetupState.IDLE, TransitionReason.TOO_STEEP);
            return true;
        }
        return false;
    }

    private void expire() {
        if (barsSinceArmed >= settings.arming().armedBars()) {
            become(SetupState.IDLE, TransitionReason.ARMED_EXPIRED);
        }
    }

    private boolean isAbsorbed(Bar bar, FeatureSnapshot features) {
        double delta = deltaRatio(features.delta60, features.volume60);
        double body = Math.abs(Micros.toDouble(bar.close - bar.open));
        return Missing.isPresent(delta)
                && delta <= -settings.turn().absorbDelta()
                && body < settings.turn().absorbAtr() * features.atr14;
    }

    /** Whether the band is known and has had its minutes to settle. */
    private static boolean isBandKnown(FeatureSnapshot features) {
        return Missing.isPresent(features.z) && features.sigma > 0;
    }

    private double inSigma(double price, FeatureSnapshot features) {
        return beyond(price, features.vwap) / features.sigma;
    }

    private boolean isBeyondExtreme(Bar bar, FeatureSnapshot features) {
        return isBandKnown(features)
                && inSigma(Micros.toDouble(bar.close), features)
                        <= -settings.arming().extremeZ();
    }

    private boolean isSteep(FeatureSnapshot features) {
        return Missing.isPresent(features.ema20SlopeAtr)
                && signed(features.ema20SlopeAtr) < -settings.arming().slopeMaxAtr();
    }

    /** Whether both prices or CVDs are present and the first lies farther against the trade. */
    private boolean isLower(long one, long other) {
        return Missing.isPresent(one) && Missing.isPresent(other) && signed(one) < signed(other);
    }

    private void propose(FeatureSnapshot features) {
        double padded = behind(worstExtreme, settings.exit().stopPadAtr() * features.atr14);
        double farthest = behind(features.vwap, settings.exit().stopZ() * features.sigma);
        double target = behind(features.vwap, settings.exit().targetZ() * features.sigma);
        trigger(features, TransitionReason.BACK_INSIDE, foremost(padded, farthest), target);
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        for (double volume : extremeVolumes) {
            hasher.add(volume);
        }
        hasher.add((long) bars);
        hasher.add((long) closes);
        hasher.add((long) closesBehind);
        hasher.add(sessionExtreme);
        hasher.add(sinceOpenNs);
        hasher.add((long) barsSinceArmed);
        hasher.flag("firstLeg", firstLeg);
        hasher.add(legExtreme);
        hasher.add(legCvd);
        hasher.add(worstExtreme);
        hasher.add(worstCvd);
    }
}
