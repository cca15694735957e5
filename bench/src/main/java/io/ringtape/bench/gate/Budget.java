package io.ringtape.bench.gate;

import java.util.List;

/**
 * A recorded ratio.
 *
 * @param ratio median of the recording's processes, greater is better
 * @param noise distance of the lowest of those processes below it, as a share of it
 */
public record Budget(double ratio, double noise) {
    /** Compilation and memory layout differ from process to process by more than a few processes show. */
    private static final double NOISES = 2;

    /** The farthest that noise may lower the bound below the least share. */
    private static final double MOST_OPENED = 0.35;

    private static final double ROUNDING = 1e-6;

    public Budget {
        if (!(ratio > 0) || !(noise >= 0 && noise < 1)) {
            throw new IllegalArgumentException(
                    "a budget of ratio " + ratio + " and noise " + noise + ", wanted above 0, and 0 to 1");
        }
    }

    /** The budget of the medians that processes found, at least one. */
    public static Budget of(List<Double> medians) {
        double[] values = medians.stream().mapToDouble(Double::doubleValue).toArray();
        double median = MedianInterval.of(values, 0.5).median();
        double lowest = medians.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return new Budget(median, 1 - lowest / median);
    }

    /**
     * Returns the bound: {@code leastShare} of the recorded ratio, or less when noise alone reaches below that.
     *
     * @param leastShare 0.5 to 1
     */
    public double bound(double leastShare) {
        return ratio * Math.min(leastShare, 1 - NOISES * noise);
    }

    /** The greatest noise with which a bound still means something. */
    public static double mostNoise(double leastShare) {
        return (1 - leastShare + MOST_OPENED) / NOISES;
    }

    /** Whether it was recorded with so much noise that its bound would let real slowdowns pass. */
    public boolean isTooNoisy(double leastShare) {
        return noise > mostNoise(leastShare) + ROUNDING;
    }
}
