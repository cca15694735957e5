package io.ringtape.order;

import io.ringtape.event.Micros;
import io.ringtape.event.Setup;
import io.ringtape.event.Side;

/** What an entry is to be: prices in micro-dollars, quantity in micro-shares, spans in nanoseconds. Reused. */
public final class EntryPlan {
    /** The signal it serves. */
    public long signalId;

    /** The setup that made the signal. */
    public Setup setup = Setup.VWAP_RECLAIM;

    /** Side of the entry. */
    public Side side = Side.BUY;

    /** Shares. */
    public long quantity;

    /** The signal's reference price. */
    public long entry;

    /** Worst price the entry may pay. */
    public long limit;

    /** Protective stop. */
    public long stop;

    /** Target. */
    public long target;

    /** Shares that take their profit earlier; 0 for none. */
    public long partQuantity;

    /** Where they take it. */
    public long partTarget;

    /** Whether the stop of the rest moves to break-even when they have taken it. */
    public boolean breakEven;

    /** How long the entry may work; what is filled of it by then stays open. */
    public long expiryNs;

    /** Smallest step of a price. */
    public long tickSize;

    /** Price that counts as progress. */
    public long progressPrice;

    /** Time without progress after which it is closed. */
    public long timeStopNs;

    /** Time after which it is closed in any case. */
    public long hardStopNs;

    /**
     * Sets apart the shares that take their profit early: that share of the quantity, in whole shares, at that many R
     * from the entry, to the nearest tick. None are when either part would be empty, or when their target would not lie
     * between the price guard and the target.
     */
    public void splitOff(double share, double atR) {
        long apart = Micros.ofDouble(Micros.toDouble(quantity) * share) / Micros.ONE * Micros.ONE;
        long distance = Micros.ofDouble(Micros.toDouble(Math.abs(entry - stop)) * atR);
        long toTick = Math.floorDiv(distance + tickSize / 2, tickSize) * tickSize;
        int direction = side == Side.BUY ? 1 : -1;
        partTarget = entry + direction * toTick;
        boolean between = direction * (partTarget - limit) > 0 && direction * (target - partTarget) > 0;
        partQuantity = between && apart < quantity ? apart : 0;
    }
}
