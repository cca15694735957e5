package io.ringtape.order;

import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;

/** One bracket of a round trip: an entry, with target and stop for its filled shares. Shares are in micros. */
final class Bracket {
    private final LegFills entry = new LegFills();
    private final LegFills target = new LegFills();
    private final LegFills stop = new LegFills();

    private long orderId;
    private Side side = Side.BUY;
    private long entryPrice = Missing.LONG;
    private long entered;
    private long held;
    private boolean entryCancelAsked;
    private boolean entryGivenUp;
    private long targetPrice;
    private long stopPrice;

    /** The price that the stop was asked to move to; missing when it was not, or when that was refused. */
    private long askedStopPrice = Missing.LONG;

    /** Starts as order {@code id} of a plan, for {@code quantity} shares with {@code targetLevel}. */
    void begin(long id, EntryPlan plan, long quantity, long targetLevel) {
        side = plan.side;
        entryPrice = plan.entry;
        begin(id, quantity, targetLevel, plan.stop);
    }

    private void begin(long id, long quantity, long targetLevel, long stopLevel) {
        orderId = id;
        targetPrice = targetLevel;
        stopPrice = stopLevel;
        askedStopPrice = Missing.LONG;
        entered = 0;
        held = 0;
        entryCancelAsked = false;
        entryGivenUp = false;
        entry.begin(quantity);
        target.begin(quantity);
        stop.begin(quantity);
    }

    /** Starts a round trip without this bracket. */
    void beginNone() {
        begin(0, 0, Missing.LONG, Missing.LONG);
        entry.end(OrderEvent.VOID, 0);
        target.end(OrderEvent.VOID, 0);
        stop.end(OrderEvent.VOID, 0);
    }

    /** Returns our order id, or 0 if the round trip has no such bracket. */
    long orderId() {
        return orderId;
    }

    /** Returns the side of the fills of a leg. */
    Side sideOf(OrderLeg leg) {
        return (leg == OrderLeg.ENTRY) == (side == Side.BUY) ? Side.BUY : Side.SELL;
    }

    /** Returns the shares that its entry bought or sold short. */
    long entered() {
        return entered;
    }

    /** Returns the entered shares that its target and stop have not closed; negative if they closed more than that. */
    long held() {
        return held;
    }

    LegFills leg(OrderLeg leg) {
        return switch (leg) {
            case ENTRY -> entry;
            case TARGET -> target;
            case STOP -> stop;
            case EXIT -> throw new IllegalArgumentException("a bracket has no leg EXIT");
        };
    }

    /** Books a fill. The first fill of the entry activates target and stop. */
    void fill(OrderLeg leg, long size) {
        if (leg != OrderLeg.ENTRY) {
            held -= size;
            return;
        }
        if (entered == 0) {
            activate(target);
            activate(stop);
        }
        entered += size;
        held += size;
    }

    private static void activate(LegFills guard) {
        if (guard.state() == OrderState.PENDING) {
            guard.on(OrderEvent.ACCEPT);
        }
    }

    /** Whether no leg is working and no shares are left for target and stop to close. */
    boolean isOver() {
        return isCancelled() && held <= 0;
    }

    /** Whether the broker has confirmed that no leg is working. */
    boolean isCancelled() {
        return entry.isOver() && (held == 0 || (target.isOver() && stop.isOver()));
    }

    /** Whether it is not over and a leg may still be working. */
    boolean mayWork() {
        return !isCancelled() && !(entry.isEnded() && target.isEnded() && stop.isEnded());
    }

    /** Whether its target and stop closed more than its entry brought. */
    boolean isOverfilled() {
        return held < 0;
    }

    /** Whether both its target and its stop have fills. */
    boolean areBothFilled() {
        return target.filled() > 0 && stop.filled() > 0;
    }

    /**
     * Whether its target or stop is over while it holds shares, or may come to hold some. False while a leg that ended
     * still owes fills, because they may have closed what is held.
     */
    boolean isUnguarded() {
        boolean mayHold = held > 0 || (entered == 0 && !entry.isOver());
        boolean owesFills = (target.isEnded() && !target.isOver()) || (stop.isEnded() && !stop.isOver());
        return mayHold && !owesFills && (target.isOver() || stop.isOver());
    }

