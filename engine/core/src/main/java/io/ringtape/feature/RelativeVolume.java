package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import java.util.Arrays;

/**
 * Volume over its usual amount: from 09:30 to the last closed minute, and of the last closed bar. The usual amount is
 * the median of the last prior sessions at the same minute; a minute without a bar in the history counts as no volume.
 *
 * <p>Missing unless the history reaches the trading date before today. A prior session counts only when its regular
 * hours are at least as long as today's: a half day cannot be compared with a whole day, but a whole day's morning can
 * be with a half day.
 */
public final class RelativeVolume implements Feature {
    private final MinuteBars bars;
    private final int minutes;
    private final int sessions;
    private final int minSessions;
    private final int[] dates;
    private final int[] sessionCounts;
    private final boolean[] taking;
    private final boolean[] current;
    private final long[][][] history;
    private final long[][] cumulative;
    private final int[] minutesDone;
    private final long[] sorted;
    private final double[] values;
    private final double[] barValues;

    /** Creates the feature for a session of {@code minutes}, with medians over at most {@code sessions} prior ones. */
    RelativeVolume(int instruments, int minutes, int sessions, int minSessions, MinuteBars bars) {
        this.bars = bars;
        this.minutes = minutes;
        this.sessions = sessions;
        this.minSessions = minSessions;
        dates = new int[instruments];
        sessionCounts = new int[instruments];
        taking = new boolean[instruments];
        current = new boolean[instruments];
        history = new long[instruments][sessions][minutes];
        cumulative = new long[instruments][sessions];
        minutesDone = new int[instruments];
        sorted = new long[sessions];
        values = new double[instruments];
        Arrays.fill(values, Missing.STATISTIC);
        barValues = new double[instruments];
        Arrays.fill(barValues, Missing.STATISTIC);
    }

    @Override
    public void onPriorBar(PriorBar bar) {
        int instrument = bar.bar().instrument;
        if (bar.bar().date != dates[instrument]) {
            dates[instrument] = bar.bar().date;
            beginHistory(instrument, bar.sessionMinutes(), bar.sessionBefore());
        }
        add(instrument, bar.minute(), bar.bar().volume);
    }

    @Override
    public void onMinute(int instrument, int minute, Bar barOrNull) {
        long barVolume = barOrNull == null ? Missing.LONG : barOrNull.volume;
        close(instrument, minute, bars.closedVolume(instrument), barVolume);
    }

    @Override
    public void forgetMinutes(int instrument) {
        Arrays.fill(cumulative[instrument], 0);
        minutesDone[instrument] = 0;
        values[instrument] = Missing.STATISTIC;
        barValues[instrument] = Missing.STATISTIC;
    }

    /**
     * Begins the history of a later session of {@code sessionMinutes}.
     *
     * @param lastBeforeToday whether no trading date lies between that session and today
     */
    void beginHistory(int instrument, int sessionMinutes, boolean lastBeforeToday) {
        current[instrument] = lastBeforeToday;
        taking[instrument] = sessionMinutes >= minutes;
        if (taking[instrument]) {
            Arrays.fill(history[instrument][sessionCounts[instrument] % sessions], 0);
            sessionCounts[instrument]++;
        }
    }

    /** Adds a history bar of the begun session; minutes count from 0 at 09:30. */
    void add(int instrument, int minute, long volume) {
        if (taking[instrument] && minute < minutes) {
            history[instrument][(sessionCounts[instrument] - 1) % sessions][minute] = volume;
        }
    }

    /**
     * Takes today's minute that has just closed, counted from 0; minutes come in order.
     *
     * @param sessionVolume shares since 09:30 by the end of that minute, or missing
     * @param barVolume shares of the minute's bar, or missing when it gave none
     */
    void close(int instrument, int minute, long sessionVolume, long barVolume) {
        int held = Math.min(sessionCounts[instrument], sessions);
        for (int session = 0; session < held; session++) {
            for (int done = minutesDone[instrument]; done <= minute; done++) {
                cumulative[instrument][session] += history[instrument][session][done];
            }
        }
        minutesDone[instrument] = minute + 1;
        if (held < minSessions || !current[instrument]) {
            return;
        }
        values[instrument] = ratio(sessionVolume, medianCumulative(instrument, held));
        if (barVolume != Missing.LONG) {
            barValues[instrument] = ratio(barVolume, medianBar(instrument, held, minute));
        }
    }

    private double medianCumulative(int instrument, int held) {
        System.arraycopy(cumulative[instrument], 0, sorted, 0, held);
        return median(sorted, held);
    }

    private double medianBar(int instrument, int held, int minute) {
        for (int session = 0; session < held; session++) {
            sorted[session] = history[instrument][session][minute];
        }
        return median(sorted, held);
    }

    /** Returns the median of the first {@code count} values, and sorts them. */
    static double median(long[] sorted, int count) {
        Arrays.sort(sorted, 0, count);
        int middle = count / 2;
        return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    private static double ratio(long volume, double usual) {
        return volume == Missing.LONG || !(usual > 0) ? Missing.STATISTIC : volume / usual;
    }

    /** Returns the volume since 09:30 over its usual amount by the last closed minute. */
    public double value(int instrument) {
        return values[instrument];
    }

    /** Returns the volume of the last closed bar over its usual amount in that minute. */
    double barValue(int instrument) {
        return barValues[instrument];
    }

    /** Returns the number of prior sessions below which the usual amounts are missing. */
    public int minSessions() {
        return minSessions;
    }

    /** Returns the number of prior sessions that the usual amounts are taken from. */
    public int sessions(int instrument) {
        return Math.min(sessionCounts[instrument], sessions);
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.rvol = values[instrument];
        out.rvolBar = barValues[instrument];
    }
}
