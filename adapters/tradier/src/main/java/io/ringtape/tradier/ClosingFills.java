package io.ringtape.tradier;

import io.ringtape.event.OrderLeg;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Divides what target and stop have filled between the two for the reports. The engine takes a report of more shares on
 * one of them than were entered for impossible and does not book it, whereas shares closed by both are an overfill that
 * it covers. So what one leg has filled beyond the shares entered, by a fill after its cancel for instance, is reported
 * on the other, for as long as that has room. Shares are in micros, money in micros of price times shares.
 */
final class ClosingFills {
    private final Leg target = new Leg();
    private final Leg stop = new Leg();

    /** One of the two legs: what the broker has filled of it, and what of that is reported on the other. */
    private static final class Leg {
        long filled;
        BigDecimal notional = BigDecimal.ZERO;
        long lent;
        BigDecimal lentNotional = BigDecimal.ZERO;
    }

    /**
     * Takes what the broker has filled of a leg in all.
     *
     * @param entered the most that may be reported on one leg
     */
    void take(OrderLeg which, long filled, BigDecimal notional, long entered) {
        Leg leg = of(which);
        long more = filled - leg.filled;
        if (more <= 0) {
            leg.notional = more == 0 ? notional : leg.notional; // a corrected average
            return;
        }
        BigDecimal moreNotional = notional.subtract(leg.notional);
        leg.filled = filled;
        leg.notional = notional;
        long excess = Math.min(more, shares(which) - entered);
        long lent = Math.min(excess, entered - shares(other(which)));
        if (lent > 0) {
            leg.lent += lent;
            leg.lentNotional = leg.lentNotional.add(moreNotional
                    .multiply(BigDecimal.valueOf(lent))
                    .divide(BigDecimal.valueOf(more), MathContext.DECIMAL128));
        }
    }

    /** Returns the shares to report on a leg. */
    long shares(OrderLeg which) {
        return of(which).filled - of(which).lent + of(other(which)).lent;
    }

    /** Returns the money of these. */
    BigDecimal notional(OrderLeg which) {
        Leg leg = of(which);
        return leg.notional.subtract(leg.lentNotional).add(of(other(which)).lentNotional);
    }

    /** Whether some of its shares are reported on the other. */
    boolean hasLent(OrderLeg which) {
        return of(which).lent > 0;
    }

    private Leg of(OrderLeg leg) {
        return leg == OrderLeg.STOP ? stop : target;
    }

    /** Returns the leg that closes the same shares. */
    static OrderLeg other(OrderLeg leg) {
        return leg == OrderLeg.STOP ? OrderLeg.TARGET : OrderLeg.STOP;
    }
}