    /** Whether it is not over and a leg is waiting for the broker's answer, or unknown to the broker. */
    boolean awaitsAnswer() {
        return !isOver() && (entry.awaitsAnswer() || target.awaitsAnswer() || stop.awaitsAnswer());
    }

    /** Whether a cancel of one of its legs is unanswered. */
    boolean awaitsCancel() {
        return isAsked(entry) || isAsked(target) || isAsked(stop);
    }

    private static boolean isAsked(LegFills leg) {
        return leg.state() == OrderState.PENDING_CANCEL;
    }

    /** Whether the rest of its entry is working and we have not cancelled it. */
    boolean isEntering() {
        return !entry.isEnded() && !entryCancelAsked;
    }

    /** Marks the rest of its entry as being cancelled. */
    void askEntryCancel() {
        entryCancelAsked = true;
        entry.on(OrderEvent.ASK_CANCEL);
    }

    /** Marks every working leg as being cancelled. */
    void askCancel() {
        askCancel(entry);
        askCancel(target);
        askCancel(stop);
    }

    private static void askCancel(LegFills leg) {
        if (!leg.isEnded()) {
            leg.on(OrderEvent.ASK_CANCEL);
        }
    }

    /** Whether its entry is no longer working and all its fills were reported. */
    boolean isEntered() {
        return entry.isOver();
    }

    /** Treats a leg as dead without the broker's word. */
    void giveUp(OrderLeg leg) {
        entryGivenUp |= leg == OrderLeg.ENTRY;
        leg(leg).end(OrderEvent.VOID, 0);
    }

    /** Whether its entry was treated as dead, so that fills of it may still be reported. */
    boolean isEntryGivenUp() {
        return entryGivenUp;
    }

    /** Whether its target closed everything that it entered. */
    boolean tookProfit() {
        return isOver() && entered > 0 && target.filled() >= entered;
    }

    /** Whether it holds shares, its target has no fill, and its stop is working without a fill. */
    boolean isUntouched() {
        return stop.state() == OrderState.WORKING && target.filled() == 0 && held > 0;
    }

    /** Returns the price that fills of a leg are measured against: of the stop, as the broker last confirmed it. */
    long priceOf(OrderLeg leg) {
        return switch (leg) {
            case ENTRY -> entryPrice;
            case TARGET -> targetPrice;
            case STOP -> stopPrice;
            case EXIT -> throw new IllegalArgumentException("a bracket has no leg EXIT");
        };
    }

    /** Records the broker's answer to the stop's last replacement. */
    void onStopReplaced(boolean done) {
        if (done && Missing.isPresent(askedStopPrice)) {
            stopPrice = askedStopPrice;
        }
        askedStopPrice = Missing.LONG;
    }

    /** Marks its stop as being replaced. */
    void askStopReplace(long price) {
        askedStopPrice = price;
        stop.on(OrderEvent.ASK_REPLACE);
    }

    /**
     * Ends target or stop, FILLED with {@code filledInAll} shares, and also the other one if it has no entered shares
     * left to close.
     */
    void endFilled(OrderLeg leg, long filledInAll) {
        LegFills guard = leg == OrderLeg.TARGET ? target : stop;
        LegFills other = leg == OrderLeg.TARGET ? stop : target;
        guard.end(OrderEvent.WHOLE, filledInAll);
        if (entry.isOver() && filledInAll + other.filled() >= entered) {
            other.end(OrderEvent.VOID, 0);
        }
    }

    void hash(StateHasher hasher) {
        hasher.add(orderId);
        hasher.choice("side", side, Side.VALUES);
        hasher.add(entryPrice);
        hasher.add(entered);
        hasher.add(held);
        hasher.flag("entryCancelAsked", entryCancelAsked);
        hasher.flag("entryGivenUp", entryGivenUp);
        hasher.add(targetPrice);
        hasher.add(stopPrice);
        hasher.add(askedStopPrice);
        entry.hash(hasher);
        target.hash(hasher);
        stop.hash(hasher);
    }
}
