package io.ringtape.setup;

import static io.ringtape.event.Nanos.MINUTE_NS;

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
 * The frame of all setups: one machine for each instrument and side, which moves on closed one-minute bars. A setup
 * defines what it waits for while IDLE, ARMED and CONFIRMING; the path from the trigger through the trade to the
 * cooldown is the same for all.
 *
 * <table>
 * <caption>Transitions of every setup</caption>
 * <tr><th>from</th><th>to</th><th>reason</th><th>when</th></tr>
 * <tr><td>ARMED, CONFIRMING</td><td>IDLE</td><td>NO_ROOM</td><td>at the trigger there is no price to enter at, or stop
 *     or target would be on the wrong side of the entry</td></tr>
 * <tr><td>TRIGGERED</td><td>IN_TRADE</td><td>POSITION_OPENED</td><td>the entry had its first fill</td></tr>
 * <tr><td>TRIGGERED</td><td>COOLDOWN</td><td>SIGNAL_BLOCKED</td><td>a filter or a risk rule blocked the
 *     signal</td></tr>
 * <tr><td>TRIGGERED</td><td>COOLDOWN</td><td>SIGNAL_EXPIRED</td><td>the entry ended without a fill</td></tr>
 * <tr><td>IN_TRADE</td><td>COOLDOWN</td><td>POSITION_CLOSED</td><td>the position is flat again</td></tr>
 * <tr><td>COOLDOWN</td><td>IDLE</td><td>COOLDOWN_OVER</td><td>the cooldown is over</td></tr>
 * <tr><td>IDLE, ARMED, CONFIRMING, COOLDOWN</td><td>DISABLED</td><td>HALTED</td><td>the instrument stopped
 *     trading</td></tr>
 * <tr><td>DISABLED</td><td>IDLE</td><td>RESUMED</td><td>the instrument trades again</td></tr>
 * <tr><td>DISABLED</td><td>COOLDOWN</td><td>RESUMED</td><td>the instrument trades again, and the cooldown is not
 *     over</td></tr>
 * <tr><td>IDLE, ARMED, CONFIRMING, COOLDOWN</td><td>DISABLED</td><td>FEED_GAP</td><td>the instrument's feed is down,
 *     silent, or has a hole</td></tr>
 * <tr><td>DISABLED</td><td>IDLE</td><td>FEED_WHOLE</td><td>the instrument's feed is whole again</td></tr>
 * <tr><td>DISABLED</td><td>COOLDOWN</td><td>FEED_WHOLE</td><td>the instrument's feed is whole again, and the cooldown
 *     is not over</td></tr>
 * </table>
 */
public abstract class SetupMachine extends Sided {
    /** Receives a machine's transitions. */
    public interface Listener {
        /** Reports that the machine went from one state to another. */
        void onTransition(SetupMachine machine, SetupState from, SetupState to, TransitionReason reason);

        /** Reports that the machine, which is TRIGGERED, proposes an entry. */
        void onTrigger(SetupMachine machine, FeatureSnapshot features);
    }

    /**
     * What a machine watches, and its listener.
     *
     * @param openNs when the regular session opens
     * @param cooldownNs cooldown after a signal, 0 or more
     */
    public record Watch(Instrument instrument, Side side, long openNs, long cooldownNs, Listener listener) {}

    /** A distance above every price, dollars. */
    private static final double NO_PRICE = 1e9;

    private final Watch watch;
    private final Proposal proposal = new Proposal();
    private SetupState state = SetupState.IDLE;
    private int barsInState;
    private long cooldownUntilNs;
    private boolean hadFeedGap;
    private boolean inFeedGap;
    private boolean onlyRemembersNext;

    /** Creates an idle machine. */
    protected SetupMachine(Watch watch) {
        super(watch.side());
        this.watch = watch;
    }

    /** Returns the setup that the machine recognises. */
    public abstract Setup setup();

    /** Returns how a trade of the setup is closed when neither target nor stop closes it. */
    public abstract TradeTerms terms();

    /** Asks the filters that only this setup has, at the trigger. */
    public abstract void ownFilters(FilterList filters, FeatureSnapshot features);

    /** Whether a bar's close invalidates the trade; VWAP and ATR are known. */
    protected abstract boolean isInvalidated(Bar bar, FeatureSnapshot features);

    /** Remembers a bar in any state, before the state's own method sees it; VWAP and ATR may be missing. */
    protected void remember(Bar bar, FeatureSnapshot features) {}

