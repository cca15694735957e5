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
 * Price goes through an old high and stays (a long; a short: through an old low). Told for a long; distances are in
 * ATR.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>closes in a row above an old high of the session, the pre-market or the prior day</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>a low near the level</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>a rising bar closes above the level, the retesting bar itself or a later one</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>a close back below the level, or too many bars</td></tr>
 * </table>
 */
public final class ExtremeHold extends SetupMachine {
    private final ExtremeHoldSettings settings;

    private final KeyLevels levels;
    private double level = Missing.STATISTIC;
    private int closesBeyond;
    private long cvdExtreme = Missing.LONG;
    private boolean deltaLeadsNow;
    private boolean deltaLeads;

    /** An idle machine. */
    public ExtremeHold(Watch watch, ExtremeHoldSettings settings) {
        super(watch);
        this.settings = settings;
        levels = new KeyLevels(direction() > 0, settings.levelAgeNs());
    }

    @Override
    public Setup setup() {
        return Setup.EXTREME_HOLD;
    }

    @Override
    public TradeTerms terms() {
        return settings.terms();
    }

    @Override
    public void ownFilters(FilterList filters, FeatureSnapshot features) {
        filters.holds(Filter.DELTA_EXTREME, deltaLeads);
    }

    @Override
    protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return beyond(bar, level) < -settings.lostLevelAtr() * features.atr14;
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        levels.next(bar, features);
        long cvd = Missing.isPresent(features.cvd) ? direction() * features.cvd : Missing.LONG;
        deltaLeadsNow = Missing.isPresent(cvdExtreme) && cvd > cvdExtreme;
        cvdExtreme = Math.max(cvdExtreme, cvd);
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        if (closesBeyond > 0 && beyond(bar, level) > 0) {
            closesBeyond++;
            deltaLeads |= deltaLeadsNow;
        } else {
            closesBeyond = 0;
            findLevel(bar);
        }
        if (closesBeyond >= settings.closes()) {
            closesBeyond = 0;
            become(SetupState.ARMED, TransitionReason.SECOND_CLOSE);
        }
    }

    /** The highest level that this bar is the first to close beyond. */
    private void findLevel(Bar bar) {
        for (int i = 0; i < KeyLevels.COUNT; i++) {
            double candidate = levels.at(i);
            boolean broken = Missing.isPresent(candidate)
                    && beyond(bar, candidate) > 0
                    && beyond(Micros.toDouble(bar.open), candidate) <= 0;
            if (broken && (closesBeyond == 0 || beyond(candidate, level) > 0)) {
                level = candidate;
                closesBeyond = 1;
                deltaLeads = deltaLeadsNow;
            }
        }
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        if (gaveUp(bar, features, settings.retestBars())) {
            return;
        }
        if (beyond(adverseExtreme(bar), level) <= settings.retestAtr() * features.atr14) {
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
        if (beyond(bar, level) > 0 && beyond(bar, Micros.toDouble(bar.open)) > 0) {
            double stop = behind(level, settings.stopAtr() * features.atr14);
            triggerForR(features, TransitionReason.RETEST_HELD, stop, settings.targetR());
        }
    }

    private boolean gaveUp(Bar bar, FeatureSnapshot features, int most) {
        if (isInvalidated(bar, features)) {
            become(SetupState.IDLE, TransitionReason.LOST_LEVEL);
        } else if (barsInState() > most) {
            become(SetupState.IDLE, TransitionReason.BARS_EXPIRED);
        } else {
            return false;
        }
        return true;
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        levels.hash(hasher);
        hasher.add(level);
        hasher.add((long) closesBeyond);
        hasher.add(cvdExtreme);
        hasher.flag("deltaLeads", deltaLeads);
    }
}
