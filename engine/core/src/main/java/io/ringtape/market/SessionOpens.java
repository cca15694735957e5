package io.ringtape.market;

import io.ringtape.event.Missing;
import java.time.LocalDate;

/** The regular hours of past trading dates; implemented by the exchange calendar. */
public interface SessionOpens {
    /** The longest credible time without trading; the longest since 2000 lasted six days. */
    int MAX_CLOSED_DAYS = 14;

    /** Returns 09:30 in New York on that date (yyyymmdd), or {@link Missing#LONG} when it is not a trading date. */
    long openNs(int yyyymmdd);

    /** Returns the end of the date's regular session, exclusive, or {@link Missing#LONG}. */
    long closeNs(int yyyymmdd);

    /**
     * Returns the last trading date before that date (yyyymmdd), or {@link Missing#INT} when it is not in the calendar.
     */
    default int dateBefore(int yyyymmdd) {
        LocalDate day = TradingDate.of(yyyymmdd);
        for (int back = 1; back <= MAX_CLOSED_DAYS; back++) {
            int date = TradingDate.yyyymmdd(day.minusDays(back));
            if (openNs(date) != Missing.LONG) {
                return date;
            }
        }
        return Missing.INT;
    }
}
