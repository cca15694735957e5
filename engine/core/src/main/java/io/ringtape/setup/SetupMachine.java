package io.ringtape.setup;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TransitionReason;
import io.ringtape.feature.Bar;
import io.ringtape.market.Instrument;

/**
 * The frame that all setups share: one machine an instrument and side, which moves on closed one-minute bars. A setup
 * says what it waits for while IDLE, ARMED and CONFIRMING; the way from a trigger through the trade to rest is the same
 * for all.
 *
 * <table>
 * <caption>Transitions of every setup</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>TRIGGERED</td><td>IN_TRADE</td><td>the entry had its first fill</td></tr>
 * <tr><td>TRIGGERED</td><td>COOLDOWN</td><td>a filter or a risk rule blocked it, or the entry expired</td></tr>
 * <tr><td>IN_TRADE</td><td>COOLDOWN</td><td>the position is closed</td></tr>
 * <tr><td>COOLDOWN</td><td>IDLE</td><td>the rest is over</td></tr>
 * <tr><td>IDLE, ARMED, CONFIRMING, COOLDOWN</td><td>DISABLED</td><td>the instrument stopped trading</td></tr>
 * <tr><td>DISABLED</td><td>IDLE</td><td>it trades again</td></tr>
 * </table>
 */
public abstract class SetupMachine {
    /** Hears of a machine's moves. */
    public interface Listener {
        /** The machine went from one state to another. */
        void onTransition(SetupMachine machine, SetupState from, SetupState to, TransitionReason reason);

        /** The machine proposes an entry; it is in TRIGGERED. */
        void onTrigger(SetupMachine machine, FeatureSnapshot features);
    }

    /**
     * What a machine watches, and who hears of it.
     *
     * @param openNs when the regular session opens
     * @param cooldownNs rest after a signal, 0 or more
     */
    public record Watch(Instrument instrument, Side side, long openNs, long cooldownNs, Listener listener) {}

    private static final long MINUTE_NS = 60_000_000_000L;

    private final Watch watch;
    private final int direction;
    private final Proposal proposal = new Proposal();
    private SetupState state = SetupState.IDLE;
    private int barsInState;
    private long cooldownUntilNs;

    /** An idle machine. */
    protected SetupMachine(Watch watch) {
        this.watch = watch;
        direction = watch.side() == Side.BUY ? 1 : -1;
    }

    /** Which setup it is. */
    public abstract Setup setup();

    /** How a trade of it is ended when nothing else ends it. */
    public abstract TradeTerms terms();

    /** Asks the filters of this setup alone, when it triggers. */
    public abstract void ownFilters(FilterList filters, FeatureSnapshot features);

    /** Whether a bar's close says that the trade's reason is gone; VWAP and ATR are known. */
    protected abstract boolean isInvalidated(Bar bar, FeatureSnapshot features);

    /** Remembers a bar whatever the state, before it is looked at; VWAP and ATR may be missing. */
    protected void remember(Bar bar, FeatureSnapshot features) {}

    /** Looks at a bar while IDLE. */
    protected abstract void whileIdle(Bar bar, FeatureSnapshot features);

    /** Looks at a bar while ARMED. */
    protected abstract void whileArmed(Bar bar, FeatureSnapshot features);

    /** Looks at a bar while CONFIRMING. */
    protected abstract void whileConfirming(Bar bar, FeatureSnapshot features);

    /** Folds the setup's own state into the digest. */
    protected abstract void hashOwn(StateHasher hasher);

    /** The instrument it watches. */
    public final Instrument instrument() {
        return watch.instrument();
    }

    /** The side it would trade. */
    public final Side side() {
        return watch.side();
    }

    /** Where it stands. */
    public final SetupState state() {
        return state;
    }

    /** What it proposes; valid while TRIGGERED. */
    public final Proposal proposal() {
        return proposal;
    }

    /** A one-minute bar closed; the features are those at its close. Nothing happens before VWAP and ATR are known. */
    public final void onBar(Bar bar, FeatureSnapshot features) {
        remember(bar, features);
        if (!isMeasurable(features)) {
            return;
        }
        barsInState++;
        switch (state) {
            case IDLE -> whileIdle(bar, features);
            case ARMED -> whileArmed(bar, features);
            case CONFIRMING -> whileConfirming(bar, features);
            default -> {}
        }
    }

    /** Whether a bar says that the reason of this machine's open trade is gone. */
    public final boolean isLost(Bar bar, FeatureSnapshot features) {
        return state == SetupState.IN_TRADE && isMeasurable(features) && isInvalidated(bar, features);
    }

    private static boolean isMeasurable(FeatureSnapshot features) {
        return Missing.isPresent(features.vwap) && Missing.isPresent(features.atr14);
    }

    /** Engine time reached that instant. */
    public final void onTime(long timeNs) {
        if (state == SetupState.COOLDOWN && timeNs >= cooldownUntilNs) {
            become(SetupState.IDLE, TransitionReason.COOLDOWN_OVER);
        }
    }

    /** A filter or a risk rule refused the proposal. */
    public final void onBlocked(long timeNs) {
        rest(timeNs, TransitionReason.SIGNAL_BLOCKED);
    }

