package io.ringtape.report;

import io.ringtape.event.Missing;
import java.util.Arrays;

/**
 * Values with statistics about the distribution they come from. A statistic that needs more values is
 * {@link Missing#STATISTIC}. Immutable.
 */
public final class SampleStatistics {
    /** Student's t at 97.5 % by degrees of freedom, from 1. */
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    /**
     * Degrees of freedom from which the t value beside it is used. The quantile falls with them, so the interval is
     * never too narrow.
     */
    private static final int[] MORE = {30, 40, 60, 120};

    private static final double[] T_MORE = {2.042, 2.021, 2.000, 1.980};

    private final double[] sorted;

    private SampleStatistics(double[] values) {
        sorted = values;
        Arrays.sort(sorted);
    }

    /** Creates a sample of the values that are not missing. */
    public static SampleStatistics of(double... values) {
        return new SampleStatistics(
                Arrays.stream(values).filter(Missing::isPresent).toArray());
    }

    public int count() {
        return sorted.length;
    }

    public double sum() {
        double sum = 0;
        for (double value : sorted) {
            sum += value;
        }
        return sum;
    }

    /** Returns the mean, or missing without values. */
    public double mean() {
        return count() == 0 ? Missing.STATISTIC : sum() / count();
    }

    /** Returns the median, or missing without values. */
    public double median() {
        if (count() == 0) {
            return Missing.STATISTIC;
        }
        int half = count() / 2;
        return count() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Returns the sample standard deviation (n − 1), or missing below two values. */
    public double deviation() {
        if (count() < 2) {
            return Missing.STATISTIC;
        }
        double mean = mean();
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (count() - 1));
    }

    /** Returns the standard error of the mean, or missing below two values. */
    public double standardError() {
        return count() < 2 ? Missing.STATISTIC : deviation() / Math.sqrt(count());
    }

    /** Returns half the width of the 95 % interval of the mean by Student's t, or missing below two values. */
    public double margin() {
        return count() < 2 ? Missing.STATISTIC : t(count() - 1) * standardError();
    }

    /** Returns the share of values above zero, 0 to 1, or missing without values. */
    public double winRate() {
        return count() == 0
                ? Missing.STATISTIC
                : (double) Arrays.stream(sorted).filter(value -> value > 0).count() / count();
    }

    /** Returns the sum of gains over the sum of losses, or missing without losses. */
    public double profitFactor() {
        double losses = -Arrays.stream(sorted).filter(value -> value < 0).sum();
        double gains = Arrays.stream(sorted).filter(value -> value > 0).sum();
        return losses > 0 ? gains / losses : Missing.STATISTIC;
    }

    /**
     * Returns what the sample shows about its mean.
     *
     * @param atLeast number of values below which there is no verdict
     */
    public EdgeVerdict verdict(int atLeast) {
        if (count() < Math.max(2, atLeast)) {
            return EdgeVerdict.TOO_FEW;
        }
        if (mean() - margin() > 0) {
            return EdgeVerdict.GAINS;
        }
        return mean() + margin() < 0 ? EdgeVerdict.LOSES : EdgeVerdict.NO_EDGE;
    }

    private static double t(int degrees) {
        if (degrees <= T.length) {
            return T[degrees - 1];
        }
        int place = 0;
        while (place + 1 < MORE.length && MORE[place + 1] <= degrees) {
            place++;
        }
        return T_MORE[place];
    }
}
