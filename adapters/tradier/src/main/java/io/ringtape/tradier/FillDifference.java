package io.ringtape.tradier;

import io.ringtape.event.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Makes fills of cumulative quantities and average prices, exactly: a fill's price is rounded to a micro, and what the
 * rounding left out is in the price of the next, as is what a later average corrects. So the money of all fills is the
 * broker's, to half a micro a share.
 */
final class FillDifference {
    /** Highest price of a fill, ten million dollars; a difference above it comes of averages that do not belong together. */
    static final BigDecimal MOST_PRICE = BigDecimal.valueOf(10_000_000L * Micros.ONE);

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
        return more > 0 && book(more, quotient(notionalInAll.subtract(notional), more));
    }

    /** Takes the figures in all, where their difference to those before is no price, at the average of all shares. */
    boolean advanceAtAverage(long quantityInAll, BigDecimal notionalInAll) {
        long more = quantityInAll - quantity;
        return more > 0 && book(more, quotient(notionalInAll, quantityInAll));
    }

    private boolean book(long more, BigDecimal price) {
        if (price.signum() <= 0 || price.compareTo(MOST_PRICE) > 0) {
            return false;
        }
        quantity += more;
        notional = notional.add(price.multiply(BigDecimal.valueOf(more)));
        lastQuantity = more;
        lastPrice = price.longValueExact();
        return true;
    }

    private static BigDecimal quotient(BigDecimal money, long shares) {
        return money.divide(BigDecimal.valueOf(shares), 0, RoundingMode.HALF_UP);
    }

    /**
     * Returns the money, in micros of price times shares, by which the fills are below the broker's for the same shares;
     * 0 where it differs by rounding alone.
     */
    BigDecimal correction(long quantityInAll, BigDecimal notionalInAll) {
        BigDecimal more = quantityInAll == quantity ? notionalInAll.subtract(notional) : BigDecimal.ZERO;
        return more.abs().compareTo(BigDecimal.valueOf(quantity)) <= 0 ? BigDecimal.ZERO : more;
    }

    long lastQuantity() {
        return lastQuantity;
    }

    long lastPrice() {
        return lastPrice;
    }
}