    /** The entry had its first fill. */
    public final void onEntered() {
        if (state == SetupState.TRIGGERED) {
            become(SetupState.IN_TRADE, TransitionReason.POSITION_OPENED);
        }
    }

    /** The entry ended without a fill. */
    public final void onExpired(long timeNs) {
        rest(timeNs, TransitionReason.SIGNAL_EXPIRED);
    }

    /** The position is flat again. */
    public final void onFlat(long timeNs) {
        rest(timeNs, TransitionReason.POSITION_CLOSED);
    }

    /** The instrument stopped trading; a machine with an order or a position stays where it is. */
    public final void onHalt() {
        if (state != SetupState.TRIGGERED && state != SetupState.IN_TRADE && state != SetupState.DISABLED) {
            become(SetupState.DISABLED, TransitionReason.HALTED);
        }
    }

    /** The instrument trades again. */
    public final void onResume() {
        if (state == SetupState.DISABLED) {
            become(SetupState.IDLE, TransitionReason.RESUMED);
        }
    }

    /** Folds the machine's state into the digest. */
    public final void hash(StateHasher hasher) {
        hasher.choice("state", state, SetupState.VALUES);
        hasher.add((long) barsInState);
        hasher.add(cooldownUntilNs);
        hashOwn(hasher);
    }

    /** +1 for a machine that buys, −1 for one that sells. */
    protected final int direction() {
        return direction;
    }

    /** Bars since the state was entered. */
    protected final int barsInState() {
        return barsInState;
    }

    /** How far a bar closed beyond a level in the trade's direction, dollars. */
    protected final double beyond(Bar bar, double level) {
        return direction * (Micros.toDouble(bar.close) - level);
    }

    /** The bar's extreme against the trade: its low for a buyer, dollars. */
    protected final double adverseExtreme(Bar bar) {
        return Micros.toDouble(side() == Side.BUY ? bar.low : bar.high);
    }

    /** The bar's extreme in the trade's direction: its high for a buyer, dollars. */
    protected final double favourableExtreme(Bar bar) {
        return Micros.toDouble(side() == Side.BUY ? bar.high : bar.low);
    }

    /** How far a price lies beyond a level in the trade's direction, dollars. */
    protected final double beyond(double price, double level) {
        return direction * (price - level);
    }

    /** The price that lies so far behind another, against the trade's direction; dollars. */
    protected final double behind(double price, double distance) {
        return price - direction * distance;
    }

    /** The price that lies so far beyond another, in the trade's direction; dollars. */
    protected final double ahead(double price, double distance) {
        return price + direction * distance;
    }

    /** Of two prices the one farther against the trade's direction. */
    protected final double farther(double one, double other) {
        return direction > 0 ? Math.min(one, other) : Math.max(one, other);
    }

    /** Volume delta over volume as it looks in the trade's direction, −1 to 1; 0 without volume. */
    protected final double deltaRatio(long delta, long volume) {
        return volume > 0 ? direction * (double) delta / volume : 0;
    }

    /** Seconds from the opening to the end of the bar. */
    protected final double secondsSinceOpen(Bar bar) {
        return (bar.startNs + MINUTE_NS - watch.openNs()) / 1e9;
    }

    /** A statistic as it looks in the trade's direction; missing stays missing. */
    protected final double signed(double statistic) {
        return Missing.isPresent(statistic) ? direction * statistic : statistic;
    }

    /** Goes on to that state. */
    protected final void become(SetupState next, TransitionReason reason) {
        SetupState before = state;
        state = next;
        barsInState = 0;
        watch.listener().onTransition(this, before, next, reason);
    }

    /**
     * Proposes an entry at the touch with a target of so many R.
     *
     * @param stop protective stop, dollars
     */
    protected final void triggerForR(FeatureSnapshot features, TransitionReason reason, double stop, double targetR) {
        double entry = Micros.toDouble(entryPrice(features));
        trigger(features, reason, stop, ahead(entry, targetR * Math.abs(entry - stop)));
    }

    /**
     * Proposes an entry at the touch.
     *
     * @param stop protective stop, dollars
     * @param target dollars
     */
    protected final void trigger(FeatureSnapshot features, TransitionReason reason, double stop, double target) {
        proposal.entry = entryPrice(features);
        proposal.stop = toTick(stop);
        proposal.target = toTick(target);
        become(SetupState.TRIGGERED, reason);
        watch.listener().onTrigger(this, features);
    }

    /** What an entry is measured by: the quote it would take, or the last price without one. */
    protected final long entryPrice(FeatureSnapshot features) {
        long touch = side() == Side.BUY ? features.ask : features.bid;
        return Missing.isPresent(touch) ? touch : features.last;
    }

    /** The nearest tick; a half goes against the trade's direction, so that a short is the mirror of a long. */
    private long toTick(double price) {
        long tick = instrument().tickSize();
        long signed = direction * Micros.ofDouble(price);
        return -direction * Math.floorDiv(tick / 2 - signed, tick) * tick;
    }

    private void rest(long timeNs, TransitionReason reason) {
        if (state == SetupState.TRIGGERED || state == SetupState.IN_TRADE) {
            cooldownUntilNs = timeNs + watch.cooldownNs();
            become(SetupState.COOLDOWN, reason);
        }
    }
}
