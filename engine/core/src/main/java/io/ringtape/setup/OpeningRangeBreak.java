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
 * Price leaves the opening range, comes back to its edge, and holds (a long: over the high). Told for a long; distances
 * are in ATR.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>a close well above the high of the frozen range and above VWAP, while attempts are left and the day is young</td></tr>
 * <tr><td>IDLE</td><td>TRIGGERED</td><td>the same with so much volume that no retest is waited for, where settings allow it</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>a low near the high of the range</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>a rising bar closes above the high of the range, the retesting bar itself or a later one</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>a close well inside the range, too many bars, or too late in the day</td></tr>
 * </table>
 */
public final class OpeningRangeBreak extends SetupMachine {
    private final OpeningRangeBreakSettings settings;

    private double rangeVolume;
    private int rangeBars;
    private int attempts;
    private double breakVolumeRatio = Missing.STATISTIC;
    private double edge;

    /** An idle machine. */
    public OpeningRangeBreak(Watch watch, OpeningRangeBreakSettings settings) {
        super(watch);
        this.settings = settings;
    }

    @Override
    public Setup setup() {
        return Setup.OPENING_RANGE_BREAK;
    }

    @Override
    public TradeTerms terms() {
        return settings.terms();
    }

    @Override
    public void ownFilters(FilterList filters, FeatureSnapshot features) {
        filters.atLeast(Filter.RANGE_WIDTH_MIN, features.openingWidth, settings.widthMin());
        filters.atMost(Filter.RANGE_WIDTH_MAX, features.openingWidth, settings.widthMax());
        filters.atLeast(Filter.BAR_VOLUME, breakVolumeRatio, settings.barVolumeRatio());
        filters.atLeast(Filter.DELTA, deltaRatio(features.delta60, features.volume60), settings.deltaRatio());
        filters.atLeast(Filter.SESSION_DELTA, deltaRatio(features.cvd, features.volume), settings.sessionDeltaRatio());
    }

    @Override
    protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return beyond(bar, edge) < -settings.lostLevelAtr() * features.atr14;
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        if (!Missing.isPresent(features.openingHigh)) {
            rangeVolume += Micros.toDouble(bar.volume);
            rangeBars++;
        }
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        long far = direction() > 0 ? features.openingHigh : features.openingLow;
        if (!Missing.isPresent(far) || attempts >= settings.attempts() || isLate(bar)) {
            return;
        }
        edge = Micros.toDouble(far);
        boolean breaks = beyond(bar, edge) > settings.breakAtr() * features.atr14 && beyond(bar, features.vwap) > 0;
        if (!breaks) {
            return;
        }
        double mean = rangeVolume / Math.max(1, rangeBars);
        attempts++;
        breakVolumeRatio = mean > 0 ? Micros.toDouble(bar.volume) / mean : Missing.STATISTIC;
        if (Missing.isPresent(settings.directVolumeRatio()) && breakVolumeRatio >= settings.directVolumeRatio()) {
            propose(features, TransitionReason.STRONG_BREAKOUT);
        } else {
            become(SetupState.ARMED, TransitionReason.BREAKOUT);
        }
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        if (gaveUp(bar, features, settings.retestBars())) {
            return;
        }
        if (beyond(adverseExtreme(bar), edge) <= settings.retestAtr() * features.atr14) {
            become(SetupState.CONFIRMING, TransitionReason.RETEST);
            prove(bar, features);
        }
    }

    @Override
    protected void whileConfirming(Bar bar, FeatureSnapshot features) {
        if (!gaveUp(bar, features, settings.confirmBars())) {
            prove(bar, features);
        }
    }

    private void prove(Bar bar, FeatureSnapshot features) {
        if (beyond(bar, edge) > 0 && beyond(bar, Micros.toDouble(bar.open)) > 0) {
            propose(features, TransitionReason.RETEST_HELD);
        }
    }

    private boolean gaveUp(Bar bar, FeatureSnapshot features, int most) {
        if (isInvalidated(bar, features)) {
            become(SetupState.IDLE, TransitionReason.LOST_LEVEL);
        } else if (isLate(bar)) {
            become(SetupState.IDLE, TransitionReason.TOO_LATE);
        } else if (barsInState() > most) {
            become(SetupState.IDLE, TransitionReason.BARS_EXPIRED);
        } else {
            return false;
        }
        return true;
    }

    private boolean isLate(Bar bar) {
        return secondsSinceOpen(bar) > settings.untilNs() / 1e9;
    }

    private void propose(FeatureSnapshot features, TransitionReason reason) {
        triggerForR(features, reason, behind(edge, settings.stopAtr() * features.atr14), settings.targetR());
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        hasher.add(rangeVolume);
        hasher.add((long) rangeBars);
        hasher.add((long) attempts);
        hasher.add(breakVolumeRatio);
        hasher.add(edge);
    }
}
