package io.ringtape.feature;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import java.util.Arrays;

/**
 * Exponential mean of the closes of one-minute bars, alpha 2 / (n + 1), seeded by the simple mean of the first n.
 * Today's bars follow those of the prior regular session without a break. Dollars.
 */
public final class BarEma {
    private static final int RING = 64;
    private static final int PERCENT_BARS = 5;

    private final int length;
    private final int slopeBars;
    private final double alpha;
    private final int[] counts;
    private final double[] seeds;
    private final double[][] values;
    private final double[] lastCloses;

    /** What the above was after the history, for each instrument. */
    private final int[] priorCounts;

    private final double[] priorSeeds;
    private final double[][] priorValues;
    private final double[] priorCloses;

    /** Creates a mean over {@code length} bars, whose slope looks back over {@code slopeBars}, below 64. */
    BarEma(int instruments, int length, int slopeBars) {
        this.length = length;
        this.slopeBars = slopeBars;
        alpha = 2.0 / (length + 1);
        counts = new int[instruments];
        seeds = new double[instruments];
        values = new double[instruments][RING];
        lastCloses = new double[instruments];
        priorCounts = new int[instruments];
        priorSeeds = new double[instruments];
        priorValues = new double[instruments][RING];
        priorCloses = new double[instruments];
        for (int i = 0; i < instruments; i++) {
            Arrays.fill(values[i], Missing.STATISTIC);
            Arrays.fill(priorValues[i], Missing.STATISTIC);
        }
    }

    /** Marks the present state as that after the history. */
    void endHistory(int instrument) {
        priorCounts[instrument] = counts[instrument];
        priorSeeds[instrument] = seeds[instrument];
        System.arraycopy(values[instrument], 0, priorValues[instrument], 0, RING);
        priorCloses[instrument] = lastCloses[instrument];
    }

    /** Returns to the state after the history. */
    void forgetToday(int instrument) {
        counts[instrument] = priorCounts[instrument];
        seeds[instrument] = priorSeeds[instrument];
        System.arraycopy(priorValues[instrument], 0, values[instrument], 0, RING);
        lastCloses[instrument] = priorCloses[instrument];
    }

    void onBar(int instrument, long close) {
        double price = Micros.toDouble(close);
        int count = ++counts[instrument];
        lastCloses[instrument] = price;
        double value = Missing.STATISTIC;
        if (count <= length) {
            seeds[instrument] += price;
            value = count == length ? seeds[instrument] / length : Missing.STATISTIC;
        } else {
            value = step(value(instrument, 1), price);
        }
        values[instrument][count & RING - 1] = value;
    }

    private double step(double before, double price) {
        return before + alpha * (price - before);
    }

    private double value(int instrument, int barsAgo) {
        return values[instrument][counts[instrument] - barsAgo & RING - 1];
    }

    /** Returns the mean at the last closed bar; missing before n bars. */
    public double value(int instrument) {
        return value(instrument, 0);
    }

    /** Returns the mean as if the running bar closed at {@code price}; missing before n − 1 bars have closed. */
    public double provisional(int instrument, long price) {
        if (price == Missing.LONG || counts[instrument] < length - 1) {
            return Missing.STATISTIC;
        }
        double close = Micros.toDouble(price);
        return counts[instrument] == length - 1 ? (seeds[instrument] + close) / length : step(value(instrument), close);
    }

    /**
     * Returns the change of the mean over the slope's bars, dollars; missing until n bars and the slope's bars have
     * closed.
     */
    public double change(int instrument) {
        double before = value(instrument, slopeBars);
        return before == Missing.STATISTIC ? Missing.STATISTIC : value(instrument) - before;
    }

    /** Returns the mean change over the slope's bars in ATR a minute; missing without an ATR above 0. */
    public double slopeAtr(int instrument, double atr) {
        double change = change(instrument);
        return change == Missing.STATISTIC || !(atr > 0) ? Missing.STATISTIC : change / slopeBars / atr;
    }

    /** Returns the change in five bars at the mean rate of the slope's bars, percent of the last close. */
    public double slopePercent(int instrument) {
        double change = change(instrument);
        return change == Missing.STATISTIC
                ? Missing.STATISTIC
                : change * PERCENT_BARS / slopeBars / lastCloses[instrument] * 100;
    }
}
