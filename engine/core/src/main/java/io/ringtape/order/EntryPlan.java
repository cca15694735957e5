package io.ringtape.order;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;

/**
 * The plan of one round trip: its entry and its exits. Prices are in micro-dollars, quantities in micro-shares,
 * durations in nanoseconds. Reused.
 */
public final class EntryPlan {
    /** The signal it trades. */
    public long signalId;

    /** The setup that made the signal. */
    public Setup setup = Setup.VWAP_RECLAIM;

    /** Side of the entry. */
    public Side side = Side.BUY;

    /** Shares. */
    public long quantity;

    /** The signal's reference price. */
    public long entry;

    /** Worst price at which the entry may fill. */
    public long limit;

    /** Protective stop. */
    public long stop;

    /** Target. */
    public long target;

    /** Shares that take their profit early, or 0. */
    public long partQuantity;

    /** Target of those shares. */
    public long partTarget;

    /** Whether the stop of the rest moves to break-even once those shares have reached their target. */
    public boolean breakEven;

    /** How long the entry may work; shares filled by then stay open. */
    public long expiryNs;

    /** Smallest step of a price. */
    public long tickSize;

    /** Price that counts as progress. */
    public long progressPrice;

    /** Age at which a position without progress is closed. */
    public long timeStopNs;

    /** Age at which a position is closed in any case. */
    public long hardStopNs;

    /**
     * Splits off the shares that take their profit early: {@code share} of the quantity in whole shares, with a target
     * {@code atR} times the risk from the entry, to the nearest tick. Splits off none if either part would be empty, or
     * if the early target would not lie between price guard and target.
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

    /** Copies another plan. */
    void copy(EntryPlan from) {
        signalId = from.signalId;
        setup = from.setup;
        side = from.side;
        quantity = from.quantity;
        entry = from.entry;
        limit = from.limit;
        stop = from.stop;
        target = from.target;
        partQuantity = from.partQuantity;
        partTarget = from.partTarget;
        breakEven = from.breakEven;
        expiryNs = from.expiryNs;
        tickSize = from.tickSize;
        progressPrice = from.progressPrice;
        timeStopNs = from.timeStopNs;
        hardStopNs = from.hardStopNs;
    }

    /** Returns a profit in R, the risk from entry to stop of {@code shares} shares; missing if the risk is 0. */
    double inR(long profit, long shares) {
        double risk = Math.abs(Micros.toDouble(entry - stop)) * Micros.toDouble(shares);
        return risk > 0 ? Micros.toDouble(profit) / risk : Missing.STATISTIC;
    }

    /** Returns the tick nearest to an average entry price at which an exit loses nothing before charges. */
    long breakEvenPrice(long average) {
        long below = Math.floorDiv(average, tickSize) * tickSize;
        return side == Side.BUY && below < average ? below + tickSize : below;
    }

    /** Whether a stop at {@code price} would lose less than the plan's stop. */
    boolean isBetterStop(long price) {
        return side == Side.BUY ? price > stop : price < stop;
    }

    /** Folds what a round trip reads of it into the digest. */
    void hash(StateHasher hasher) {
        hasher.add(signalId);
        hasher.choice("setup", setup, Setup.VALUES);
        hasher.choice("side", side, Side.VALUES);
        hasher.add(entry);
        hasher.add(stop);
        hasher.add(expiryNs);
        hasher.add(tickSize);
    }
}
