package io.ringtape.tradier.sim;

/**
 * One execution, as it happened.
 *
 * @param order the order, that of the whole if the order is composite, and its leg
 * @param tag the tag of the order, or empty
 * @param symbol as the vendor writes it
 * @param fill what changed hands
 * @param timeNs session time
 */
public record SimulatedExecution(OrderIds order, String tag, String symbol, Fill fill, long timeNs) {
    /**
     * Which order it was.
     *
     * @param orderId id of the order; 0 for a change of position without one
     * @param legId id of the leg; that of the order if it has none
     */
    public record OrderIds(long orderId, long legId) {}

    /**
     * What changed hands.
     *
     * @param side as the vendor writes it, such as {@code sell_short}
     * @param quantity shares
     * @param price micro-dollars
     */
    public record Fill(String side, long quantity, long price) {
        /** Returns the change of the position. */
        public long change() {
            return side.startsWith("buy") ? quantity : -quantity;
        }
    }
}
