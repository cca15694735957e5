package io.ringtape.setup;

import static io.ringtape.event.Nanos.MINUTE_NS;

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
 * Price leaves the opening range, comes back to its edge, and holds (a long: over the high). Described for a long;
 * distances are in ATR. The level is the high of the frozen range. {@link LevelBreak} has the other transitions.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>reason</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>BREAKOUT</td><td>a close more than breakAtr above the level and above VWAP, while
 *     attempts are left and untilSeconds after the open have not passed</td></tr>
 * <tr><td>ARMED</td><td>TRIGGERED</td><td>STRONG_BREAKOUT</td><td>on the same bar, when its volume is at least
 *     directVolumeRatio times the mean volume of the range's bars</td></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>TOO_LATE</td><td>untilSeconds after the open have passed</td></tr>
 * </table>
 */
public final class OpeningRangeBreak extends LevelBreak {
    private final OpeningRangeBreakSettings settings;
    private boolean frozen;
    private double rangeVolume;
    private int rangeBars;
    private int attempts;
    private double breakVolumeRatio = Missing.STATISTIC;

    /** Creates an idle machine. */
    public OpeningRangeBreak(Watch watch, OpeningRangeBreakSettings settings) {
        super(watch, settings.retest());
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
        filters.atLeast(
                Filter.RANGE_WIDTH_MIN, features.openingWidth, settings.width().widthMin());
        filters.atMost(
                Filter.RANGE_WIDTH_MAX, features.openingWidth, settings.width().widthMax());
        filters.atLeast(Filter.BAR_VOLUME, breakVolumeRatio, settings.breakout().barVolumeRatio());
        filters.atLeast(
                Filter.DELTA,
                deltaRatio(features.delta60, features.volume60),
                settings.filters().deltaRatio());
        filters.atLeast(
                Filter.SESSION_DELTA,
                deltaRatio(features.cvd, features.volume),
                settings.filters().sessionDeltaRatio());
    }

    /**
     * Counts the bars of the range, of which the bar that freezes it is the last. Their mean volume is unknown when a
     * hole in the feed hid most of them.
     */
    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        if (!frozen) {
            rangeVolume += Micros.toDouble(bar.volume);
            rangeBars++;
            frozen = Missing.isPresent(features.openingHigh);
            if (frozen && hadFeedGap() && 2L * rangeBars * MINUTE_NS < sinceOpenNs(bar)) {
                rangeVolume = 0;
            }
        }
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        long high = side() == Side.BUY ? features.openingHigh : features.openingLow;
        if (!Missing.isPresent(high) || attempts >= settings.filters().attempts() || isLate(bar)) {
            return;
        }
        double edge = Micros.toDouble(high);
        if (beyond(bar, edge) > settings.breakout().breakAtr() * features.atr14 && beyond(bar, features.vwap) > 0) {
            level(edge);
            attempts++;
            breakVolumeRatio =
                    rangeVolume > 0 ? Micros.toDouble(bar.volume) * rangeBars / rangeVolume : Missing.STATISTIC;
            become(SetupState.ARMED, TransitionReason.BREAKOUT);
            if (Missing.isPresent(settings.breakout().directVolumeRatio())
                    && breakVolumeRatio >= settings.breakout().directVolumeRatio()) {
                propose(features, TransitionReason.STRONG_BREAKOUT);
            }
        }
    }

    @Override
    String waitsForBreak() {
        return "a close " + settings.breakout().breakAtr() + " ATR " + above() + " the opening range and " + above()
                + " VWAP";
    }

    @Override
    boolean gaveUp(Bar bar, FeatureSnapshot features) {
        if (super.gaveUp(bar, features)) {
            return true;
        }
        if (isLate(bar)) {
            become(SetupState.IDLE, TransitionReason.TOO_LATE);
            return true;
        }
        return false;
    }

    private boolean isLate(Bar bar) {
        return sinceOpenNs(bar) > settings.filters().untilNs();
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        super.hashOwn(hasher);
        hasher.flag("frozen", frozen);
        hasher.add(rangeVolume);
        hasher.add((long) rangeBars);
        hasher.add((long) attempts);
        hasher.add(breakVolumeRatio);
    }
}
