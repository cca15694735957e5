package io.ringtape.setup;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Filter;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TransitionReason;
import io.ringtape.feature.Bar;
import io.ringtape.market.Instrument;

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
 * <tr><td>TRIGGERED</td><td>IN_TRADE</td><td>the entry was filled</td></tr>
 * <tr><td>TRIGGERED</td><td>COOLDOWN</td><td>a filter or a risk rule blocked it, or the entry expired</td></tr>
 * <tr><td>IN_TRADE</td><td>COOLDOWN</td><td>the position is closed</td></tr>
 * <tr><td>COOLDOWN</td><td>IDLE</td><td>the rest is over</td></tr>
 * <tr><td>any without an order</td><td>DISABLED</td><td>the instrument stopped trading</td></tr>
 * <tr><td>DISABLED</td><td>IDLE</td><td>it trades again</td></tr>
 * </table>
 */
public final class VwapReclaim {
    /** Hears of the machine's moves. */
    public interface Listener {
        /** The machine went from one state to another. */
        void onTransition(VwapReclaim setup, SetupState from, SetupState to, TransitionReason reason);

        /** The machine proposes an entry; it is in TRIGGERED. */
        void onTrigger(VwapReclaim setup, FeatureSnapshot features);
    }

    private final Instrument instrument;
    private final Side side;
    private final int direction;
    private final VwapReclaimSettings settings;
    private final long cooldownNs;
    private final Listener listener;
    private final Proposal proposal = new Proposal();

    /** How far each of the last closes lay on the far side of VWAP, dollars; a ring. */
    private final double[] farSide;

    private int closes;
    private SetupState state = SetupState.IDLE;
    private int barsInState;
    private double reclaimExtreme;
    private double reclaimClose;
    private double reclaimVolumeRatio;
    private double deltaRatio;
    private long cooldownUntilNs;

    /** A machine for one instrument and side, idle. */
    public VwapReclaim(
            Instrument instrument, Side side, VwapReclaimSettings settings, long cooldownNs, Listener listener) {
        this.instrument = instrument;
        this.side = side;
        this.direction = side == Side.BUY ? 1 : -1;
        this.settings = settings;
        this.cooldownNs = cooldownNs;
        this.listener = listener;
        farSide = new double[settings.lookbackBars()];
    }

    /** The instrument it watches. */
    public Instrument instrument() {
        return instrument;
    }

    /** The side it would trade. */
    public Side side() {
        return side;
    }

    /** Where it stands. */
    public SetupState state() {
        return state;
    }

    /** What it proposes; valid while TRIGGERED. */
    public Proposal proposal() {
        return proposal;
    }

    /** A one-minute bar closed; the features are those at its close. */
    public void onBar(Bar bar, FeatureSnapshot features) {
        if (!Missing.isPresent(features.vwap) || !Missing.isPresent(features.atr14)) {
            return;
        }
        double close = Micros.toDouble(bar.close);
        double beyond = direction * (close - features.vwap);
        farSide[closes % farSide.length] = -beyond;
        closes++;
        barsInState++;
        switch (state) {
            case IDLE -> whileIdle(features);
            case ARMED -> whileArmed(bar, close, beyond, features);
            case CONFIRMING -> whileConfirming(bar, close, beyond, features);
            default -> {}
        }
    }

    /** Engine time reached that instant. */
    public void onTime(long timeNs) {
        if (state == SetupState.COOLDOWN && timeNs >= cooldownUntilNs) {
            become(SetupState.IDLE, TransitionReason.COOLDOWN_OVER);
        }
    }

    /** A filter or a risk rule refused the proposal. */
    public void onBlocked(long timeNs) {
        rest(timeNs, TransitionReason.SIGNAL_BLOCKED);
    }

    /** The entry had its first fill. */
    public void onEntered() {
        if (state == SetupState.TRIGGERED) {
            become(SetupState.IN_TRADE, TransitionReason.POSITION_OPENED);
        }
    }

    /** The entry ended without a fill. */
    public void onExpired(long timeNs) {
        rest(timeNs, TransitionReason.SIGNAL_EXPIRED);
    }

    /** The position is flat again. */
    public void onFlat(long timeNs) {
        rest(timeNs, TransitionReason.POSITION_CLOSED);
    }

    /** The instrument stopped trading; a machine with an order or a position stays where it is. */
    public void onHalt() {
        if (state != SetupState.TRIGGERED && state != SetupState.IN_TRADE && state != SetupState.DISABLED) {
            become(SetupState.DISABLED, TransitionReason.HALTED);
        }
    }

    /** The instrument trades again. */
    public void onResume() {
        if (state == SetupState.DISABLED) {
            become(SetupState.IDLE, TransitionReason.RESUMED);
        }
    }

    /** Whether a bar's close says that the trade's reason is gone. */
    public boolean isInvalidated(Bar bar, FeatureSnapshot features) {
        if (!Missing.isPresent(features.vwap) || !Missing.isPresent(features.atr14)) {
            return false;
        }
        double beyond = direction * (Micros.toDouble(bar.close) - features.vwap);
        return beyond < -settings.lostLevelAtr() * features.atr14;
    }

