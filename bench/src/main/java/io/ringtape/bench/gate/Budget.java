package io.ringtape.bench.gate;

import java.util.List;

/**
 * A ratio as it was recorded.
 *
 * @param ratio median of the recording's processes, greater is better
 * @param noise how far the lowest of those processes came out below it, as a share of it
 */
public record Budget(double ratio, double noise) {
    /** A process's own luck with compilation and memory reaches further than a few of them show. */
    private static final double NOISES = 2;

    /** How far noise may open the bound below the least share. */
    private static final double MOST_OPENED = 0.35;

    private static final double ROUNDING = 1e-6;

    public Budget {
        if (!(ratio > 0) || !(noise >= 0 && noise < 1)) {
            throw new IllegalArgumentException(
                    "a budget of ratio " + ratio + " and noise " + noise + ", wanted above 0, and 0 to 1");
        }
    }

    /** Of what that many processes found, at least one. */
    public static Budget of(List<Double> medians) {
        double[] values = medians.stream().mapToDouble(Double::doubleValue).toArray();
        double median = MedianInterval.of(values, 0.5).median();
        double lowest = medians.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return new Budget(median, 1 - lowest / median);
    }

    /**
     * What the ratio may not fall below: that share of the recorded one, or a little further when noise alone reaches there.
     *
     * @param leastShare 0.5 to 1
     */
    public double bound(double leastShare) {
        return ratio * Math.min(leastShare, 1 - NOISES * noise);
    }

    /** The greatest noise beside which a bound still bounds. */
    public static double mostNoise(double leastShare) {
        return (1 - leastShare + MOST_OPENED) / NOISES;
    }

    /** Whether it was recorded beside so much else that its bound would let real slowdowns pass. */
    public boolean isTooNoisy(double leastShare) {
        return noise > mostNoise(leastShare) + ROUNDING;
    }
}
