package io.ringtape.tradier;

import io.ringtape.event.BrokerState;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Books fills whose number or price the broker withholds by what is known, and tells the operator what was assumed, and
 * by how much a price was corrected that no fill can carry any more. For one thread.
 */
final class WithheldPrices {
    private static final String ESTIMATED = "price estimated: the broker gives no average";

    private final TrackedOrder order;

    WithheldPrices(TrackedOrder order) {
        this.order = order;
    }

    /**
     * Prices what is overdue of a leg.
     *
     * @param level its limit or trigger; missing without one
     */
    void estimate(OrderLeg leg, long level, long nowNs) {
        long last = order.parts.writer().lastPrice(order.request.instrument);
        for (PlacedOrder placement : order.placements) {
            LegTally tally = placement.tally(leg);
            tally.estimate(Missing.isPresent(level) ? level : last, nowNs);
            String doubt = tally.takesDoubt();
            if (!doubt.isEmpty()) {
                tell(tally.announced(), placement.tag() + " " + leg + ": " + doubt, nowNs);
            }
        }
    }

    /** Returns where a fill of a leg comes from; the reason says where its price is a guess. */
    ReportSource source(OrderLeg leg) {
        boolean isEstimated = order.placements.stream()
                .anyMatch(placement -> placement.tally(leg).isEstimated());
        ReportSource source = order.source(leg);
        return isEstimated ? source.with(ESTIMATED) : source;
    }

    /** Tells by how much the broker's money of a leg that is over differs from the reported. */
    void tellCorrection(OrderLeg leg, long executed, BigDecimal notional, long nowNs) {
        long money = order.ledger(leg).takesCorrection(executed, notional);
        if (money != 0) {
            String words = String.format(
                    Locale.ROOT,
                    "order %d %s: the broker corrected its average price; its money differs by %.2f dollars",
                    order.request.orderId,
                    leg,
                    Micros.toDouble(money));
            tell(executed, words, nowNs);
        }
    }

    private void tell(long shares, String words, long nowNs) {
        order.parts.notices().tell(BrokerState.NOTICE, order.request.instrument, shares, words, nowNs);
    }
}
