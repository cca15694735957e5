package io.ringtape.config;

import io.ringtape.event.Missing;
import io.ringtape.market.SessionOpens;
import io.ringtape.market.TradingDate;
import io.ringtape.market.TradingSession;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The trading days of NYSE and Nasdaq from 2000 to 2035 and their hours: holidays by rule, unscheduled closures and
 * early closes by list. Hours are local to New York, so daylight saving moves them in UTC. Immutable.
 */
public final class ExchangeCalendar implements SessionOpens {
    private final Map<Integer, Optional<TradingSession>> remembered = new ConcurrentHashMap<>();
    /** First year of the calendar. */
    public static final int FIRST_YEAR = 2000;

    /** Last year of the calendar. */
    public static final int LAST_YEAR = 2035;

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime PRE_OPEN = LocalTime.of(4, 0);
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);
    private static final LocalTime END = LocalTime.of(20, 0);
    private static final LocalTime EARLY_END = LocalTime.of(17, 0);

    private final Map<LocalDate, String> closures;
    private final Map<LocalDate, String> earlyCloses;

    /** Creates a calendar with closures and early closes in addition to the rules, each with its reason. */
    ExchangeCalendar(Map<LocalDate, String> closures, Map<LocalDate, String> earlyCloses) {
        this.closures = new TreeMap<>(closures);
        this.earlyCloses = new TreeMap<>(earlyCloses);
    }

    /** Returns the hours of {@code date}; empty if the exchanges are closed. */
    public Optional<TradingSession> session(LocalDate date) {
        if (!isTradingDay(date)) {
            return Optional.empty();
        }
        boolean halfDay = ExchangeHolidays.isEarlyClose(date) || earlyCloses.containsKey(date);
        return Optional.of(new TradingSession(
                date,
                instantNs(date, PRE_OPEN),
                instantNs(date, OPEN),
                instantNs(date, halfDay ? EARLY_CLOSE : CLOSE),
                instantNs(date, halfDay ? EARLY_END : END),
                halfDay));
    }

    /** Whether the exchanges open on {@code date}. */
    public boolean isTradingDay(LocalDate date) {
        return closedReason(date).isEmpty();
    }

    /**
     * Returns why the exchanges are closed on {@code date} (weekend, holiday, special closure or outside the calendar),
     * or an empty string.
     */
    public String closedReason(LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            return "outside the calendar of " + FIRST_YEAR + " to " + LAST_YEAR;
        }
        if (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return "weekend";
        }
        String holiday = ExchangeHolidays.holiday(date);
        return holiday != null ? holiday : closures.getOrDefault(date, "");
    }

    /**
     * Returns the last trading day before {@code date}.
     *
     * @throws IllegalArgumentException when it is outside the calendar
     */
    public LocalDate previousTradingDay(LocalDate date) {
        return nearestTradingDay(date, -1);
    }

    /**
     * Returns the first trading day after {@code date}.
     *
     * @throws IllegalArgumentException when it is outside the calendar
     */
    public LocalDate nextTradingDay(LocalDate date) {
        return nearestTradingDay(date, 1);
    }

    private LocalDate nearestTradingDay(LocalDate date, int step) {
        LocalDate day = date;
        do {
            day = day.plusDays(step);
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                throw new IllegalArgumentException(
                        "no trading day " + (step < 0 ? "before " : "after ") + date + ": " + closedReason(day));
            }
        } while (!isTradingDay(day));
        return day;
    }

    /** Returns midnight in New York at the start of {@code date}, epoch nanoseconds. */
    public long midnightNs(LocalDate date) {
        return instantNs(date, LocalTime.MIDNIGHT);
    }

    @Override
    public long openNs(int yyyymmdd) {
        return remembered
                .computeIfAbsent(yyyymmdd, date -> session(TradingDate.of(date)))
                .map(TradingSession::openNs)
                .orElse(Missing.LONG);
    }

    @Override
    public long closeNs(int yyyymmdd) {
        return remembered
                .computeIfAbsent(yyyymmdd, date -> session(TradingDate.of(date)))
                .map(TradingSession::closeNs)
                .orElse(Missing.LONG);
    }

    private static long instantNs(LocalDate date, LocalTime time) {
        Instant instant = date.atTime(time).atZone(NEW_YORK).toInstant();
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
