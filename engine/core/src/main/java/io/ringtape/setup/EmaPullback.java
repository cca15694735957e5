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
 * Price pulls back to EMA-20 of one-minute bars in a trend, and the trend resumes (a long: a rising trend). Described
 * for a long; distances are in ATR. A trend is EMA-20 above EMA-50 and a close above VWAP.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>reason</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>IMPULSE</td><td>in a trend, impulseBars closes in a row above EMA-20 since the
 *     machine became idle, and an EMA-20 slope of at least slopeAtrMin</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>TOUCH</td><td>a low below EMA-20, or at most touchAtr above it</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>TURNED</td><td>a later bar closes above EMA-20 and above the high of the
 *     bar before</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>TREND_LOST</td><td>the trend is over, or a close below EMA-50, or a
 *     close more than lostAtr below EMA-20</td></tr>
 * <tr><td>CONFIRMING</td><td>IDLE</td><td>TOUCHED_TOO_OFTEN</td><td>price left EMA-20 and touched it again after the
 *     maximum number of touches (the setting touches)</td></tr>
 * <tr><td>ARMED</td><td>IDLE</td><td>ARMED_EXPIRED</td><td>no touch of EMA-20 in armedBars bars after arming</td></tr>
 * <tr><td>CONFIRMING</td><td>IDLE</td><td>BARS_EXPIRED</td><td>no turn in confirmBars bars after the first
 *     touch</td></tr>
 * </table>
 *
 * <p>The impulse is the run of closes above EMA-20. The pullback is the bars after its highest high.
 */
public final class EmaPullback extends SetupMachine {
    private final EmaPullbackSettings settings;

    private int run;
    private double impulseVolume;
    private long startCvd;
    private double impulseExtreme;
    private long extremeCvd;
    private double pullbackVolume;
    private int pullbackBars;
    private double pullbackExtreme;
    private int touches;
    private boolean touching;
    private double extremeBefore;
    private double lastExtreme;

