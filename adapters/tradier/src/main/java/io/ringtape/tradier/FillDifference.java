package io.ringtape.tradier;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Makes fills of cumulative quantities and average prices, exactly: a fill's price is rounded to a micro, and what the
 * rounding left out is in the price of the next. So the money of all fills is the broker's, to half a micro a share.
 */
final class FillDifference {
    private long quantity;
    private BigDecimal notional = BigDecimal.ZERO;
    private long lastQuantity;
    private long lastPrice;

    /** Starts after fills that were reported before, by another process. */
    void begin(long reported, BigDecimal reportedNotional) {
        quantity = reported;
        notional = reportedNotional;
    }

    /** Returns the shares reported so far. */
    long quantity() {
        return quantity;
    }

    /**
     * Takes the figures in all. Returns whether they hold a fill, which {@link #lastQuantity} and {@link #lastPrice}
     * then give; figures whose fill would have no price are left for later.
     *
     * @param quantityInAll micro-shares
     * @param notionalInAll price times shares, in micros of both
     */
    boolean advance(long quantityInAll, BigDecimal notionalInAll) {
        long more = quantityInAll - quantity;
        if (more <= 0) {
            return false;
        }
        long price = notionalInAll
                .subtract(notional)
                .divide(BigDecimal.valueOf(more), 0, RoundingMode.HALF_UP)
                .longValueExact();
        if (price <= 0) {
            return false;
        }
        quantity = quantityInAll;
        notional = notional.add(BigDecimal.valueOf(price).multiply(BigDecimal.valueOf(more)));
        lastQuantity = more;
        lastPrice = price;
        return true;
    }

    long lastQuantity() {
        return lastQuantity;
    }

    long lastPrice() {
        return lastPrice;
    }
}
