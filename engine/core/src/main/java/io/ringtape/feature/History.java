package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.market.SessionOpens;
import java.util.Arrays;

/**
 * Selects the usable bars of prior regular sessions: complete ones, in order of time for each instrument. Features that
 * continue from one session to the next use the trading date before today only; without its bars they are missing.
 */
final class History {
    private final int today;
    private final int dateBefore;
    private final SessionOpens opens;
    private final int[] dates;
    private final long[] lastStarts;

    /** The trading date of the hours below; bars of one date come together, so they are looked up once. */
    private int hoursOf = Missing.INT;

    private long openNs;
    private long closeNs;

    History(int instruments, int today, SessionOpens opens) {
        this.today = today;
        this.opens = opens;
        dateBefore = opens.dateBefore(today);
        dates = new int[instruments];
        Arrays.fill(dates, Missing.INT);
        lastStarts = new long[instruments];
        Arrays.fill(lastStarts, Missing.LONG);
    }

    /**
     * Returns null for a bar of today or later, outside regular hours, incomplete, or not later than the one before.
     */
    PriorBar priorBarOrNull(MinuteBar bar) {
        if (bar.date != hoursOf) {
            hoursOf = bar.date;
            openNs = opens.openNs(bar.date);
            closeNs = opens.closeNs(bar.date);
        }
        boolean regular = openNs != Missing.LONG && bar.startNs >= openNs && bar.startNs < closeNs;
        int instrument = bar.instrument;
        if (bar.date >= today || !regular || !isComplete(bar) || bar.startNs <= lastStarts[instrument]) {
            return null;
        }
        lastStarts[instrument] = bar.startNs;
        dates[instrument] = bar.date;
        int minute = (int) ((bar.startNs - openNs) / MINUTE_NS);
        int sessionMinutes = (int) ((closeNs - openNs) / MINUTE_NS);
        return new PriorBar(bar, minute, sessionMinutes, isCurrent(instrument));
    }

    /** Returns the trading date of the last bar (yyyymmdd), or missing. */
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
