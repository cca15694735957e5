package io.ringtape.order;

import java.util.List;

/**
 * How long a message takes: a constant time, or one of several by weight.
 *
 * @param seed of the draws; different seeds draw independently
 * @param rows at least one
 */
public record LatencySettings(long seed, List<WeightedLatency> rows) {
    private static final long MAX_WEIGHT = 1_000_000_000_000L;

    /**
     * A latency with its weight.
     *
     * @param latencyNs 0 or more
     * @param weight relative to the sum of all weights, in millionths; above 0
     */
    public record WeightedLatency(long latencyNs, long weight) {
        public WeightedLatency {
            if (latencyNs < 0 || weight <= 0 || weight > MAX_WEIGHT) {
                throw new IllegalArgumentException("simulation: a latency of " + latencyNs + " ns with weight " + weight
                        + " must be 0 or more, its weight above 0 and at most " + MAX_WEIGHT);
            }
        }
    }

    public LatencySettings {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("simulation: a latency has no row");
        }
        rows = List.copyOf(rows);
    }

    /** Returns a constant latency. */
    public static LatencySettings constant(long latencyNs) {
        return new LatencySettings(0, List.of(new WeightedLatency(latencyNs, 1)));
    }
}
