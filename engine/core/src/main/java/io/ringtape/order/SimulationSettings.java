package io.ringtape.order;

/**
 * The simulated exchange's world on one date.
 *
 * @param orderLatency from our decision to the exchange
 * @param reportLatency from the exchange to us
 * @param cancelsAheadShare share of a decrease at a resting order's price that is taken to be of orders ahead of it, when
 *     no print explains the decrease, 0 to 1
 * @param fees what a fill costs
 */
public record SimulationSettings(
        LatencySettings orderLatency, LatencySettings reportLatency, double cancelsAheadShare, FeeRates fees) {
    public SimulationSettings {
        if (!(cancelsAheadShare >= 0 && cancelsAheadShare <= 1)) {
            throw new IllegalArgumentException(
                    "simulation: cancelsAheadShare " + cancelsAheadShare + " must be from 0 to 1");
        }
    }
}
