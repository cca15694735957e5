package io.ringtape.paper;

import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Side;

/** One order as the exchange holds it: an entry with its target and stop, or a plain exit. */
final class SimulatedOrder {
    final long orderId;
    final int instrument;
    final OrderKind kind;
    final Side side;
    final long arrivalNs;

    private final long quantity;
    private final long limit;
    private final long target;
    private long stop;
    private long filled;
    private long targetFilled;
    private long stopFilled;
    private boolean withdrawn;
    private boolean stopTriggered;

    SimulatedOrder(OrderRequest request, long arrivalNs) {
        orderId = request.orderId;
        instrument = request.instrument;
        kind = request.kind;
        side = request.side;
        quantity = request.quantity;
        limit = request.limit;
        target = request.target;
        stop = request.stop;
        this.arrivalNs = arrivalNs;
    }

    /** Why an exchange would not take it; empty when it would. */
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
        boolean apart = side == Side.BUY ? stop < target : stop > target;
        return apart ? "" : "stop beyond target";
    }

    /** The leg that works first. */
    OrderLeg firstLeg() {
        return kind == OrderKind.EXIT ? OrderLeg.EXIT : OrderLeg.ENTRY;
    }

    /** Side of target and stop. */
    Side closingSide() {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    /** Limit of the target. */
    long target() {
        return target;
    }

    /** Shares of the first leg still working. */
    long open() {
        return withdrawn ? 0 : quantity - filled;
    }

    /** Shares held through this bracket, which its target and stop would close. */
    long held() {
        return kind == OrderKind.EXIT ? 0 : filled - targetFilled - stopFilled;
    }

    /** Whether nothing of it works any more. */
    boolean isDone() {
        return open() == 0 && held() == 0;
    }

    boolean isStopTriggered() {
        return stopTriggered;
    }

    /** Whether the first leg may trade at that price. */
    boolean isMarketable(long price) {
        return !Missing.isPresent(limit) || (side == Side.BUY ? price <= limit : price >= limit);
    }

    /** Whether a quote's price on the far side reaches the target. */
    boolean reachesTarget(long price) {
        return side == Side.BUY ? price >= target : price <= target;
    }

    /** Whether a print is beyond the target. */
    boolean isThroughTarget(long price) {
        return side == Side.BUY ? price > target : price < target;
    }

    /** Whether a print is at or beyond the stop. */
    boolean reachesStop(long price) {
        return side == Side.BUY ? price <= stop : price >= stop;
    }

    void triggerStop() {
        stopTriggered = true;
    }

    /** Gives the stop another price; false when it is over, has triggered, or the price cannot be. */
    boolean replace(OrderLeg leg, long price) {
        boolean works = !isDone() && kind == OrderKind.BRACKET && !stopTriggered;
        boolean apart = side == Side.BUY ? price < target : price > target;
        if (!works || leg != OrderLeg.STOP || price <= 0 || !apart) {
            return false;
        }
        stop = price;
        return true;
    }

    /** The first leg works no more. */
    void withdraw() {
        withdrawn = true;
    }

    void fill(OrderLeg leg, long size) {
        switch (leg) {
            case ENTRY, EXIT -> filled += size;
            case TARGET -> targetFilled += size;
            case STOP -> stopFilled += size;
        }
    }

    /** Shares of the leg filled so far. */
    long filled(OrderLeg leg) {
        return switch (leg) {
            case ENTRY, EXIT -> filled;
            case TARGET -> targetFilled;
            case STOP -> stopFilled;
        };
    }

    /** Shares of the leg still working. */
    long open(OrderLeg leg) {
        return switch (leg) {
            case ENTRY, EXIT -> open();
            case TARGET, STOP -> held();
        };
    }
}
