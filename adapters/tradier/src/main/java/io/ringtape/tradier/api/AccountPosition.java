package io.ringtape.tradier.api;

import java.util.List;

/**
 * A position at the broker.
 *
 * @param symbol in the market data's spelling
 * @param quantity micro-shares, negative when short
 * @param cost micro-dollars paid for all of it, negative when short; {@code Missing.LONG} where it is not given
 */
public record AccountPosition(String symbol, long quantity, long cost) {
    /** Returns the micro-shares of a symbol that positions hold together. */
    public static long held(List<AccountPosition> positions, String symbol) {
        return positions.stream()
                .filter(position -> position.symbol().equals(symbol))
                .mapToLong(AccountPosition::quantity)
                .sum();
    }
}
