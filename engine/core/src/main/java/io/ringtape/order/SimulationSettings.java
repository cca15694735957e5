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
        long orderLatencyNs, long reportLatencyNs, long feePerShare, double secFeeRate, long tafPerShare) {
    public SimulationSettings {
        require(orderLatencyNs >= 0, "orderLatencyNs", orderLatencyNs);
        require(reportLatencyNs >= 0, "reportLatencyNs", reportLatencyNs);
        require(feePerShare >= 0, "feePerShare", feePerShare);
        require(secFeeRate >= 0 && secFeeRate <= 1, "secFeeRate", secFeeRate);
        require(tafPerShare >= 0, "tafPerShare", tafPerShare);
    }

    private static void require(boolean holds, String name, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("simulation: " + name + " " + value + " is out of range");
        }
    }
}
