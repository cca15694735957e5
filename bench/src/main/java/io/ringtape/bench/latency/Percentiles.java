package io.ringtape.bench.latency;

import io.ringtape.bench.measure.RoundValues;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The percentiles of the tables, and their values over rounds. */
public final class Percentiles {
    /** In percent; 100 is the greatest value. */
    public static final List<Double> SHOWN = List.of(50.0, 90.0, 99.0, 99.9, 99.99, 100.0);

    private Percentiles() {}

    /** Returns the percentile in every round, in nanoseconds. */
    public static RoundValues of(List<Histogram> rounds, double percentile) {
        return new RoundValues(rounds.stream()
                .mapToDouble(round -> round.getValueAtPercentile(percentile))
                .toArray());
    }

    /** Returns the name of the percentile in tables, such as {@code p99.9}. */
    public static String label(double percentile) {
        if (percentile == 100) {
            return "max";
        }
        return "p"
                + (percentile == Math.rint(percentile)
                        ? Long.toString((long) percentile)
                        : Double.toString(percentile));
    }
}
