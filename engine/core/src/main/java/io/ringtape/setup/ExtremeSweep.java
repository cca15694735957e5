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
 * Price goes through an old low, finds nobody, and comes back (a long; a short: through an old high). Told for a long;
 * distances are in ATR.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>a low a tick or more, but not far, below an old low of the session, the pre-market or the prior day</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>a close back above the level, the piercing bar itself or a later one</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>a later bar goes over the high of the bar that came back, and closes above the level</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>closes below the level, a pierce too deep, or too many bars</td></tr>
 * </table>
 */
public final class ExtremeSweep extends SetupMachine {
    /** What a price in dollars may be off by. */
    private static final double ROUNDING = 1e-9;

    private final ExtremeSweepSettings settings;

    private final KeyLevels levels;
    private double level;
    private double extreme;
    private double reclaimExtreme;
    private double sweepDelta;
    private int closesBeyond;

    /** An idle machine. */
    public ExtremeSweep(Watch watch, ExtremeSweepSettings settings) {
        super(watch);
        this.settings = settings;
        levels = new KeyLevels(direction() < 0, settings.levelAgeNs());
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
        filters.atLeast(Filter.DELTA, deltaRatio(features.delta60, features.volume60), settings.deltaRatio());
        filters.atMost(Filter.SWEEP_DELTA, sweepDelta, settings.sweepDeltaMax());
        filters.atLeast(Filter.IMBALANCE, signed(features.imbalanceMean), settings.imbalanceMin());
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
        double tick = Micros.toDouble(instrument().tickSize());
        for (int i = 0; i < KeyLevels.COUNT; i++) {
            double depth = Missing.isPresent(levels.at(i)) ? -beyond(adverseExtreme(bar), levels.at(i)) : 0;
            boolean pierced = depth >= tick - ROUNDING && depth <= settings.pierceMaxAtr() * features.atr14;
            if (pierced && beyond(Micros.toDouble(bar.open), levels.at(i)) > 0) {
                level = levels.at(i);
                extreme = adverseExtreme(bar);
                sweepDelta = deltaRatio(features.delta60, features.volume60);
                closesBeyond = beyond(bar, level) < 0 ? 1 : 0;
                become(SetupState.ARMED, TransitionReason.PIERCED);
                returnInside(bar, features);
                return;
            }
        }
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        sweepDelta = Math.min(sweepDelta, deltaRatio(features.delta60, features.volume60));
        if (!gaveUp(bar, features, settings.sweepBars())) {
            returnInside(bar, features);
        }
    }

    @Override
    protected void whileConfirming(Bar bar, FeatureSnapshot features) {
        if (gaveUp(bar, features, settings.confirmBars())) {
            return;
        }
        if (beyond(favourableExtreme(bar), reclaimExtreme) > 0 && beyond(bar, level) > 0) {
            propose(features);
        }
    }

    private void returnInside(Bar bar, FeatureSnapshot features) {
        if (beyond(bar, level) >= settings.insideAtr() * features.atr14) {
            reclaimExtreme = favourableExtreme(bar);
            become(SetupState.CONFIRMING, TransitionReason.BACK_INSIDE);
        }
    }

    private boolean gaveUp(Bar bar, FeatureSnapshot features, int most) {
        extreme = farther(extreme, adverseExtreme(bar));
        closesBeyond += beyond(bar, level) < 0 ? 1 : 0;
        if (-beyond(extreme, level) > settings.pierceMaxAtr() * features.atr14) {
            become(SetupState.IDLE, TransitionReason.PIERCED_TOO_FAR);
        } else if (closesBeyond >= settings.acceptedCloses()) {
            become(SetupState.IDLE, TransitionReason.ACCEPTED);
        } else if (barsInState() > most) {
            become(SetupState.IDLE, TransitionReason.BARS_EXPIRED);
        } else {
            return false;
        }
        return true;
    }

    private void propose(FeatureSnapshot features) {
        double entry = Micros.toDouble(entryPrice(features));
        double stop = behind(extreme, settings.stopPadAtr() * features.atr14);
        double reward = Math.max(settings.targetR() * Math.abs(entry - stop), beyond(features.vwap, entry));
        trigger(features, TransitionReason.TURNED, stop, ahead(entry, reward));
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        levels.hash(hasher);
        hasher.add(level);
        hasher.add(extreme);
        hasher.add(reclaimExtreme);
        hasher.add(sweepDelta);
        hasher.add((long) closesBeyond);
    }
}
