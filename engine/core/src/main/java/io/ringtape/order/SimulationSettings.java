package io.ringtape.order;

/**
 * The simulated exchange's world.
 *
 * @param orderLatencyNs from our decision to the exchange, 0 or more
 * @param reportLatencyNs from the exchange to us, 0 or more
 * @param feePerShare commission and exchange fees, micro-dollars a share
 * @param secFeeRate regulatory fee on sales, a fraction of the notional
 * @param tafPerShare trading activity fee on sales, micro-dollars a share
 */
public record SimulationSettings(
        long orderLatencyNs, long reportLatencyNs, long feePerShare, double secFeeRate, long tafPerShare) {}
