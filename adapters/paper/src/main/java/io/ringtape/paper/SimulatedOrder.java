package io.ringtape.paper;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Side;

/** An order as the exchange holds it: an entry with its target and stop, or a plain exit. */
final class SimulatedOrder {
    private static final int LEGS = OrderLeg.VALUES.length;

    final long orderId;
    final int instrument;
    final OrderKind kind;
    final Side side;

    private final long quantity;
    private final long[] filled = new long[LEGS];
    private final long[] notional = new long[LEGS];
    private final QueuePosition entryQueue;
    private final QueuePosition targetQueue;
    private long limit;
    private long target;
    private long stop;
    private boolean resting;
    private boolean cancelled;
    private boolean stopTriggered;
    private int reports;

    SimulatedOrder(OrderRequest request, double cancelsAheadShare) {
        orderId = request.orderId;
        instrument = request.instrument;
        kind = request.kind;
        side = request.side;
        quantity = request.quantity;
        limit = request.limit;
        target = request.target;
        stop = request.stop;
        entryQueue = new QueuePosition(side, cancelsAheadShare);
        targetQueue = new QueuePosition(closingSide(), cancelsAheadShare);
    }

    /** Returns why the exchange rejects the order, or an empty string. */
    String objection() {
        if (quantity <= 0) {
            return "no quantity";
        }
        if (kind == OrderKind.EXIT) {
            return "";
        }
        if (!Missing.isPresent(target) || !Missing.isPresent(stop)) {
            return "no target or no stop";
        }
        return areApart(stop, target) ? "" : "stop beyond target";
    }

    private boolean areApart(long itsStop, long itsTarget) {
        return side == Side.BUY ? itsStop < itsTarget : itsStop > itsTarget;
    }

    /** Returns the leg that works first. */
    OrderLeg firstLeg() {
        return kind == OrderKind.EXIT ? OrderLeg.EXIT : OrderLeg.ENTRY;
    }

    /** Returns the side of target and stop. */
    Side closingSide() {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    Side side(OrderLeg leg) {
        return leg == firstLeg() ? side : closingSide();
    }

    /** Returns the entry's price guard, or missing. */
    long limit() {
        return limit;
    }

    /** Returns the target's limit. */
    long target() {
        return target;
    }

    /** Returns the shares of the first leg still working. */
    long open() {
        return cancelled ? 0 : quantity - filled(firstLeg());
    }

    /** Returns the shares held through this bracket, which its target or stop would close. */
    long held() {
        return kind == OrderKind.EXIT ? 0 : filled(OrderLeg.ENTRY) - filled(OrderLeg.TARGET) - filled(OrderLeg.STOP);
    }

    /** Whether no leg is working any more. */
    boolean isDone() {
        return open() == 0 && held() == 0;
    }

    boolean isStopTriggered() {
        return stopTriggered;
    }

    /** Whether the target is working: shares are held and the stop has not triggered. */
    boolean isTargetWorking() {
        return held() > 0 && !stopTriggered;
    }

    /** Whether the rest of the entry is resting at its limit. */
    boolean isResting() {
        return resting && open() > 0;
    }

    /** Whether the first leg may trade at {@code price}. */
    boolean isMarketable(long price) {
        return !Missing.isPresent(limit) || (side == Side.BUY ? price <= limit : price >= limit);
    }

    /** Whether the opposite quote at {@code price} reaches the target. */
    boolean reachesTarget(long price) {
        return side == Side.BUY ? price >= target : price <= target;
    }

    /** Whether a print at {@code price} triggers the stop. */
    boolean reachesStop(long price) {
        return side == Side.BUY ? price <= stop : price >= stop;
    }

    void triggerStop() {
        stopTriggered = true;
    }

    /**
     * Handles a change of the NBBO to one that can be traded on. Updates the queues of entry and target, and lets an
     * entry that cannot trade come to rest.
     */
    void onQuote(TopOfBook book) {
        if (isTargetWorking()) {
            targetQueue.onQuote(book);
        }
        if (isResting()) {
            entryQueue.onQuote(book);
        } else if (open() > 0 && !isMarketable(book.price(side))) {
            resting = true;
            entryQueue.join(limit, book);
        }
    }

    /** Returns the shares of a print that reach the resting leg once the queue ahead of it is served. */
    long onPrint(OrderLeg leg, long price, long size) {
        return (leg == OrderLeg.TARGET ? targetQueue : entryQueue).onPrint(price, size);
    }

    /**
     * Moves a leg to another price, at the end of the queue there. Returns why that is impossible, or an empty string.
     */
    String replace(RequestLine.Replace replace, TopOfBook book) {
        OrderLeg leg = replace.leg();
        long price = replace.price();
        boolean works = leg == firstLeg() ? open() > 0 : kind == OrderKind.BRACKET && !isDone() && !stopTriggered;
        if (!works) {
            return "not working";
        }
        if (leg == OrderLeg.EXIT || price <= 0) {
            return "no price to replace";
        }
        if (!areApart(leg == OrderLeg.STOP ? price : stop, leg == OrderLeg.TARGET ? price : target)) {
            return "stop beyond target";
        }
        switch (leg) {
            case ENTRY -> {
                limit = price;
                resting = false;
            }
            case TARGET -> {
                target = price;
                targetQueue.join(target, book);
            }
            case STOP -> stop = price;
            case EXIT -> throw new IllegalStateException();
        }
        return "";
    }

    /** Cancels the rest of the first leg. */
    void cancel() {
        cancelled = true;
    }

    /** Adds a fill to a leg. A fill of the entry enlarges the target, which then rejoins the queue at its end. */
    void fill(OrderLeg leg, long price, long size, TopOfBook book) {
        filled[leg.ordinal()] += size;
        notional[leg.ordinal()] += Micros.notional(price, size);
        if (leg == OrderLeg.ENTRY) {
            targetQueue.join(target, book);
        }
    }

    long filled(OrderLeg leg) {
        return filled[leg.ordinal()];
    }

    /** Returns the money of the leg's fills so far. */
    long notional(OrderLeg leg) {
        return notional[leg.ordinal()];
    }

    /** Returns the shares of the leg still working. */
    long open(OrderLeg leg) {
        return switch (leg) {
            case ENTRY, EXIT -> open();
            case TARGET, STOP -> held();
        };
    }

    /** Returns the number of the order's next report, from 1. */
    int nextReport() {
        return ++reports;
    }
}
