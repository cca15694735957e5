package io.ringtape.order;

import io.ringtape.event.Micros;
import io.ringtape.event.Side;

/** What orders cost: commission on both sides, regulatory charges on sales. Exact; allocates nothing. */
public final class FeeSchedule {
    private static final long MILLION = 1_000_000;
    private static final long CENT = 10_000;

    private final FeeRates rates;

    /** The schedule of those settings. */
    public FeeSchedule(SimulationSettings settings) {
        rates = settings.fees();
    }

    /**
     * What an order's fills cost so far, in micro-dollars: at least the broker's minimum, the trading activity fee at most
     * its cap, and each regulatory charge rounded up to the cent. A fill costs what it adds.
     *
     * @param notional sum of price times size over the fills, to nine milliard dollars
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

    /** What a share of a large order costs, in micro-dollars rounded up: the rates, without minimum, cap and cents. */
    public long chargeAShare(Side side, long price) {
        long charge = rates.feePerShare();
        if (side == Side.SELL) {
            charge += rates.tafPerShare();
            charge += roundedUp(millionths(price, rates.secPerMillion()), MILLION) / MILLION;
        }
        return charge;
    }

    /** A millionth of the product, rounded up; the first factor is split, so that no product overflows. */
    private static long millionths(long first, long second) {
        return first / MILLION * second + roundedUp(first % MILLION * second, MILLION) / MILLION;
    }

    private static long roundedUp(long value, long unit) {
        return (value + unit - 1) / unit * unit;
    }
}
