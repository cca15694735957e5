package io.ringtape.order;

import io.ringtape.event.Micros;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;

/**
 * What is held of one instrument and what it cost, in exact micros. The profit of all fills from flat to flat equals
 * what was received less what was paid less the charges, to the micro, because the last closing fill takes what remains
 * of the cost.
 */
public final class Position {
    private long quantity;
    private long cost;

    /** Shares held in micro-shares, negative when short. */
    public long quantity() {
        return quantity;
    }

    /** Money paid for what is held (received, when short), micro-dollars, never negative. */
    public long cost() {
        return cost;
    }

    /** Whether nothing is held. */
    public boolean isFlat() {
        return quantity == 0;
    }

    /** Average price of what is held, micro-dollars, to the nearest micro, half up; only when not flat. */
    public long averagePrice() {
        return average(cost, Math.abs(quantity));
    }

    /** Profit of what is held, before charges, if it were closed at that price, micro-dollars; 0 when flat. */
    public long profitAt(long price) {
        long value = Micros.notional(price, Math.abs(quantity));
        return quantity < 0 ? cost - value : value - cost;
    }

    /** Money over size as a price, exact to the micro and rounded half up; both in micros, size above 0. */
    static long average(long money, long size) {
        return Micros.productOver(money, Micros.ONE, size / 2, size);
    }

    /**
     * Takes a fill that opens, adds to, or closes the position.
     *
     * @return the profit it realised before charges, micro-dollars; 0 when it opens or adds
     * @throws IllegalStateException when it would cross from long to short or back
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
        if (size > held) {
            throw new IllegalStateException(
                    "a fill of " + size + " micro-shares would cross zero: " + quantity + " held");
        }
        long share = size == held ? cost : proportion(cost, size, held);
        long profit = quantity > 0 ? notional - share : share - notional;
        cost -= share;
        quantity += signed;
        return profit;
    }

    /** Folds the position into the digest. */
    public void hash(StateHasher hasher) {
        hasher.add(quantity);
        hasher.add(cost);
    }

    private static long proportion(long cost, long size, long held) {
        return Micros.productOver(cost, size, 0, held);
    }
}
