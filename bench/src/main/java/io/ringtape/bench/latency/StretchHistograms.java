package io.ringtape.bench.latency;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A histogram of nanoseconds for each stretch of a plan, filled in the order of the transactions. The first hundredth
 * of a stretch does not count. Written by one thread.
 */
final class StretchHistograms {
    private static final long HIGHEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private final List<Histogram> histograms;
    private final int[] starts;
    private final int[] ends;
    private int stretch;
    private int index;

    StretchHistograms(LatencyPlan plan) {
        List<LatencyPlan.Stretch> stretches = plan.stretches();
        histograms = stretches.stream().map(each -> empty()).toList();
        starts = stretches.stream().mapToInt(LatencyPlan.Stretch::countedFrom).toArray();
        ends = stretches.stream().mapToInt(LatencyPlan.Stretch::to).toArray();
    }

    /** Returns an empty histogram of nanoseconds. */
    static Histogram empty() {
        return new Histogram(HIGHEST_NS, DIGITS);
    }

    /** Takes the nanoseconds of the next transaction. */
    void next(long ns) {
        while (index >= ends[stretch]) {
            stretch++;
        }
        if (index >= starts[stretch]) {
            histograms.get(stretch).recordValue(Math.min(Math.max(ns, 0), HIGHEST_NS));
        }
        index++;
    }

    /** Returns the histogram of stretch {@code number} of the plan, from 0. */
    Histogram of(int number) {
        return histograms.get(number);
    }
}
