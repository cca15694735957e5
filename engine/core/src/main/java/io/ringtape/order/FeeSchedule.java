package io.ringtape.order;

import io.ringtape.event.Micros;
import io.ringtape.event.Side;

/** Computes the charges of orders: commission on both sides, regulatory charges on sales. Exact; does not allocate. */
public final class FeeSchedule {
    private static final long MILLION = 1_000_000;
    private static final long CENT = 10_000;

    private final FeeRates rates;

    public FeeSchedule(SimulationSettings settings) {
        rates = settings.fees();
    }

    /**
     * Returns the charges of an order's fills so far in micro-dollars: at least the broker's minimum, the trading
     * activity fee at most its cap, and each regulatory charge rounded up to the cent. A fill is charged what it adds.
     *
     * @param notional sum of price times size over the fills, at most nine billion dollars
     * @param size sum of their sizes, above 0
     */
    public long charge(Side side, long notional, long size) {
        long charge = Math.max(rates.feeMinimum(), Micros.notional(rates.feePerShare(), size));
        if (side == Side.SELL) {
            charge += roundedUp(millionths(notional, rates.secPerMillion()), CENT * MILLION) / MILLION;
            charge += roundedUp(Math.min(rates.tafCap(), millionths(size, rates.tafPerShare())), CENT);
        }
        return charge;
    }

    /**
     * Returns the charges per share of a large order, in micro-dollars rounded up: only the rates, without minimum, cap
     * and rounding to cents.
     */
    public long chargeAShare(Side side, long price) {
        long charge = rates.feePerShare();
        if (side == Side.SELL) {
            charge += rates.tafPerShare();
            charge += roundedUp(millionths(price, rates.secPerMillion()), MILLION) / MILLION;
        }
        return charge;
    }

    /** Returns a millionth of the product, rounded up. Splits the first factor so that no product overflows. */
    private static long millionths(long first, long second) {
        return first / MILLION * second + roundedUp(first % MILLION * second, MILLION) / MILLION;
    }

    private static long roundedUp(long value, long unit) {
        return (value + unit - 1) / unit * unit;
    }
}
