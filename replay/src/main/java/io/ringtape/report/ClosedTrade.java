package io.ringtape.report;

import io.ringtape.event.ExitReason;
import java.time.LocalDate;

/**
 * One trade from flat to flat.
 *
 * @param date the trading date
 * @param origin of the signal that opened it
 * @param quantity shares
 * @param entry time and average price of the entry
 * @param exit time and average price of the exit
 * @param result its profit
 */
public record ClosedTrade(
        LocalDate date, Origin origin, double quantity, TimedPrice entry, TimedPrice exit, TradeResult result) {
    /**
     * The time and average price of an entry or exit.
     *
     * @param price average, dollars per share
     */
    public record TimedPrice(long timeNs, double price) {}

    /**
     * What a trade came to.
     *
     * @param profit after charges, dollars
     * @param fees dollars
     * @param r profit over the initial risk, or missing
     * @param slippage how much worse than the signal's reference the entry was, dollars a share, or missing
     * @param slippageR the same in R, or missing
     * @param reason why it was closed
     */
    public record TradeResult(
            double profit, double fees, double r, double slippage, double slippageR, ExitReason reason) {}

    /** Returns the profit after charges, dollars. */
    public double profit() {
        return result.profit();
    }
}
