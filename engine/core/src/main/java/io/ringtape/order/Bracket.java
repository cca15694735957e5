package io.ringtape.order;

import io.ringtape.event.OrderLeg;
import io.ringtape.event.StateHasher;

/** One bracket of a round trip: an entry, and target and stop for what was filled of it. Shares in micro-shares. */
final class Bracket {
    final LegFills entry = new LegFills();
    final LegFills target = new LegFills();
    final LegFills stop = new LegFills();

    private long orderId;
    private long entered;
    private long held;
    private boolean entryWithdrawn;

    /** Goes out as that order, for that many shares. */
    void begin(long id, long quantity) {
        orderId = id;
        entered = 0;
        held = 0;
        entryWithdrawn = false;
        entry.begin(quantity);
        target.begin(quantity);
        stop.begin(quantity);
    }

    /** The round trip has no such bracket. */
    void beginNone() {
        begin(0, 0);
        entry.end(OrderEvent.VOID, 0);
        target.end(OrderEvent.VOID, 0);
        stop.end(OrderEvent.VOID, 0);
    }

    /** Our order; 0 when the round trip has no such bracket. */
    long orderId() {
        return orderId;
    }

    /** Shares that its entry brought. */
    long entered() {
        return entered;
    }

    /** Shares that it brought and that its target and stop have not closed. */
    long held() {
        return held;
    }

    /** Its target, stop or entry. */
    LegFills leg(OrderLeg leg) {
        return switch (leg) {
            case ENTRY -> entry;
            case TARGET -> target;
            case STOP -> stop;
            case EXIT -> throw new IllegalArgumentException("a bracket has no leg EXIT");
        };
    }

    /** Takes a fill; the first one of the entry sets target and stop to work. */
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

    /** Whether nothing of it works, and nothing is held through it. */
    boolean isOver() {
        return entry.isOver() && held == 0;
    }

    /** Whether nothing of it works, by the broker's word. */
    boolean isWithdrawn() {
        return entry.isOver() && (held == 0 || (target.isOver() && stop.isOver()));
    }

    /** Whether it guards what it holds, or will hold, no longer or not whole; not while fills of it are still untold. */
    boolean isUnguarded() {
        boolean mayHold = held > 0 || (entered == 0 && !entry.isOver());
        boolean owesFills = (target.isEnded() && !target.isOver()) || (stop.isEnded() && !stop.isOver());
        return mayHold && !owesFills && (target.isOver() || stop.isOver());
    }

    /** Whether it is not over and the broker owes a word on it, or denies a leg of it. */
    boolean awaitsWord() {
        return !isOver() && (entry.awaitsWord() || target.awaitsWord() || stop.awaitsWord());
    }

    /** Whether a leg of it is being withdrawn, without an answer. */
    boolean awaitsCancel() {
        return isAsked(entry) || isAsked(target) || isAsked(stop);
    }

    private static boolean isAsked(LegFills leg) {
        return leg.state() == OrderState.PENDING_CANCEL;
    }

    /** Takes the legs for dead that the broker denies. */
    void giveUpDenied() {
        entry.giveUpIfDenied();
        target.giveUpIfDenied();
        stop.giveUpIfDenied();
    }

    /** Whether what is left of its entry works, and we have not asked for its withdrawal. */
    boolean isEntering() {
        return !entry.isEnded() && !entryWithdrawn;
    }

    /** We ask for the withdrawal of what is left of its entry. */
    void askEntryCancel() {
        entryWithdrawn = true;
        entry.on(OrderEvent.ASK_CANCEL);
    }

    /** We ask for the withdrawal of all that works of it. */
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

    void hash(StateHasher hasher) {
        hasher.add(orderId);
        hasher.add(entered);
        hasher.add(held);
        hasher.flag("entryWithdrawn", entryWithdrawn);
        entry.hash(hasher);
        target.hash(hasher);
        stop.hash(hasher);
    }
}
