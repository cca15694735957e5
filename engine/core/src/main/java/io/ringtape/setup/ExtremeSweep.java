package io.ringtape.setup;

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
 * Price pierces an old low, finds no follow-through, and comes back (a long; a short: an old high). Described for a
 * long; distances are in ATR. The level is an old low of the session, the low of the pre-market or the low of the prior
 * day. When several are pierced at once, it is the first in this order.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>reason</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>PIERCED</td><td>a bar that opened at or above the level has a low below it, by a
 *     tick or more and by at most pierceMaxAtr</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>BACK_INSIDE</td><td>a close at least insideAtr above the level, of the
 *     piercing bar itself or a later one</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>TURNED</td><td>a later bar goes over the high of the bar that closed
 *     back inside, and closes above the level</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>PIERCED_TOO_FAR</td><td>a low more than pierceMaxAtr below the
 *     level</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>ACCEPTED</td><td>acceptedCloses closes below the level since it was
 *     pierced</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>BARS_EXPIRED</td><td>no close back inside in sweepBars bars after the
 *     piercing bar, or no turn in confirmBars bars after that close</td></tr>
 * </table>
 */
public final class ExtremeSweep extends SetupMachine {
    /** Tolerance of prices in dollars. */
    private static final double ROUNDING = 1e-9;

    private final ExtremeSweepSettings settings;
    private final KeyLevels levels;
    private double level = Missing.STATISTIC;
    private double sweepExtreme;
    private double sweepDelta;
    private double reclaimExtreme;
    private int closesBehind;

    /** Creates an idle machine. */
    public ExtremeSweep(Watch watch, ExtremeSweepSettings settings) {
        super(watch);
        this.settings = settings;
        levels = new KeyLevels(side() == Side.SELL, settings.sweep().levelAgeNs());
    }

    @Override
    public Setup setup() {
        return Setup.EXTREME_SWEEP;
    }

    @Override
    public TradeTerms terms() {
        return settings.terms();
    }

    @Override
    public void ownFilters(FilterList filters, FeatureSnapshot features) {
        filters.atLeast(
                Filter.DELTA,
                deltaRatio(features.delta60, features.volume60),
                settings.proof().deltaRatio());
        filters.atMost(Filter.SWEEP_DELTA, sweepDelta, settings.proof().sweepDeltaMax());
        filters.atLeast(
                Filter.IMBALANCE,
                signed(features.imbalanceMean),
                settings.proof().imbalanceMin());
    }

    @Override
    protected String waitsForMarket(SetupState inState) {
        return switch (inState) {
            case IDLE -> "a " + low() + " just " + below() + " an old " + low();
            case ARMED -> "a close " + settings.sweep().insideAtr() + " ATR back " + above() + " the level";
            default -> "a " + high() + " " + above() + " that of the bar that came back";
        };
    }

    @Override
    protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return beyond(bar, level) < 0;
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        levels.next(bar, features);
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        for (int i = 0; i < KeyLevels.COUNT; i++) {
            if (isPierced(levels.at(i), bar, features)) {
                level = levels.at(i);
                sweepExtreme = adverseExtreme(bar);
                sweepDelta = Missing.STATISTIC;
                closesBehind = 0;
                become(SetupState.ARMED, TransitionReason.PIERCED);
                whileArmed(bar, features);
                return;
            }
        }
    }

    private boolean isPierced(double candidate, Bar bar, FeatureSnapshot features) {
        if (!Missing.isPresent(candidate) || beyond(Micros.toDouble(bar.open), candidate) < 0) {
            return false;
        }
        double depth = -beyond(adverseExtreme(bar), candidate);
        return depth >= Micros.toDouble(instrument().tickSize()) - ROUNDING && !isTooDeep(depth, features);
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        noteDelta(deltaRatio(features.delta60, features.volume60));
        if (gaveUp(bar, features)) {
            return;
        }
        if (beyond(bar, level) >= settings.sweep().insideAtr() * features.atr14) {
            reclaimExtreme = favourableExtreme(bar);
            become(SetupState.CONFIRMING, TransitionReason.BACK_INSIDE);
        } else {
            expireAfter(settings.sweep().sweepBars(), TransitionReason.BARS_EXPIRED);
        }
    }

    @Override
    protected void whileConfirming(Bar bar, FeatureSnapshot features) {
        if (gaveUp(bar, features)) {
            return;
        }
        if (beyond(favourableExtreme(bar), reclaimExtreme) > 0 && beyond(bar, level) > 0) {
            propose(features);
        } else {
            expireAfter(settings.proof().confirmBars(), TransitionReason.BARS_EXPIRED);
        }
    }

    /** Keeps the lowest delta of the sweep. */
    private void noteDelta(double delta) {
        if (!Missing.isPresent(sweepDelta) || (Missing.isPresent(delta) && delta < sweepDelta)) {
            sweepDelta = delta;
        }
    }

    private boolean gaveUp(Bar bar, FeatureSnapshot features) {
        sweepExtreme = rearmost(sweepExtreme, adverseExtreme(bar));
        closesBehind += beyond(bar, level) < 0 ? 1 : 0;
        if (isTooDeep(-beyond(sweepExtreme, level), features)) {
            become(SetupState.IDLE, TransitionReason.PIERCED_TOO_FAR);
            return true;
        }
        if (closesBehind >= settings.sweep().acceptedCloses()) {
            become(SetupState.IDLE, TransitionReason.ACCEPTED);
            return true;
        }
        return false;
    }

    private boolean isTooDeep(double depth, FeatureSnapshot features) {
        return depth > settings.sweep().pierceMaxAtr() * features.atr14 + ROUNDING;
    }

    private void propose(FeatureSnapshot features) {
        double stop = behind(sweepExtreme, settings.exit().stopPadAtr() * features.atr14);
        double target = before(
                features.vwap,
                features,
                targetInR(features, stop, settings.exit().targetR()));
        trigger(features, TransitionReason.TURNED, stop, target);
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        levels.hash(hasher);
        hasher.add(level);
        hasher.add(sweepExtreme);
        hasher.add(sweepDelta);
        hasher.add(reclaimExtreme);
        hasher.add((long) closesBehind);
    }
}
