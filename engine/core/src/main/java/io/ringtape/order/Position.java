package io.ringtape.order;

import io.ringtape.event.Micros;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;

/**
 * The position in one instrument and its cost, in exact micros. From flat to flat, the profit of all fills equals the
 * money received less the money paid and the charges, to the micro, because the last closing fill takes what remains of
 * the cost.
 */
public final class Position {
    private long quantity;
    private long cost;

    /** Returns the shares held in micros, negative when short. */
    public long quantity() {
        return quantity;
    }

    /** Returns the money paid for the position, or received if it is short, in micro-dollars, never negative. */
    public long cost() {
        return cost;
    }

    public boolean isFlat() {
        return quantity == 0;
    }

    /** Returns the average price of the position in micro-dollars, rounded half up. Only when not flat. */
    public long averagePrice() {
        return average(cost, Math.abs(quantity));
    }

    /**
     * Returns the position's profit before charges if it were closed at {@code price}, in micro-dollars; 0 when flat.
     */
    public long profitAt(long price) {
        long value = Micros.notional(price, Math.abs(quantity));
        return quantity < 0 ? cost - value : value - cost;
    }

    /**
     * Returns money over size as a price, exact to the micro and rounded half up. Both are in micros; size is above 0.
     */
    static long average(long money, long size) {
        return Micros.productOver(money, Micros.ONE, size / 2, size);
    }

    /**
     * Books a fill that opens, enlarges, closes or reverses the position. A fill of more than is held closes that, and
     * opens the other side with the excess.
     *
     * @return the profit it realised before charges, micro-dollars; 0 if it opens or enlarges
     */
    public long fill(Side side, long price, long size) {
        long notional = Micros.notional(price, size);
        long signed = side == Side.BUY ? size : -size;
        if (quantity == 0 || (quantity > 0) == (signed > 0)) {
            quantity += signed;
            cost += notional;
            return 0;
        }
        long held = Math.abs(quantity);
        long money = size > held ? Micros.notional(price, held) : notional;
        long share = size < held ? proportion(cost, size, held) : cost;
        long profit = quantity > 0 ? money - share : share - money;
        cost += notional - money - share;
        quantity += signed;
        return profit;
    }

    /** Adds the position to the digest. */
    public void hash(StateHasher hasher) {
        hasher.add(quantity);
        hasher.add(cost);
    }

    private static long proportion(long cost, long size, long held) {
        return Micros.productOver(cost, size, 0, held);
    }
}
