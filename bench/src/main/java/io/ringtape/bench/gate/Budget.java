package io.ringtape.bench.gate;

import io.ringtape.bench.measure.RoundValues;
import java.util.List;

/**
 * A recorded ratio.
 *
 * @param ratio median of the processes of the recording; larger is better
 * @param noise distance of the lowest of those processes below it, as a share of it
 */
public record Budget(double ratio, double noise) {
    /** Compilation and memory layout vary more from process to process than a few processes show. */
    private static final double NOISES = 2;

    /** How far noise may lower the bound below the least share. */
    private static final double MOST_OPENED = 0.35;

    private static final double ROUNDING = 1e-6;

    public Budget {
        if (!(ratio > 0) || !(noise >= 0 && noise < 1)) {
            throw new IllegalArgumentException(
                    "a budget of ratio " + ratio + " and noise " + noise + ", wanted above 0, and 0 to 1");
        }
    }

    /** Returns the budget of the medians that processes found, rounded as in the file. */
    static Budget of(List<Double> medians) {
        RoundValues values = RoundValues.of(medians);
        return new Budget(Budgets.rounded(values.median()), Budgets.rounded(1 - values.least() / values.median()));
    }

    /**
     * Returns the bound: {@code leastShare} of the recorded ratio, or less if noise alone reaches below that.
     *
     * @param leastShare 0.5 to 1
     */
    double bound(double leastShare) {
        return ratio * Math.min(leastShare, 1 - NOISES * noise);
    }

    /** Returns the greatest noise with which a bound still means something. */
    static double mostNoise(double leastShare) {
        return (1 - leastShare + MOST_OPENED) / NOISES;
    }

    /** Whether it was recorded with so much noise that its bound would let real slowdowns pass. */
    boolean exceedsNoise(double leastShare) {
        return noise > mostNoise(leastShare) + ROUNDING;
    }
}
