package io.ringtape.bench.gate;

import io.ringtape.bench.measure.RoundValues;
import java.util.Arrays;

/**
 * The interval of the median of a sample by the sign test, which assumes no distribution, only independent values.
 *
 * @param low bound below which the median is with a probability of at most the doubt; negative infinity for too few
 *     values
 * @param median of the values
 * @param high bound above which the median is with a probability of at most the doubt; infinity for too few values
 */
public record MedianInterval(double low, double median, double high) {
    /**
     * Returns the interval of at least one value.
     *
     * @param doubt probability that each end is wrong, 0 to 0.5
     */
    public static MedianInterval of(double[] values, double doubt) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        double median = new RoundValues(values).median();
        int cut = cut(count, doubt);
        return cut == 0
                ? new MedianInterval(Double.NEGATIVE_INFINITY, median, Double.POSITIVE_INFINITY)
                : new MedianInterval(sorted[cut - 1], median, sorted[count - cut]);
    }

    /**
     * Returns the greatest rank from an end beyond which the median lies with at most the doubt; 0 when no rank does.
     */
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