    /** Forgets what was counted, because the machine is IDLE again. */
    protected void startOver() {}

    /** Handles a bar while IDLE. */
    protected abstract void whileIdle(Bar bar, FeatureSnapshot features);

    /** Handles a bar while ARMED. */
    protected abstract void whileArmed(Bar bar, FeatureSnapshot features);

    /** Handles a bar while CONFIRMING. */
    protected abstract void whileConfirming(Bar bar, FeatureSnapshot features);

    /** Describes what the setup waits for in IDLE, ARMED or CONFIRMING. */
    protected abstract String waitsForMarket(SetupState inState);

    /** Describes what a machine in {@code inState} is waiting for. */
    public final String waitsFor(SetupState inState) {
        return switch (inState) {
            case IDLE, ARMED, CONFIRMING -> waitsForMarket(inState);
            case TRIGGERED -> "the first fill of its entry";
            case IN_TRADE -> "its position to be closed";
            case COOLDOWN -> "the end of its rest";
            case DISABLED -> "the instrument to trade again, or its feed to be whole";
        };
    }

    /** Folds the setup's own state into the digest. */
    protected abstract void hashOwn(StateHasher hasher);

    /** Returns the watched instrument. */
    public final Instrument instrument() {
        return watch.instrument();
    }

    /** Returns the present state. */
    public final SetupState state() {
        return state;
    }

    /** Returns the proposed entry; valid while TRIGGERED. */
    public final Proposal proposal() {
        return proposal;
    }

