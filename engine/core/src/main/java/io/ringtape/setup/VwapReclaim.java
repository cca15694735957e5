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
 * Price comes back over VWAP after a real excursion below it (long), or loses VWAP after one above (short). One machine
 * an instrument and side; it moves on closed one-minute bars. Distances are in ATR of one-minute bars, and all of it is
 * told for a long.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ARMED</td><td>enough of the last closes below VWAP, one of them far below</td></tr>
 * <tr><td>ARMED</td><td>CONFIRMING</td><td>a bar closes above VWAP with volume delta in its direction</td></tr>
 * <tr><td>ARMED</td><td>IDLE</td><td>too many bars without that, or price too far from VWAP</td></tr>
 * <tr><td>CONFIRMING</td><td>TRIGGERED</td><td>a second close above VWAP, or a retest of it that held</td></tr>
 * <tr><td>CONFIRMING</td><td>IDLE</td><td>a close back below VWAP, or too many bars</td></tr>
 * </table>
 */
public final class VwapReclaim extends SetupMachine {
    private final VwapReclaimSettings settings;

    /** How far each of the last closes lay on the far side of VWAP, dollars; a ring. */
    private final double[] farSide;

    private int closes;
    private double reclaimExtreme;
    private double reclaimClose;
    private double reclaimVolumeRatio;
    private double deltaRatio;

    /** An idle machine. */
    public VwapReclaim(Watch watch, VwapReclaimSettings settings) {
        super(watch);
        this.settings = settings;
        farSide = new double[settings.lookbackBars()];
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
    protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        return beyond(bar, features.vwap) < -settings.lostLevelAtr() * features.atr14;
    }

    @Override
    public void ownFilters(FilterList filters, FeatureSnapshot features) {
        double away = Math.abs(Micros.toDouble(proposal().entry) - features.vwap);
        filters.atMost(Filter.CHASE, away / features.atr14, settings.chaseAtr());
        filters.atLeast(Filter.SLOPE_AGREES, signed(features.ema20SlopeAtr), settings.slopeAtrMin());
        filters.atLeast(Filter.IMBALANCE, signed(features.imbalanceMean), settings.imbalanceMin());
        filters.atLeast(Filter.BAR_VOLUME, reclaimVolumeRatio, settings.barVolumeRatio());
        filters.atLeast(Filter.DELTA, deltaRatio, settings.deltaRatio());
    }

    @Override
    protected void hashOwn(StateHasher hasher) {
        hasher.add((long) closes);
        hasher.add(reclaimExtreme);
        hasher.add(reclaimClose);
        hasher.add(reclaimVolumeRatio);
        hasher.add(deltaRatio);
        for (double distance : farSide) {
            hasher.add(distance);
        }
    }

    @Override
    protected void remember(Bar bar, FeatureSnapshot features) {
        if (Missing.isPresent(features.vwap)) {
            farSide[closes % farSide.length] = -beyond(bar, features.vwap);
            closes++;
        }
    }

    @Override
    protected void whileIdle(Bar bar, FeatureSnapshot features) {
        if (closes < farSide.length || isExtreme(features)) {
            return;
        }
        int far = 0;
        double greatest = 0;
        for (double distance : farSide) {
            if (distance > 0) {
                far++;
            }
            greatest = Math.max(greatest, distance);
        }
        boolean stillFar = farSide[(closes - 1) % farSide.length] > 0;
        if (stillFar && far >= settings.farSideBars() && greatest >= settings.excursionAtr() * features.atr14) {
            become(SetupState.ARMED, TransitionReason.EXCURSION);
        }
    }

    @Override
    protected void whileArmed(Bar bar, FeatureSnapshot features) {
        deltaRatio = deltaRatio(features.delta90, features.volume90);
        if (beyond(bar, features.vwap) > 0 && deltaRatio >= settings.deltaRatio()) {
            reclaimExtreme = adverseExtreme(bar);
            reclaimClose = Micros.toDouble(bar.close);
            reclaimVolumeRatio = features.rvolBar;
            become(SetupState.CONFIRMING, TransitionReason.CLOSE_THROUGH);
        } else if (isExtreme(features)) {
            become(SetupState.IDLE, TransitionReason.BAND_EXTREME);
        } else if (barsInState() >= settings.armedBars()) {
            become(SetupState.IDLE, TransitionReason.ARMED_EXPIRED);
        }
    }

    @Override
    protected void whileConfirming(Bar bar, FeatureSnapshot features) {
        if (isInvalidated(bar, features)) {
            become(SetupState.IDLE, TransitionReason.LOST_LEVEL);
        } else if (beyond(bar, features.vwap) > 0) {
            double retest = Math.abs(adverseExtreme(bar) - features.vwap);
            boolean held = retest <= settings.retestAtr() * features.atr14 && beyond(bar, reclaimClose) > 0;
            propose(features, held ? TransitionReason.RETEST_HELD : TransitionReason.SECOND_CLOSE);
        } else if (barsInState() >= settings.confirmBars()) {
            become(SetupState.IDLE, TransitionReason.BARS_EXPIRED);
        }
    }

    /** Whether price is so far from VWAP that the situation belongs to the fade. */
    private boolean isExtreme(FeatureSnapshot features) {
        return Missing.isPresent(features.z) && signed(features.z) < -settings.extremeZ();
    }

    private void propose(FeatureSnapshot features, TransitionReason reason) {
        double entry = Micros.toDouble(entryPrice(features));
        double vwapStop = behind(features.vwap, settings.stopVwapAtr() * features.atr14);
        double stop = behind(farther(reclaimExtreme, vwapStop), settings.stopPadAtr() * features.atr14);
        double room = settings.targetR() * Math.abs(entry - stop);
        double band = Missing.isPresent(features.sigma) ? beyond(ahead(features.vwap, features.sigma), entry) : 0;
        trigger(features, reason, stop, ahead(entry, band > 0 ? Math.min(room, band) : room));
    }
}
