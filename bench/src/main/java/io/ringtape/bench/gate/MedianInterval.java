package io.ringtape.bench.gate;

import java.util.Arrays;

/**
 * The interval of a sample's median by the sign test. It assumes no distribution, only independent values that are as likely
 * above the median as below.
 *
 * @param low the median is below it with at most the doubt; negative infinity when there are too few values
 * @param median of the values
 * @param high the median is above it with at most the doubt; infinity when there are too few values
 */
public record MedianInterval(double low, double median, double high) {
    /**
     * Returns the interval of at least one value.
     *
     * @param doubt probability that each end is wrong, 0 to 0.5
     */
    public static MedianInterval of(double[] values, double doubt) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a median needs at least one value");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        int cut = cut(count, doubt);
        return cut == 0
                ? new MedianInterval(Double.NEGATIVE_INFINITY, median, Double.POSITIVE_INFINITY)
                : new MedianInterval(sorted[cut - 1], median, sorted[count - cut]);
    }

    /** Returns the greatest rank from an end beyond which the median lies with at most the doubt; 0 when no rank does. */
    private static int cut(int count, double doubt) {
        double probability = StrictMath.pow(0.5, count);
        double tail = 0;
        int cut = 0;
        while (cut < count / 2 && tail + probability <= doubt) {
            tail += probability;
            probability = probability * (count - cut) / (cut + 1);
            cut++;
        }
        return cut;
    }
}
