package io.ringtape.market;

import java.time.LocalDate;

/**
 * The hours of one trading date in epoch nanoseconds, UTC; each part is half-open, {@code [start, end)}.
 *
 * @param date the trading date in New York
 * @param preOpenNs 04:00, start of the pre-market session
 * @param openNs 09:30, start of the regular session
 * @param closeNs 16:00, or 13:00 on a half day: end of the regular session
 * @param endNs 20:00, or 17:00 on a half day: end of the after-hours session
 * @param halfDay whether the regular session ends early
 */
public record TradingSession(LocalDate date, long preOpenNs, long openNs, long closeNs, long endNs, boolean halfDay) {
    public TradingSession {
        if (!(preOpenNs < openNs && openNs < closeNs && closeNs < endNs)) {
            throw new IllegalArgumentException("session of " + date + ": its boundaries must rise");
        }
    }

    public boolean isRegular(long timeNs) {
        return timeNs >= openNs && timeNs < closeNs;
    }

    /** Whether the instant is in any of the three sessions. */
    public boolean isOpen(long timeNs) {
        return timeNs >= preOpenNs && timeNs < endNs;
    }

    /** Returns the trading date as yyyymmdd. */
    public int yyyymmdd() {
        return TradingDate.yyyymmdd(date);
    }
}
