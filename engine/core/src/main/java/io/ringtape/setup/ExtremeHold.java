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
 * Price breaks an old high, comes back to it, and the level holds (a long; a short: an old low). Described for a long.
 * The level is an old high of the session, the high of the pre-market or the high of the prior day. {@link LevelBreak}
 * has the other transitions.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>reason</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>CLOSES_BEYOND</td><td>as many closes in a row above the level as the setting
 *     closes demands, the first by a bar that opened at or below the level; of several levels broken at once, the
 *     highest counts</td></tr>
 * </table>
 */
public final class ExtremeHold extends LevelBreak {
    private final ExtremeHoldSettings settings;
    private final KeyLevels levels;
    private int closesBeyond;
    private long cvdExtreme = Missing.LONG;
    private boolean deltaLeadsNow;
    private boolean deltaLeads;

    /** Creates an idle machine. */
    public ExtremeHold(Watch watch, ExtremeHoldSettings settings) {
        super(watch, settings.retest());
        this.settings = settings;
        levels = new KeyLevels(side() == Side.BUY, settings.levelAgeNs());
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
    String waitsForBreak() {
        return settings.closes() + " closes in a row " + above() + " an old " + high();
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        levels.next(bar, features);
        long cvd = signed(features.cvd);
        deltaLeadsNow = Missing.isPresent(cvdExtreme) && cvd > cvdExtreme;
        cvdExtreme = Math.max(cvdExtreme, cvd);
    }

    @Override
    protected void startOver() {
        closesBeyond = 0;
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        if (closesBeyond > 0 && beyond(bar, level()) > 0) {
            closesBeyond++;
            deltaLeads |= deltaLeadsNow;
        } else {
            closesBeyond = 0;
            findLevel(bar);
        }
        if (closesBeyond >= settings.closes()) {
            become(SetupState.ARMED, TransitionReason.CLOSES_BEYOND);
        }
    }

    private void findLevel(Bar bar) {
        double open = Micros.toDouble(bar.open);
        for (int i = 0; i < KeyLevels.COUNT; i++) {
            double candidate = levels.at(i);
            boolean broken = Missing.isPresent(candidate) && beyond(bar, candidate) > 0 && beyond(open, candidate) <= 0;
            if (broken) {
                level(closesBeyond == 0 ? candidate : foremost(level(), candidate));
                closesBeyond = 1;
                deltaLeads = deltaLeadsNow;
            }
        }
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        super.hashOwn(hasher);
        levels.hash(hasher);
        hasher.add((long) closesBeyond);
        hasher.add(cvdExtreme);
        hasher.flag("deltaLeadsNow", deltaLeadsNow);
        hasher.flag("deltaLeads", deltaLeads);
    }
}
