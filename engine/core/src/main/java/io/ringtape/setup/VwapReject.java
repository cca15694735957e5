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
 * Price comes back to VWAP from the side of the day's direction and is turned away (a long: from above). Told for a
 * long; distances are in ATR.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>enough of the last closes above VWAP, the last of them too, and EMA-20 rises</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>a low touches VWAP</td></tr>
 * <tr><td>ARMED</td><td>IDLE</td><td>a close below VWAP, or too many bars</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>a bar closes well above VWAP, the touching bar itself or a later one</td></tr>
 * <tr><td>CONFIRMING</td><td>IDLE</td><td>a close below VWAP, or too many bars</td></tr>
 * </table>
 */
public final class VwapReject extends SetupMachine {
    private final VwapRejectSettings settings;

    /** How far each of the last closes lay on the trade's side of VWAP, dollars; a ring. */
    private final double[] nearSide;

    private int closes;
    private double touchDelta;

    /** An idle machine. */
    public VwapReject(Watch watch, VwapRejectSettings settings) {
        super(watch);
        this.settings = settings;
        nearSide = new double[settings.lookbackBars()];
    }

    @Override
    public Setup setup() {
        return Setup.VWAP_REJECT;
    }

    @Override
    public TradeTerms terms() {
        return settings.terms();
    }

    @Override
    public void ownFilters(FilterList filters, FeatureSnapshot features) {
        filters.atLeast(Filter.SLOPE_AGREES, signed(features.ema20SlopeAtr), settings.slopeAtrMin());
        filters.atLeast(Filter.DELTA, touchDelta, settings.deltaRatio());
    }

    @Override
    protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return beyond(bar, features.vwap) < -settings.lostLevelAtr() * features.atr14;
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        if (Missing.isPresent(features.vwap)) {
            nearSide[closes % nearSide.length] = beyond(bar, features.vwap);
            closes++;
        }
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        if (closes < nearSide.length || beyond(bar, features.vwap) <= 0) {
            return;
        }
        int near = 0;
        for (double distance : nearSide) {
            if (distance > 0) {
                near++;
            }
        }
        boolean slopes = Missing.isPresent(features.ema20SlopeAtr) && signed(features.ema20SlopeAtr) > 0;
        if (slopes && near >= settings.nearSideBars()) {
            become(SetupState.ARMED, TransitionReason.TREND);
        }
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        double touch = beyond(adverseExtreme(bar), features.vwap);
        if (isInvalidated(bar, features)) {
            become(SetupState.IDLE, TransitionReason.LOST_LEVEL);
        } else if (touch <= settings.touchAtr() * features.atr14) {
            become(SetupState.CONFIRMING, TransitionReason.TOUCH);
            whileConfirming(bar, features);
        } else if (barsInState() >= settings.armedBars()) {
            become(SetupState.IDLE, TransitionReason.ARMED_EXPIRED);
        }
    }

    @Override
    protected void whileConfirming(Bar bar, FeatureSnapshot features) {
        if (isInvalidated(bar, features)) {
            become(SetupState.IDLE, TransitionReason.LOST_LEVEL);
        } else if (beyond(bar, features.vwap) >= settings.turnAtr() * features.atr14) {
            touchDelta = deltaRatio(features.delta90, features.volume90);
            propose(features);
        } else if (barsInState() >= settings.confirmBars()) {
            become(SetupState.IDLE, TransitionReason.BARS_EXPIRED);
        }
    }

    private void propose(FeatureSnapshot features) {
        double entry = Micros.toDouble(entryPrice(features));
        double stop = behind(features.vwap, settings.stopVwapAtr() * features.atr14);
        double room = settings.targetR() * Math.abs(entry - stop);
        double band = Missing.isPresent(features.sigma) ? beyond(ahead(features.vwap, features.sigma), entry) : 0;
        trigger(features, TransitionReason.TURNED, stop, ahead(entry, band > 0 ? Math.min(room, band) : room));
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        hasher.add((long) closes);
        hasher.add(touchDelta);
        for (double distance : nearSide) {
            hasher.add(distance);
        }
    }
}
