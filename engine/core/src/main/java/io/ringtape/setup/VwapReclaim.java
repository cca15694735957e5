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
 * Price comes back over VWAP after an excursion below it (a short: falls back under VWAP after an excursion above it).
 * Described for a long; distances are in ATR, and extremeZ is in sigma.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>reason</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>EXCURSION</td><td>at least farSideBars of the last lookbackBars closes below VWAP,
 *     among them the last one, and one of them at least excursionAtr below it; and price at most extremeZ below
 *     VWAP</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>CLOSE_THROUGH</td><td>a close above VWAP with a volume delta of the last 90
 *     seconds of at least deltaRatio of the volume</td></tr>
 * <tr><td>ARMED</td><td>IDLE</td><td>BAND_EXTREME</td><td>price more than extremeZ below VWAP, where only the sigma
 *     fade applies</td></tr>
 * <tr><td>ARMED</td><td>IDLE</td><td>ARMED_EXPIRED</td><td>no close through VWAP in armedBars bars after
 *     arming</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>RETEST_HELD</td><td>a close above VWAP and above the close through it,
 *     by a bar whose low is within retestAtr of VWAP</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>SECOND_CLOSE</td><td>any other close above VWAP</td></tr>
 * <tr><td>CONFIRMING</td><td>IDLE</td><td>LOST_LEVEL</td><td>a close more than lostLevelAtr below VWAP</td></tr>
 * <tr><td>CONFIRMING</td><td>IDLE</td><td>BARS_EXPIRED</td><td>no second close above VWAP in confirmBars bars after the
 *     close through it</td></tr>
 * </table>
 */
public final class VwapReclaim extends SetupMachine {
    private final VwapReclaimSettings settings;
    private final ClosesAroundVwap closes;
    private double reclaimExtreme;
    private double reclaimClose;
    private double reclaimVolumeRatio;

    /** Creates an idle machine. */
    public VwapReclaim(Watch watch, VwapReclaimSettings settings) {
        super(watch);
        this.settings = settings;
        closes = new ClosesAroundVwap(settings.arming().lookbackBars());
    }

    @Override
    public Setup setup() {
        return Setup.VWAP_RECLAIM;
    }

    @Override
    public TradeTerms terms() {
        return settings.terms();
    }

    @Override
    public void ownFilters(FilterList filters, FeatureSnapshot features) {
        double away = Math.abs(Micros.toDouble(proposal().entry) - features.vwap);
        filters.atMost(Filter.CHASE, away / features.atr14, settings.proof().chaseAtr());
        filters.atLeast(
                Filter.SLOPE_AGREES,
                signed(features.ema20SlopeAtr),
                settings.filters().slopeAtrMin());
        filters.atLeast(
                Filter.IMBALANCE,
                signed(features.imbalanceMean),
                settings.filters().imbalanceMin());
        filters.atLeast(Filter.BAR_VOLUME, reclaimVolumeRatio, settings.proof().barVolumeRatio());
    }

    @Override
    protected String waitsForMarket(SetupState inState) {
        return switch (inState) {
            case IDLE ->
                settings.arming().farSideBars() + " of " + settings.arming().lookbackBars() + " closes " + below()
                        + " VWAP, one of them by " + settings.arming().excursionAtr() + " ATR";
            case ARMED ->
                "a close " + above() + " VWAP with a volume delta of "
                        + settings.proof().deltaRatio() + " of the volume in its direction";
            default -> "a second close " + above() + " VWAP";
        };
    }

    @Override
    protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return beyond(bar, features.vwap) < -settings.proof().lostLevelAtr() * features.atr14;
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        if (Missing.isPresent(features.vwap)) {
            closes.add(beyond(bar, features.vwap));
        }
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        boolean away = closes.isFull()
                && closes.last() < 0
                && closes.behind() >= settings.arming().farSideBars();
        if (away
                && closes.farthestBehind() >= settings.arming().excursionAtr() * features.atr14
                && !isExtreme(features)) {
            become(SetupState.ARMED, TransitionReason.EXCURSION);
        }
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        double delta = deltaRatio(features.delta90, features.volume90);
        if (beyond(bar, features.vwap) > 0 && delta >= settings.proof().deltaRatio()) {
            reclaimExtreme = adverseExtreme(bar);
            reclaimClose = Micros.toDouble(bar.close);
            reclaimVolumeRatio = features.rvolBar;
            become(SetupState.CONFIRMING, TransitionReason.CLOSE_THROUGH);
        } else if (isExtreme(features)) {
            become(SetupState.IDLE, TransitionReason.BAND_EXTREME);
        } else {
            expireAfter(settings.arming().armedBars(), TransitionReason.ARMED_EXPIRED);
        }
    }

    @Override
    protected void whileConfirming(Bar bar, FeatureSnapshot features) {
        if (isInvalidated(bar, features)) {
            become(SetupState.IDLE, TransitionReason.LOST_LEVEL);
        } else if (beyond(bar, features.vwap) > 0) {
            double retest = Math.abs(adverseExtreme(bar) - features.vwap);
            boolean held = retest <= settings.proof().retestAtr() * features.atr14 && beyond(bar, reclaimClose) > 0;
            propose(features, held ? TransitionReason.RETEST_HELD : TransitionReason.SECOND_CLOSE);
        } else {
            expireAfter(settings.proof().confirmBars(), TransitionReason.BARS_EXPIRED);
        }
    }

    private boolean isExtreme(FeatureSnapshot features) {
        return Missing.isPresent(features.z)
                && signed(features.z) < -settings.arming().extremeZ();
    }

    private void propose(FeatureSnapshot features, TransitionReason reason) {
        double vwapStop = behind(features.vwap, settings.exit().stopVwapAtr() * features.atr14);
        double stop = behind(rearmost(reclaimExtreme, vwapStop), settings.exit().stopPadAtr() * features.atr14);
        trigger(
                features,
                reason,
                stop,
                bandBefore(features, targetInR(features, stop, settings.exit().targetR())));
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        closes.hash(hasher);
        hasher.add(reclaimExtreme);
        hasher.add(reclaimClose);
        hasher.add(reclaimVolumeRatio);
    }
}
