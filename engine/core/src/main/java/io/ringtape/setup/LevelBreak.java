package io.ringtape.setup;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.SetupState;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TransitionReason;
import io.ringtape.feature.Bar;

/**
 * The common part of setups that wait for a level to break, to be tested again, and to hold. Described for a long;
 * distances are in ATR.
 *
 * <table>
 * <caption>Transitions once the level is broken</caption>
 * <tr><th>from</th><th>to</th><th>reason</th><th>when</th></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>RETEST</td><td>a low below the level, or at most retestAtr above
 *     it</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>RETEST_HELD</td><td>a rising bar closes above the level, the retesting
 *     bar itself or a later one</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>LOST_LEVEL</td><td>a close more than lostLevelAtr below the
 *     level</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>BARS_EXPIRED</td><td>no retest in retestBars bars after the level
 *     broke, or no rising close above it in confirmBars bars after the retest</td></tr>
 * </table>
 */
abstract class LevelBreak extends SetupMachine {
    private final RetestSettings settings;
    private double level = Missing.STATISTIC;

    LevelBreak(Watch watch, RetestSettings settings) {
        super(watch);
        this.settings = settings;
    }

    /** Returns the broken level, dollars; missing before the first. */
    final double level() {
        return level;
    }

    /** Records the level that is being broken. */
    final void level(double broken) {
        level = broken;
    }

    /** Gives up when this bar demands it. Returns whether it did. */
    boolean gaveUp(Bar bar, FeatureSnapshot features) {
        if (isInvalidated(bar, features)) {
            become(SetupState.IDLE, TransitionReason.LOST_LEVEL);
            return true;
        }
        return false;
    }

    /** Proposes an entry with stop and target at the settings' distances. */
    final void propose(FeatureSnapshot features, TransitionReason reason) {
        double stop = behind(level, settings.stopAtr() * features.atr14);
        trigger(features, reason, stop, targetInR(features, stop, settings.targetR()));
    }

    /** Describes what the machine waits for while IDLE. */
    abstract String waitsForBreak();

    @Override
    protected final String waitsForMarket(SetupState inState) {
        return switch (inState) {
            case IDLE -> waitsForBreak();
            case ARMED -> "a " + low() + " within " + settings.retestAtr() + " ATR of the broken level";
            default -> "a bar that closes beyond its open and " + above() + " the level";
        };
    }

    @Override
    protected final boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return beyond(bar, level) < -settings.lostLevelAtr() * features.atr14;
    }

    @Override
    protected final void whileArmed(Bar bar, FeatureSnapshot features) {
        if (gaveUp(bar, features)) {
            return;
        }
        if (beyond(adverseExtreme(bar), level) <= settings.retestAtr() * features.atr14) {
            become(SetupState.CONFIRMING, TransitionReason.RETEST);
            prove(bar, features);
        } else {
            expireAfter(settings.retestBars(), TransitionReason.BARS_EXPIRED);
        }
    }

    @Override
    protected final void whileConfirming(Bar bar, FeatureSnapshot features) {
        if (!gaveUp(bar, features)) {
            prove(bar, features);
        }
    }

    private void prove(Bar bar, FeatureSnapshot features) {
        if (isOurs(bar) && beyond(bar, level) > 0) {
            propose(features, TransitionReason.RETEST_HELD);
        } else {
            expireAfter(settings.confirmBars(), TransitionReason.BARS_EXPIRED);
        }
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        hasher.add(level);
    }
}
