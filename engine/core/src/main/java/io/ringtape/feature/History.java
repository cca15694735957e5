package io.ringtape.feature;

import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.market.SessionOpens;
import java.util.Arrays;

/**
 * Feeds the bars of prior regular sessions to the features that need a past, each instrument in the order of time. What
 * carries on from one session into the next takes the trading date before today and no other: without its bars it is
 * missing.
 */
final class History {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final int today;
    private final int dateBefore;
    private final SessionOpens opens;
    private final Features features;
    private final int[] dates;
    private final long[] lastStarts;

    History(int instruments, int today, SessionOpens opens, Features features) {
        this.today = today;
        this.opens = opens;
        this.features = features;
        dateBefore = opens.dateBefore(today);
        dates = new int[instruments];
        Arrays.fill(dates, Missing.INT);
        lastStarts = new long[instruments];
        Arrays.fill(lastStarts, Missing.LONG);
    }

    /** False for a bar of today or later, outside regular hours, incomplete, or not after the one before. */
    boolean onMinuteBar(MinuteBar bar) {
        long openNs = opens.openNs(bar.date);
        long closeNs = opens.closeNs(bar.date);
        boolean regular = openNs != Missing.LONG && bar.startNs >= openNs && bar.startNs < closeNs;
        int instrument = bar.instrument;
        if (bar.date >= today || !regular || !isComplete(bar) || bar.startNs <= lastStarts[instrument]) {
            return false;
        }
        lastStarts[instrument] = bar.startNs;
        if (bar.date != dates[instrument]) {
            dates[instrument] = bar.date;
            int minutes = (int) ((closeNs - openNs) / MINUTE_NS);
            features.relativeVolume().beginHistory(instrument, minutes, isCurrent(instrument));
        }
        features.relativeVolume().onHistory(instrument, (int) ((bar.startNs - openNs) / MINUTE_NS), bar.volume);
        if (isCurrent(instrument)) {
            features.prior().onBar(instrument, bar.high, bar.low, bar.close);
            features.ema20().onBar(instrument, bar.close);
            features.ema50().onBar(instrument, bar.close);
            features.atr().onBar(instrument, bar.high, bar.low, bar.close);
        }
        return true;
    }

    /** Trading date of the last bar as yyyymmdd, or missing. */
    int date(int instrument) {
        return dates[instrument];
    }

    /** Whether the bars reach into the trading date before today. */
    boolean isCurrent(int instrument) {
        return dateBefore != Missing.INT && dates[instrument] == dateBefore;
    }

    private static boolean isComplete(MinuteBar bar) {
        return bar.low > 0 && bar.high >= bar.low && bar.close > 0 && bar.volume >= 0;
    }
}
