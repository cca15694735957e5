package io.ringtape.tradier.api;

/**
 * A position at the broker.
 *
 * @param symbol in the market data's spelling
 * @param quantity micro-shares, negative when short
 * @param cost micro-dollars paid for all of it, negative when short; {@code Missing.LONG} where it is not given
 */
public record AccountPosition(String symbol, long quantity, long cost) {}