    /** The filters of this setup alone, asked when it triggers. */
    public void ownFilters(FilterList filters, FeatureSnapshot features) {
        boolean known = Missing.isPresent(features.vwap) && Missing.isPresent(features.atr14);
        double away = Math.abs(Micros.toDouble(proposal.entry) - features.vwap);
        double distance = known ? away / features.atr14 : Missing.STATISTIC;
        filters.atMost(Filter.CHASE, distance, settings.chaseAtr());
        filters.atLeast(Filter.SLOPE_AGREES, signed(features.ema20SlopeAtr), 0);
        filters.atLeast(Filter.IMBALANCE, signed(features.imbalanceMean), 0);
        filters.atLeast(Filter.BAR_VOLUME, reclaimVolumeRatio, settings.barVolumeRatio());
        filters.atLeast(Filter.DELTA, deltaRatio, settings.deltaRatio());
    }

    /** Folds the machine's state into the digest. */
    public void hash(StateHasher hasher) {
        hasher.choice("state", state, SetupState.VALUES);
        hasher.add((long) barsInState);
        hasher.add((long) closes);
        hasher.add(reclaimExtreme);
        hasher.add(reclaimClose);
        hasher.add(reclaimVolumeRatio);
        hasher.add(deltaRatio);
        hasher.add(cooldownUntilNs);
        for (double distance : farSide) {
            hasher.add(distance);
        }
    }

    private void whileIdle(FeatureSnapshot features) {
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

    /** Whether price is so far from VWAP that the situation belongs to the fade. */
    private boolean isExtreme(FeatureSnapshot features) {
        return Missing.isPresent(features.z) && direction * features.z < -settings.extremeZ();
    }

    private void whileArmed(Bar bar, double close, double beyond, FeatureSnapshot features) {
        deltaRatio = features.volume90 > 0 ? direction * (double) features.delta90 / features.volume90 : 0;
        if (beyond > 0 && deltaRatio >= settings.deltaRatio()) {
            reclaimExtreme = Micros.toDouble(side == Side.BUY ? bar.low : bar.high);
            reclaimClose = close;
            reclaimVolumeRatio = features.rvolBar;
            become(SetupState.CONFIRMING, TransitionReason.CLOSE_THROUGH);
        } else if (isExtreme(features)) {
            become(SetupState.IDLE, TransitionReason.BAND_EXTREME);
        } else if (barsInState >= settings.armedBars()) {
            become(SetupState.IDLE, TransitionReason.ARMED_EXPIRED);
        }
    }

    private void whileConfirming(Bar bar, double close, double beyond, FeatureSnapshot features) {
        double atr = features.atr14;
        double extreme = Micros.toDouble(side == Side.BUY ? bar.low : bar.high);
        double retest = Math.abs(extreme - features.vwap);
        if (beyond < -settings.lostLevelAtr() * atr) {
            become(SetupState.IDLE, TransitionReason.LOST_LEVEL);
        } else if (beyond > 0) {
            boolean held = retest <= settings.retestAtr() * atr && direction * (close - reclaimClose) > 0;
            trigger(features, held ? TransitionReason.RETEST_HELD : TransitionReason.SECOND_CLOSE);
        } else if (barsInState >= settings.confirmBars()) {
            become(SetupState.IDLE, TransitionReason.BARS_EXPIRED);
        }
    }

    private void trigger(FeatureSnapshot features, TransitionReason reason) {
        long touch = side == Side.BUY ? features.ask : features.bid;
        proposal.entry = Missing.isPresent(touch) ? touch : features.last;
        double entry = Micros.toDouble(proposal.entry);
        double vwapStop = features.vwap - direction * settings.stopVwapAtr() * features.atr14;
        double farther = direction > 0 ? Math.min(reclaimExtreme, vwapStop) : Math.max(reclaimExtreme, vwapStop);
        double stop = farther - direction * settings.stopPadAtr() * features.atr14;
        double room = settings.targetR() * Math.abs(entry - stop);
        double band = direction * (features.vwap + direction * features.sigma - entry);
        double reward = Missing.isPresent(features.sigma) && band > 0 ? Math.min(room, band) : room;
        proposal.stop = toTick(stop);
        proposal.target = toTick(entry + direction * reward);
        become(SetupState.TRIGGERED, reason);
        listener.onTrigger(this, features);
    }

    private long toTick(double price) {
        long tick = instrument.tickSize();
        return Math.floorDiv(Micros.ofDouble(price) + tick / 2, tick) * tick;
    }

    private double signed(double statistic) {
        return Missing.isPresent(statistic) ? direction * statistic : statistic;
    }

    private void rest(long timeNs, TransitionReason reason) {
        if (state == SetupState.TRIGGERED || state == SetupState.IN_TRADE) {
            cooldownUntilNs = timeNs + cooldownNs;
            become(SetupState.COOLDOWN, reason);
        }
    }

    private void become(SetupState next, TransitionReason reason) {
        SetupState before = state;
        state = next;
        barsInState = 0;
        listener.onTransition(this, before, next, reason);
    }
}