    /** Creates an idle machine. */
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
        double higher = known ? signed(features.ema20Of5 - features.ema50Of5) : Missing.STATISTIC;
        double mean = impulseVolume / run;
        double meanBack = pullbackBars == 0 ? 0 : pullbackVolume / pullbackBars;
        filters.atLeast(Filter.HIGHER_TREND, higher, 0);
        filters.atMost(
                Filter.PULLBACK_VOLUME,
                mean > 0 ? meanBack / mean : Missing.STATISTIC,
                settings.filters().pullbackVolumeMax());
        filters.atMost(
                Filter.PULLBACK_DELTA, givenUp(features), settings.filters().pullbackDeltaMax());
        filters.atLeast(
                Filter.DELTA,
                deltaRatio(features.delta60, features.volume60),
                settings.filters().deltaRatio());
    }

    /**
     * Returns the share of the impulse's volume delta that the pullback gave up; missing when the impulse had no delta.
     */
    private double givenUp(FeatureSnapshot features) {
        boolean known = Missing.isPresent(startCvd) && Missing.isPresent(extremeCvd) && Missing.isPresent(features.cvd);
        long gained = signed(extremeCvd) - signed(startCvd);
        return known && gained > 0 ? (double) (signed(extremeCvd) - signed(features.cvd)) / gained : Missing.STATISTIC;
    }

    @Override
    protected String waitsForMarket(SetupState inState) {
        return switch (inState) {
            case IDLE -> "a trend with " + settings.impulse().impulseBars() + " closes " + above() + " EMA-20 in a row";
            case ARMED -> "a " + low() + " within " + settings.pullback().touchAtr() + " ATR of EMA-20";
            default -> "a close " + above() + " EMA-20 and the " + high() + " of the bar before";
        };
    }

    @Override
    protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return Missing.isPresent(features.ema20)
                && beyond(bar, features.ema20) < -settings.exit().trailAtr() * features.atr14;
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        extremeBefore = lastExtreme;
        lastExtreme = favourableExtreme(bar);
    }

    @Override
    protected void startOver() {
        run = 0;
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        if (!isTrend(bar, features) || beyond(bar, features.ema20) <= 0) {
            run = 0;
            return;
        }
        if (run == 0) {
            impulseVolume = 0;
            impulseExtreme = lastExtreme;
            boolean known = Missing.isPresent(features.cvd) && Missing.isPresent(bar.delta);
            startCvd = known ? features.cvd - bar.delta : Missing.LONG;
        }
        run++;
        impulseVolume += Micros.toDouble(bar.volume);
        follow(bar, features);
        if (run >= settings.impulse().impulseBars()
                && signed(features.ema20SlopeAtr) >= settings.impulse().slopeAtrMin()) {
            become(SetupState.ARMED, TransitionReason.IMPULSE);
        }
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        follow(bar, features);
        if (isTrendLost(bar, features)) {
            become(SetupState.IDLE, TransitionReason.TREND_LOST);
        } else if (isTouch(bar, features)) {
            touches = 1;
            touching = true;
            pullbackExtreme = adverseExtreme(bar);
            become(SetupState.CONFIRMING, TransitionReason.TOUCH);
        } else {
            expireAfter(settings.impulse().armedBars(), TransitionReason.ARMED_EXPIRED);
        }
    }

    @Override
    protected void whileConfirming(Bar bar, FeatureSnapshot features) {
        follow(bar, features);
        pullbackExtreme = rearmost(pullbackExtreme, adverseExtreme(bar));
        boolean touch = isTouch(bar, features);
        touches += touch && !touching ? 1 : 0;
        touching = touch;
        if (isTrendLost(bar, features)) {
            become(SetupState.IDLE, TransitionReason.TREND_LOST);
        } else if (touches > settings.pullback().touches()) {
            become(SetupState.IDLE, TransitionReason.TOUCHED_TOO_OFTEN);
        } else if (beyond(bar, features.ema20) > 0 && beyond(bar, extremeBefore) > 0) {
            propose(features);
        } else {
            expireAfter(settings.pullback().confirmBars(), TransitionReason.BARS_EXPIRED);
        }
    }

    /** Restarts the pullback at a new extreme of the impulse; any other bar is part of the pullback. */
    private void follow(Bar bar, FeatureSnapshot features) {
        if (beyond(lastExtreme, impulseExtreme) >= 0) {
            impulseExtreme = lastExtreme;
            extremeCvd = features.cvd;
            pullbackVolume = 0;
            pullbackBars = 0;
        } else {
            pullbackVolume += Micros.toDouble(bar.volume);
            pullbackBars++;
        }
    }

    private boolean isTouch(Bar bar, FeatureSnapshot features) {
        return beyond(adverseExtreme(bar), features.ema20)
                <= settings.pullback().touchAtr() * features.atr14;
    }

    private boolean isTrend(Bar bar, FeatureSnapshot features) {
        return Missing.isPresent(features.ema20)
                && Missing.isPresent(features.ema50)
                && beyond(features.ema20, features.ema50) > 0
                && beyond(bar, features.vwap) > 0;
    }

    private boolean isTrendLost(Bar bar, FeatureSnapshot features) {
        return !isTrend(bar, features)
                || beyond(bar, features.ema50) < 0
                || beyond(bar, features.ema20) < -settings.pullback().lostAtr() * features.atr14;
    }

    private void propose(FeatureSnapshot features) {
        double stop = behind(pullbackExtreme, settings.exit().stopPadAtr() * features.atr14);
        boolean room = beyond(impulseExtreme, targetInR(features, stop, 1)) >= 0;
        double target = room
                ? impulseExtreme
                : targetInR(features, stop, settings.exit().targetR());
        trigger(features, TransitionReason.TURNED, stop, target);
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        hasher.add((long) run);
        hasher.add(impulseVolume);
        hasher.add(startCvd);
        hasher.add(impulseExtreme);
        hasher.add(extremeCvd);
        hasher.add(pullbackVolume);
        hasher.add((long) pullbackBars);
        hasher.add(pullbackExtreme);
        hasher.add((long) touches);
        hasher.flag("touching", touching);
        hasher.add(extremeBefore);
        hasher.add(lastExtreme);
    }
}