    /**
     * Takes a closed one-minute bar and the features at its close. Waits until VWAP and ATR are known. Only remembers the
     * first bar after one that closed in a hole of the feed, with which it cannot be compared.
     */
    public final void onBar(Bar bar, FeatureSnapshot features) {
        remember(bar, features);
        boolean onlyRemembers = onlyRemembersNext;
        onlyRemembersNext = inFeedGap;
        if (onlyRemembers || !isMeasurable(features)) {
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

    /** Whether a bar invalidates this machine's open trade or entry. */
    public final boolean isLost(Bar bar, FeatureSnapshot features) {
        boolean trades = state == SetupState.IN_TRADE || state == SetupState.TRIGGERED;
        return trades && isMeasurable(features) && isInvalidated(bar, features);
    }

    /** Whether VWAP and ATR are known. */
    private static boolean isMeasurable(FeatureSnapshot features) {
        return Missing.isPresent(features.vwap) && features.atr14 > 0;
    }

    /** Ends a cooldown that is over at {@code timeNs}. */
    public final void onTime(long timeNs) {
        if (state == SetupState.COOLDOWN && timeNs >= cooldownUntilNs) {
            become(SetupState.IDLE, TransitionReason.COOLDOWN_OVER);
        }
    }

    /** Begins the cooldown, because a filter or a risk rule refused the proposal. */
    public final void onBlocked(long timeNs) {
        rest(SetupState.TRIGGERED, timeNs, TransitionReason.SIGNAL_BLOCKED);
    }

    /** Records the entry's first fill. */
    public final void onEntered() {
        if (state == SetupState.TRIGGERED) {
            become(SetupState.IN_TRADE, TransitionReason.POSITION_OPENED);
        }
    }

    /** Begins the cooldown, because the entry ended without a fill. */
    public final void onExpired(long timeNs) {
        rest(SetupState.TRIGGERED, timeNs, TransitionReason.SIGNAL_EXPIRED);
    }

    /** Begins the cooldown, because the position is flat again. */
    public final void onFlat(long timeNs) {
        rest(SetupState.IN_TRADE, timeNs, TransitionReason.POSITION_CLOSED);
    }

    /** Disables the machine while the instrument does not trade, unless it has an order or a position. */
    public final void onHalt() {
        disable(TransitionReason.HALTED);
    }

    /** Enables the machine, because the instrument trades again. */
    public final void onResume(long timeNs) {
        enable(timeNs, TransitionReason.RESUMED);
    }

    /** Disables the machine while the instrument's feed is not whole, unless it has an order or a position. */
    public final void onFeedGap() {
        hadFeedGap = true;
        inFeedGap = true;
        disable(TransitionReason.FEED_GAP);
    }

    /** Whether the instrument's feed had a hole today, so that the machine may not have seen every bar. */
    protected final boolean hadFeedGap() {
        return hadFeedGap;
    }

    /** Enables the machine, because the instrument's feed is whole again. */
    public final void onFeedWhole(long timeNs) {
        enable(timeNs, TransitionReason.FEED_WHOLE);
    }

    private void disable(TransitionReason reason) {
        if (state != SetupState.TRIGGERED && state != SetupState.IN_TRADE && state != SetupState.DISABLED) {
            become(SetupState.DISABLED, reason);
        }
    }

    private void enable(long timeNs, TransitionReason reason) {
        inFeedGap = false;
        if (state == SetupState.DISABLED) {
            become(timeNs < cooldownUntilNs ? SetupState.COOLDOWN : SetupState.IDLE, reason);
        }
    }

    /** Folds the machine's state into the digest. */
    public final void hash(StateHasher hasher) {
        hasher.choice("state", state, SetupState.VALUES);
        hasher.add((long) barsInState);
        hasher.add(cooldownUntilNs);
        hasher.flag("hadFeedGap", hadFeedGap);
        hasher.flag("inFeedGap", inFeedGap);
        hasher.flag("onlyRemembersNext", onlyRemembersNext);
        proposal.hash(hasher);
        hashOwn(hasher);
    }

    /** Returns the time from the open to the end of the bar. */
    protected final long sinceOpenNs(Bar bar) {
        return bar.startNs + MINUTE_NS - watch.openNs();
    }

    /** Changes the state and passes the reason to the listener. */
    protected final void become(SetupState next, TransitionReason reason) {
        SetupState before = state;
        state = next;
        barsInState = 0;
        if (next == SetupState.IDLE) {
            startOver();
        }
        watch.listener().onTransition(this, before, next, reason);
    }

    /** Gives up for {@code reason} when the state has lasted {@code bars}. */
    protected final void expireAfter(int bars, TransitionReason reason) {
        if (barsInState >= bars) {
            become(SetupState.IDLE, reason);
        }
    }

    /**
     * Returns the entry's reference price: the quote it would take, or without a quote the last price; dollars, or
     * missing.
     */
    protected final double entry(FeatureSnapshot features) {
        long price = entryPrice(features);
        return Missing.isPresent(price) ? Micros.toDouble(price) : Missing.STATISTIC;
    }

    /** Returns the price {@code r} times the risk ahead of the entry, in the trade's direction. */
    protected final double targetInR(FeatureSnapshot features, double stop, double r) {
        double entry = entry(features);
        return ahead(entry, r * Math.abs(entry - stop));
    }

    /** Returns the sigma band in the trade's direction when it lies before {@code target}, else {@code target}. */
    protected final double bandBefore(FeatureSnapshot features, double target) {
        double band = ahead(features.vwap, features.sigma);
        return Missing.isPresent(features.sigma) ? before(band, features, target) : target;
    }

    /** Returns the level when it lies ahead of the entry and before {@code target}, else {@code target}. */
    protected final double before(double level, FeatureSnapshot features, double target) {
        return beyond(level, entry(features)) > 0 ? rearmost(level, target) : target;
    }

    /**
     * Proposes an entry at the touch when stop and target lie on its two sides; otherwise goes back to IDLE.
     *
     * @param stop protective stop, dollars
     * @param target dollars
     */
    protected final void trigger(FeatureSnapshot features, TransitionReason reason, double stop, double target) {
        proposal.entry = entryPrice(features);
        proposal.stop = toTick(stop);
        proposal.target = toTick(target);
        if (proposal.isPossible(direction())) {
            become(SetupState.TRIGGERED, reason);
            watch.listener().onTrigger(this, features);
        } else {
            become(SetupState.IDLE, TransitionReason.NO_ROOM);
        }
    }

    private long entryPrice(FeatureSnapshot features) {
        long touch = side() == Side.BUY ? features.ask : features.bid;
        return Missing.isPresent(touch) ? touch : features.last;
    }

    /** Returns the nearest tick in micro-dollars, rounding halves in the trade's direction; missing without a price. */
    private long toTick(double price) {
        if (!(Math.abs(price) < NO_PRICE)) {
            return Missing.LONG;
        }
        long tick = instrument().tickSize();
        return direction() * (Math.floorDiv(direction() * Micros.ofDouble(price) + tick / 2, tick) * tick);
    }

    private void rest(SetupState from, long timeNs, TransitionReason reason) {
        if (state == from) {
            cooldownUntilNs = timeNs + watch.cooldownNs();
            become(SetupState.COOLDOWN, reason);
        }
    }
}
