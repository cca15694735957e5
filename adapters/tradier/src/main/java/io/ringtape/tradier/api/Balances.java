package io.ringtape.tradier.api;

/**
 * The account's money in micro-dollars; what the answer does not say is {@code Missing.LONG}.
 *
 * @param cash settled and unsettled
 * @param equity net liquidation value
 * @param buyingPower what can be bought now
 * @param realised today
 * @param unrealised now
 */
public record Balances(long cash, long equity, long buyingPower, long realised, long unrealised) {}
