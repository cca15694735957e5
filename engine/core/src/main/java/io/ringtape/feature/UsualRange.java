package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;

/**
 * Width of the opening range, and range of the day so far, over their medians of the last prior sessions. Missing
 * unless the history reaches the trading date before today and holds enough sessions that are as long as today's or
 * longer.
 */
public final class UsualRange implements Feature {
    private final int minutes;
    private final int openingMinutes;
    private final int sessions;
    private final int minSessions;
    private final int[] dates;
    private final int[] counts;
    private final boolean[] taking;
    private final boolean[] current;
    private final long[][] openingHighs;
    private final long[][] openingLows;
    private final long[][] highs;
    private final long[][] lows;
    private final long[] sorted;

    /** Medians of the prior sessions, micro-dollars, 0 for unknown; computed when they are first needed. */
    private final double[] usualOpening;

    private final double[] usual;
    private final boolean[] known;

    /** Creates the feature for a session of {@code minutes}, with medians over at most {@code sessions} prior ones. */
    UsualRange(int instruments, int minutes, int openingMinutes, int sessions, int minSessions) {
        this.minutes = minutes;
        this.openingMinutes = openingMinutes;
        this.sessions = sessions;
        this.minSessions = minSessions;
        dates = new int[instruments];
        counts = new int[instruments];
        taking = new boolean[instruments];
        current = new boolean[instruments];
        openingHighs = new long[instruments][sessions];
        openingLows = new long[instruments][sessions];
        highs = new long[instruments][sessions];
        lows = new long[instruments][sessions];
        sorted = new long[sessions];
        usualOpening = new double[instruments];
        usual = new double[instruments];
        known = new boolean[instruments];
    }

    @Override
    public void onPriorBar(PriorBar bar) {
        int instrument = bar.bar().instrument;
        known[instrument] = false;
        if (bar.bar().date != dates[instrument]) {
            dates[instrument] = bar.bar().date;
            begin(instrument, bar.sessionMinutes() >= minutes, bar.sessionBefore());
        }
        if (taking[instrument]) {
            int session = (counts[instrument] - 1) % sessions;
            widen(highs[instrument], lows[instrument], session, bar.bar().high, bar.bar().low);
            if (bar.minute() < openingMinutes) {
                widen(openingHighs[instrument], openingLows[instrument], session, bar.bar().high, bar.bar().low);
            }
        }
    }

    private void begin(int instrument, boolean longEnough, boolean sessionBefore) {
        current[instrument] = sessionBefore;
        taking[instrument] = longEnough;
        if (longEnough) {
            int session = counts[instrument]++ % sessions;
            highs[instrument][session] = Missing.LONG;
            openingHighs[instrument][session] = Missing.LONG;
        }
    }

    private static void widen(long[] highs, long[] lows, int session, long high, long low) {
        boolean first = highs[session] == Missing.LONG;
        highs[session] = first ? high : Math.max(highs[session], high);
        lows[session] = first ? low : Math.min(lows[session], low);
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        if (!known[instrument]) {
            usualOpening[instrument] = median(instrument, openingHighs[instrument], openingLows[instrument]);
            usual[instrument] = median(instrument, highs[instrument], lows[instrument]);
            known[instrument] = true;
        }
        out.openingWidth = ratio(out.openingHigh, out.openingLow, usualOpening[instrument]);
        out.rangeRatio = ratio(out.high, out.low, usual[instrument]);
    }

    private static double ratio(long high, long low, double usualWidth) {
        boolean isKnown = Missing.isPresent(high) && Missing.isPresent(low) && usualWidth > 0;
        return isKnown ? (high - low) / usualWidth : Missing.STATISTIC;
    }

    private double median(int instrument, long[] priorHighs, long[] priorLows) {
        if (!current[instrument]) {
            return 0;
        }
        int held = 0;
        for (int session = 0; session < Math.min(counts[instrument], sessions); session++) {
            if (Missing.isPresent(priorHighs[session])) {
                sorted[held++] = priorHighs[session] - priorLows[session];
            }
        }
        return held < minSessions ? 0 : RelativeVolume.median(sorted, held);
    }
}
