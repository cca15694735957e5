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
 * A trend pulls back to the EMA of 20 one-minute bars and goes on (a long: a rising trend). Told for a long; distances
 * are in ATR.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>a run of closes above a rising EMA-20 that is above EMA-50, and above VWAP</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>a low touches EMA-20</td></tr>
 * <tr><td>ARMED</td><td>IDLE</td><td>the trend is lost, or too many bars</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>a bar closes above EMA-20 and above the high of the bar before</td></tr>
 * <tr><td>CONFIRMING</td><td>IDLE</td><td>the trend is lost, too many touches, or too many bars</td></tr>
 * </table>
 */
public final class EmaPullback extends SetupMachine {
    private final EmaPullbackSettings settings;

    private int run;
    private double impulseVolume;
    private long cvdAtStart;
    private double impulseExtreme;
    private long cvdAtExtreme;
    private double pullbackVolume;
    private int pullbackBars;
    private double pullbackExtreme;
    private long cvdNow;
    private int touches;
    private boolean touching;
    private double extremeBefore;
    private double lastExtreme;

    /** An idle machine. */
    public EmaPullback(Watch watch, EmaPullbackSettings settings) {
        super(watch);
        this.settings = settings;
    }

    @Override
    public Setup setup() {
        return Setup.EMA_PULLBACK;
    }

    @Override
    public TradeTerms terms() {
        return settings.terms();
    }

    @Override
    public void ownFilters(FilterList filters, FeatureSnapshot features) {
        boolean known = Missing.isPresent(features.ema20Of5) && Missing.isPresent(features.ema50Of5);
        double gain = (double) direction() * (cvdAtExtreme - cvdAtStart);
        double given = (double) direction() * (cvdAtExtreme - cvdNow);
        double volume = impulseVolume / Math.max(1, run);
        double back = pullbackVolume / Math.max(1, pullbackBars);
        filters.atLeast(
                Filter.HIGHER_TREND, known ? signed(features.ema20Of5 - features.ema50Of5) : Missing.STATISTIC, 0);
        filters.atMost(
                Filter.PULLBACK_VOLUME, volume > 0 ? back / volume : Missing.STATISTIC, settings.pullbackVolumeMax());
        filters.atMost(Filter.PULLBACK_DELTA, gain > 0 ? given / gain : Missing.STATISTIC, settings.pullbackDeltaMax());
        filters.atLeast(Filter.DELTA, deltaRatio(features.delta60, features.volume60), settings.deltaRatio());
    }

    @Override
    protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return beyond(bar, features.ema20) < -settings.trailAtr() * features.atr14;
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        extremeBefore = lastExtreme;
        lastExtreme = favourableExtreme(bar);
        cvdNow = features.cvd;
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        if (!isTrend(bar, features) || beyond(bar, features.ema20) <= 0) {
            run = 0;
            return;
        }
        if (run == 0 || barsInState() == 1) {
            run = 0;
            impulseVolume = 0;
            cvdAtStart = features.cvd - bar.delta;
            impulseExtreme = lastExtreme;
            cvdAtExtreme = features.cvd;
        }
        run++;
        impulseVolume += Micros.toDouble(bar.volume);
        follow(bar);
        boolean slopes = signed(features.ema20SlopeAtr) >= settings.slopeAtrMin();
        if (slopes && run >= settings.impulseBars()) {
            touches = 0;
            touching = false;
            become(SetupState.ARMED, TransitionReason.IMPULSE);
        }
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        follow(bar);
        if (isTrendLost(bar, features)) {
            become(SetupState.IDLE, TransitionReason.TREND_LOST);
        } else if (isTouch(bar, features)) {
            touches = 1;
            touching = true;
            pullbackExtreme = adverseExtreme(bar);
            become(SetupState.CONFIRMING, TransitionReason.TOUCH);
        } else if (barsInState() >= settings.armedBars()) {
            become(SetupState.IDLE, TransitionReason.ARMED_EXPIRED);
        }
    }

    @Override
    protected void whileConfirming(Bar bar, FeatureSnapshot features) {
        follow(bar);
        pullbackExtreme = farther(pullbackExtreme, adverseExtreme(bar));
        boolean touch = isTouch(bar, features);
        touches += touch && !touching ? 1 : 0;
        touching = touch;
        if (isTrendLost(bar, features)) {
            become(SetupState.IDLE, TransitionReason.TREND_LOST);
        } else if (touches > settings.touches()) {
            become(SetupState.IDLE, TransitionReason.TOUCHED_TOO_OFTEN);
        } else if (beyond(bar, features.ema20) > 0 && beyond(bar, extremeBefore) > 0) {
            propose(features);
        } else if (barsInState() >= settings.confirmBars()) {
            become(SetupState.IDLE, TransitionReason.BARS_EXPIRED);
        }
    }

    /** A new extreme of the impulse begins the pullback anew; any other bar is a part of it. */
    private void follow(Bar bar) {
        if (beyond(lastExtreme, impulseExtreme) >= 0) {
            impulseExtreme = lastExtreme;
            cvdAtExtreme = cvdNow;
            pullbackVolume = 0;
            pullbackBars = 0;
        } else {
            pullbackVolume += Micros.toDouble(bar.volume);
            pullbackBars++;
        }
    }

    private boolean isTouch(Bar bar, FeatureSnapshot features) {
        return beyond(adverseExtreme(bar), features.ema20) <= settings.touchAtr() * features.atr14;
    }

    private boolean isTrend(Bar bar, FeatureSnapshot features) {
        return Missing.isPresent(features.ema50)
                && Missing.isPresent(features.ema20SlopeAtr)
                && beyond(features.ema20, features.ema50) > 0
                && beyond(bar, features.vwap) > 0;
    }

    private boolean isTrendLost(Bar bar, FeatureSnapshot features) {
        return !isTrend(bar, features)
                || beyond(bar, features.ema50) < 0
                || beyond(bar, features.ema20) < -settings.lostAtr() * features.atr14;
    }

    private void propose(FeatureSnapshot features) {
        double entry = Micros.toDouble(entryPrice(features));
        double stop = behind(pullbackExtreme, settings.stopPadAtr() * features.atr14);
        double risk = Math.abs(entry - stop);
        double toExtreme = beyond(impulseExtreme, entry);
        double reward = toExtreme >= risk ? toExtreme : settings.targetR() * risk;
        trigger(features, TransitionReason.TURNED, stop, ahead(entry, reward));
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        hasher.add((long) run);
        hasher.add(impulseVolume);
        hasher.add(cvdAtStart);
        hasher.add(impulseExtreme);
        hasher.add(cvdAtExtreme);
        hasher.add(pullbackVolume);
        hasher.add((long) pullbackBars);
        hasher.add(pullbackExtreme);
        hasher.add((long) touches);
        hasher.flag("touching", touching);
        hasher.add(lastExtreme);
    }
}
