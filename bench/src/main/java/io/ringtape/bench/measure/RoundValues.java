package io.ringtape.bench.measure;

import java.util.Arrays;
import java.util.List;

/** The values of one measurement, one per round in order, at least one. */
public final class RoundValues {
    private final double[] values;

    public RoundValues(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sample needs at least one value");
        }
        this.values = values.clone();
    }

    public static RoundValues of(List<Double> values) {
        return new RoundValues(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Returns the middle value, or the mean of the two in the middle. */
    public double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double least() {
        return sorted()[0];
    }

    public double greatest() {
        return sorted()[values.length - 1];
    }

    /** Divides these values by {@code other}, round by round, since a slow round slows both. */
    RoundValues over(RoundValues other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(values.length + " rounds against " + other.values.length);
        }
        double[] ratios = new double[values.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = values[i] / other.values[i];
        }
        return new RoundValues(ratios);
    }

    private double[] sorted() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
