package io.ringtape.order;

/**
 * Settings of the simulated exchange on one date.
 *
 * @param orderLatency from our decision to the exchange
 * @param reportLatency from the exchange to us
 * @param cancelsAheadShare share of a decrease at a resting order's price that is attributed to orders ahead of it if
 *     no print explains the decrease, 0 to 1
 * @param fees charges of fills
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
