package io.ringtape.paper;

import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Side;

/** One order as the exchange holds it: an entry with its target and stop, or a plain exit. */
final class SimulatedOrder {
    final long orderId;
    final int instrument;
    final OrderKind kind;
    final Side side;
    final long quantity;
    final long limit;
    final long target;
    final long stop;
    final long arrivalNs;

    /** Shares of the entry (or of the exit) filled so far. */
    long filled;

    /** Shares taken off again by target or stop. */
    long closed;

    /** Shares of the leg that closes, filled so far. */
    long targetFilled;

    long stopFilled;

    /** Whether the entry works no more. */
    boolean entryDone;

    /** Whether the stop was triggered and works as a market order. */
    boolean stopTriggered;

    /** Whether nothing of it works any more. */
    boolean done;

    /** Whether it has reached the exchange. */
    boolean arrived;

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

    long openEntry() {
        return entryDone ? 0 : quantity - filled;
    }

    /** Shares held through this bracket. */
    long held() {
        return filled - closed;
    }

    boolean isMarketable(long bid, long ask) {
        if (!Missing.isPresent(limit)) {
            return true;
        }
        return side == Side.BUY ? ask <= limit : bid >= limit;
    }
}
