package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import java.util.Arrays;

/**
 * Wilder's mean true range of 14 one-minute bars, seeded by the simple mean of the first 14, in dollars. Today's bars
 * follow those of the prior regular session. The first bar of a session gives no true range: the overnight gap is not a
 * one-minute range.
 */
public final class AverageTrueRange implements Feature {
    private static final int LENGTH = 14;

    private final long[] previousCloses;
    private final boolean[] begun;
    private final int[] counts;
    private final double[] values;

    /** What the two above were after the history. */
    private final int[] priorCounts;

    private final double[] priorValues;

    AverageTrueRange(int instruments) {
        previousCloses = new long[instruments];
        Arrays.fill(previousCloses, Missing.LONG);
        begun = new boolean[instruments];
        counts = new int[instruments];
        values = new double[instruments];
        priorCounts = new int[instruments];
        priorValues = new double[instruments];
    }

    @Override
    public void onPriorBar(PriorBar bar) {
        if (bar.sessionBefore()) {
            int instrument = bar.bar().instrument;
            add(instrument, bar.bar().high, bar.bar().low, bar.bar().close);
            priorCounts[instrument] = counts[instrument];
            priorValues[instrument] = values[instrument];
        }
    }

    @Override
    public void forgetMinutes(int instrument) {
        counts[instrument] = priorCounts[instrument];
        values[instrument] = priorValues[instrument];
        begun[instrument] = false;
    }

    @Override
    public void onMinute(int instrument, int minute, Bar barOrNull) {
        if (barOrNull == null) {
            return;
        }
        if (!begun[instrument]) {
            begun[instrument] = true;
            beginSession(instrument);
        }
        add(instrument, barOrNull.high, barOrNull.low, barOrNull.close);
    }

    /** Makes the next bar the first of a session. */
    void beginSession(int instrument) {
        previousCloses[instrument] = Missing.LONG;
    }

    /** Adds a bar. */
    void add(int instrument, long high, long low, long close) {
        long previous = previousCloses[instrument];
        previousCloses[instrument] = close;
        if (previous == Missing.LONG) {
            return;
        }
        double range = Micros.toDouble(Math.max(high, previous) - Math.min(low, previous));
        int count = ++counts[instrument];
        if (count <= LENGTH) {
            values[instrument] += range / LENGTH;
        } else {
            values[instrument] = (values[instrument] * (LENGTH - 1) + range) / LENGTH;
        }
    }

    /** Returns the mean true range at the last closed bar, dollars; missing before 14 true ranges. */
    public double value(int instrument) {
        return counts[instrument] < LENGTH ? Missing.STATISTIC : values[instrument];
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.atr14 = value(instrument);
    }
}
