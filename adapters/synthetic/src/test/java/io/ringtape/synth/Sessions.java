package io.ringtape.synth;

import io.ringtape.market.TradingSession;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Trading sessions for tests, in which every weekday is a trading day. */
final class Sessions {
    static final LocalDate DATE = LocalDate.of(2026, 11, 18);
    static final long SPY_PRICE = 672_310_000;
    static final long QQQ_PRICE = 611_450_000;

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private Sessions() {}

    static TradingSession full(LocalDate date) {
        return session(date, 16, 20, false);
    }

    static TradingSession half(LocalDate date) {
        return session(date, 13, 17, true);
    }

    static List<TradingSession> before(LocalDate date, int count) {
        List<TradingSession> sessions = new ArrayList<>();
        for (LocalDate day = date.minusDays(1); sessions.size() < count; day = day.minusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                sessions.add(0, full(day));
            }
        }
        return sessions;
    }

    static SyntheticSettings settings(long seed, long events) {
        return settings(full(DATE), seed, events, false);
    }

    static SyntheticSettings settings(TradingSession session, long seed, long events, boolean halts) {
        return new SyntheticSettings(
                session,
                before(session.date(), 20),
                List.of(SyntheticInstrument.spy(SPY_PRICE), SyntheticInstrument.qqq(QQQ_PRICE)),
                seed,
                events,
                halts);
    }

    private static TradingSession session(LocalDate date, int closeHour, int endHour, boolean half) {
        return new TradingSession(
                date,
                ns(date, LocalTime.of(4, 0)),
                ns(date, LocalTime.of(9, 30)),
                ns(date, LocalTime.of(closeHour, 0)),
                ns(date, LocalTime.of(endHour, 0)),
                half);
    }

    private static long ns(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(NEW_YORK).toEpochSecond() * 1_000_000_000L;
    }
}
