package io.ringtape.setup;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Filter;
import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupState;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TransitionReason;
import io.ringtape.feature.Bar;

/**
 * Price comes back to VWAP from the side of the day's direction and is turned away (a long: from above). Described for
 * a long; distances are in ATR.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>reason</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>TREND</td><td>at least nearSideBars of the last lookbackBars closes above VWAP,
 *     among them the last one, and EMA-20 rises</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>TOUCH</td><td>a low below VWAP, or at most touchAtr above it</td></tr>
 * <tr><td>ARMED</td><td>IDLE</td><td>LOST_LEVEL</td><td>a close more than lostLevelAtr below VWAP</td></tr>
 * <tr><td>ARMED</td><td>IDLE</td><td>ARMED_EXPIRED</td><td>no touch of VWAP in armedBars bars after arming</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>TURNED</td><td>a close at least turnAtr above VWAP, of the touching bar
 *     itself or a later one</td></tr>
 * <tr><td>CONFIRMING</td><td>IDLE</td><td>LOST_LEVEL</td><td>a close more than lostLevelAtr below VWAP</td></tr>
 * <tr><td>CONFIRMING</td><td>IDLE</td><td>BARS_EXPIRED</td><td>no turn in confirmBars bars after the touch</td></tr>
 * </table>
 */
public final class VwapReject extends SetupMachine {
    private final VwapRejectSettings settings;
    private final ClosesAroundVwap closes;

    /** Creates an idle machine. */
    public VwapReject(Watch watch, VwapRejectSettings settings) {
        super(watch);
        this.settings = settings;
        closes = new ClosesAroundVwap(settings.arming().lookbackBars());
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
        filters.atLeast(
                Filter.SLOPE_AGREES,
                signed(features.ema20SlopeAtr),
                settings.filters().slopeAtrMin());
        filters.atLeast(
                Filter.DELTA,
                deltaRatio(features.delta90, features.volume90),
                settings.filters().deltaRatio());
    }

    @Override
    protected String waitsForMarket(SetupState inState) {
        return switch (inState) {
            case IDLE ->
                settings.arming().nearSideBars() + " of " + settings.arming().lookbackBars() + " closes " + above()
                        + " VWAP, with an EMA-20 slope of " + settings.filters().slopeAtrMin() + " ATR a minute";
            case ARMED -> "a " + low() + " within " + settings.turn().touchAtr() + " ATR of VWAP";
            default -> "a close " + settings.turn().turnAtr() + " ATR " + above() + " VWAP";
        };
    }

    @Override
    protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return beyond(bar, features.vwap) < -settings.turn().lostLevelAtr() * features.atr14;
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        if (Missing.isPresent(features.vwap)) {
            closes.add(beyond(bar, features.vwap));
        }
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        boolean trend = closes.isFull()
                && closes.last() > 0
                && closes.beyond() >= settings.arming().nearSideBars();
        if (trend && signed(features.ema20SlopeAtr) > 0) {
            become(SetupState.ARMED, TransitionReason.TREND);
        }
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        if (isInvalidated(bar, features)) {
            become(SetupState.IDLE, TransitionReason.LOST_LEVEL);
        } else if (beyond(adverseExtreme(bar), features.vwap) <= settings.turn().touchAtr() * features.atr14) {
            become(SetupState.CONFIRMING, TransitionReason.TOUCH);
            whileConfirming(bar, features);
        } else {
            expireAfter(settings.arming().armedBars(), TransitionReason.ARMED_EXPIRED);
        }
    }

    @Override
    protected void whileConfirming(Bar bar, FeatureSnapshot features) {
        if (isInvalidated(bar, features)) {
            become(SetupState.IDLE, TransitionReason.LOST_LEVEL);
        } else if (beyond(bar, features.vwap) >= settings.turn().turnAtr() * features.atr14) {
            double stop = behind(features.vwap, settings.exit().stopVwapAtr() * features.atr14);
            double target = bandBefore(
                    features, targetInR(features, stop, settings.exit().targetR()));
            trigger(features, TransitionReason.TURNED, stop, target);
        } else {
            expireAfter(settings.turn().confirmBars(), TransitionReason.BARS_EXPIRED);
        }
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        closes.hash(hasher);
    }
}
