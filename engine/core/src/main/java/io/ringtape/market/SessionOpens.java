package io.ringtape.market;

import io.ringtape.event.Missing;
import java.time.LocalDate;

/** When the regular session of a past trading date began and ended; the exchange calendar answers. */
public interface SessionOpens {
    /** The longest time without trading that is believed; the longest since 2000 lasted six days. */
    int MAX_CLOSED_DAYS = 14;

    /** 09:30 in New York of that date (yyyymmdd), or {@link Missing#LONG} when it is no trading date. */
    long openNs(int yyyymmdd);

    /** End of that date's regular session, exclusive, or {@link Missing#LONG}. */
    long closeNs(int yyyymmdd);

    /** The last trading date before that date (yyyymmdd), or {@link Missing#INT} when the calendar knows none. */
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
