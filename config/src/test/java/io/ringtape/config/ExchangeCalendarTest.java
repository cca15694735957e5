package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Missing;
import io.ringtape.market.TradingSession;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeCalendarTest {
    /** Half days as NYSE announced them. */
    private static final String HALF_DAYS = """
            2000-07-03 2000-11-24
            2001-07-03 2001-11-23 2001-12-24
            2002-07-05 2002-11-29 2002-12-24
            2003-07-03 2003-11-28 2003-12-24 2003-12-26
            2004-11-26
            2005-11-25
            2006-07-03 2006-11-24
            2007-07-03 2007-11-23 2007-12-24
            2008-07-03 2008-11-28 2008-12-24
            2009-11-27 2009-12-24
            2010-11-26
            2011-11-25
            2012-07-03 2012-11-23 2012-12-24
            2013-07-03 2013-11-29 2013-12-24
            2014-07-03 2014-11-28 2014-12-24
            2015-11-27 2015-12-24
            2016-11-25
            2017-07-03 2017-11-24
            2018-07-03 2018-11-23 2018-12-24
            2019-07-03 2019-11-29 2019-12-24
            2020-11-27 2020-12-24
            2021-11-26
            2022-11-25
            2023-07-03 2023-11-24
            2024-07-03 2024-11-29 2024-12-24
            2025-07-03 2025-11-28 2025-12-24
            2026-11-27 2026-12-24
            2027-11-26
            2028-07-03 2028-11-24
            """;

    private final ExchangeCalendar calendar = Configuration.defaults().calendar();

    @ParameterizedTest
    @CsvSource({
        "2001, 01-01 01-15 02-19 04-13 05-28 07-04 09-03 09-11 09-12 09-13 09-14 11-22 12-25",
        "2004, 01-01 01-19 02-16 04-09 05-31 06-11 07-05 09-06 11-25 12-24",
        "2005, 01-17 02-21 03-25 05-30 07-04 09-05 11-24 12-26",
        "2007, 01-01 01-02 01-15 02-19 04-06 05-28 07-04 09-03 11-22 12-25",
        "2010, 01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24",
        "2012, 01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25",
        "2018, 01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25",
        "2021, 01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24",
        "2022, 01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26",
        "2024, 01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25",
        "2025, 01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25",
        "2026, 01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25",
        "2027, 01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24",
        "2028, 01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25"
    })
    void closesOnThoseWeekdaysOfTheYearAndNoOther(int year, String closed) {
        List<LocalDate> expected = Arrays.stream(closed.split(" "))
                .map(day -> LocalDate.parse(year + "-" + day))
                .toList();
        List<LocalDate> weekdaysClosed = daysOf(year)
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .filter(day -> !calendar.isTradingDay(day))
                .toList();
        assertThat(weekdaysClosed).isEqualTo(expected);
    }

    @Test
    void closesAtOneOnTheAnnouncedHalfDaysAndNoOther() {
        List<LocalDate> expected = Arrays.stream(HALF_DAYS.trim().split("\\s+"))
                .map(LocalDate::parse)
                .toList();
        List<LocalDate> halfDays = new ArrayList<>();
        for (int year = 2000; year <= 2028; year++) {
            daysOf(year)
                    .filter(day ->
                            calendar.session(day).map(TradingSession::halfDay).orElse(false))
                    .forEach(halfDays::add);
        }
        assertThat(halfDays).isEqualTo(expected);
    }

    @Test
    void hasAsManyTradingDaysAYearAsTheExchangesHad() {
        int[] perYear = {
            252, 248, 252, 252, 252, 252, 251, 251, 253, 252, 252, 252, 250, 252, 252, 252, 252, 251, 251, 252, 253,
            252, 251, 250, 252, 250, 251
        };
        for (int i = 0; i < perYear.length; i++) {
            assertThat(daysOf(2000 + i).filter(calendar::isTradingDay).count())
                    .as("trading days of %s", 2000 + i)
                    .isEqualTo(perYear[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-07, 2025-03-07T09:00:00Z, 2025-03-07T14:30:00Z, 2025-03-07T21:00:00Z, 2025-03-08T01:00:00Z",
        "2025-03-10, 2025-03-10T08:00:00Z, 2025-03-10T13:30:00Z, 2025-03-10T20:00:00Z, 2025-03-11T00:00:00Z",
        "2025-10-31, 2025-10-31T08:00:00Z, 2025-10-31T13:30:00Z, 2025-10-31T20:00:00Z, 2025-11-01T00:00:00Z",
        "2025-11-03, 2025-11-03T09:00:00Z, 2025-11-03T14:30:00Z, 2025-11-03T21:00:00Z, 2025-11-04T01:00:00Z",
        "2006-03-31, 2006-03-31T09:00:00Z, 2006-03-31T14:30:00Z, 2006-03-31T21:00:00Z, 2006-04-01T01:00:00Z",
        "2006-04-03, 2006-04-03T08:00:00Z, 2006-04-03T13:30:00Z, 2006-04-03T20:00:00Z, 2006-04-04T00:00:00Z",
        "2025-07-03, 2025-07-03T08:00:00Z, 2025-07-03T13:30:00Z, 2025-07-03T17:00:00Z, 2025-07-03T21:00:00Z",
        "2025-11-28, 2025-11-28T09:00:00Z, 2025-11-28T14:30:00Z, 2025-11-28T18:00:00Z, 2025-11-28T22:00:00Z"
    })
    void followsDaylightSavingAndHalfDays(LocalDate date, Instant preOpen, Instant open, Instant close, Instant end) {
        TradingSession session = calendar.session(date).orElseThrow();
        assertThat(List.of(session.preOpenNs(), session.openNs(), session.closeNs(), session.endNs()))
                .containsExactly(ns(preOpen), ns(open), ns(close), ns(end));
        assertThat(session.date()).isEqualTo(date);
        assertThat(session.halfDay()).isEqualTo(date.getMonthValue() == 7 || date.getDayOfMonth() == 28);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-09, 2025-03-09T05:00:00Z",
        "2025-03-10, 2025-03-10T04:00:00Z",
        "2025-11-02, 2025-11-02T04:00:00Z",
        "2025-11-03, 2025-11-03T05:00:00Z"
    })
    void beginsTheDayAtMidnightInNewYork(LocalDate date, Instant midnight) {
        assertThat(calendar.midnightNs(date)).isEqualTo(ns(midnight));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-06-07 | weekend",
                "2026-01-01 | New Year's Day",
                "2023-01-02 | New Year's Day",
                "2025-01-20 | Martin Luther King Jr. Day",
                "2025-02-17 | Washington's Birthday",
                "2025-04-18 | Good Friday",
                "2025-05-26 | Memorial Day",
                "2027-06-18 | Juneteenth",
                "2026-07-03 | Independence Day",
                "2025-09-01 | Labor Day",
                "2025-11-27 | Thanksgiving Day",
                "2027-12-24 | Christmas Day",
                "2012-10-29 | Hurricane Sandy",
                "2025-01-09 | mourning for President Carter",
                "1999-12-31 | outside the calendar of 2000 to 2035",
                "2036-01-02 | outside the calendar of 2000 to 2035"
            })
    void saysWhyItIsClosed(LocalDate date, String reason) {
        assertThat(calendar.closedReason(date)).isEqualTo(reason);
        assertThat(calendar.session(date)).isEmpty();
    }

    @Test
    void givesNoReasonOnATradingDay() {
        assertThat(calendar.closedReason(LocalDate.of(2025, 6, 2))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-08, 2025-01-10",
        "2025-04-17, 2025-04-21",
        "2001-09-10, 2001-09-17",
        "2021-12-31, 2022-01-03",
        "2026-07-02, 2026-07-06"
    })
    void stepsOverClosedDays(LocalDate day, LocalDate next) {
        assertThat(calendar.nextTradingDay(day)).isEqualTo(next);
        assertThat(calendar.previousTradingDay(next)).isEqualTo(day);
    }

    @Test
    void endsWhereItsYearsEnd() {
        LocalDate last = LocalDate.of(2035, 12, 31);
        assertThat(calendar.isTradingDay(last)).isTrue();
        assertThatThrownBy(() -> calendar.nextTradingDay(last))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no trading day after 2035-12-31: outside the calendar of 2000 to 2035");
        assertThatThrownBy(() -> calendar.previousTradingDay(LocalDate.of(2000, 1, 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {20250602, 20250703})
    void answersByTheDateAsANumber(int date) {
        LocalDate day = LocalDate.of(2025, date / 100 % 100, date % 100);
        assertThat(calendar.openNs(date))
                .isEqualTo(calendar.session(day).orElseThrow().openNs());
        assertThat(calendar.closeNs(date))
                .isEqualTo(calendar.session(day).orElseThrow().closeNs());
    }

    @Test
    void answersMissingWhenTheNumberIsNoTradingDay() {
        assertThat(calendar.openNs(20250704)).isEqualTo(Missing.LONG);
        assertThat(calendar.closeNs(20250704)).isEqualTo(Missing.LONG);
    }

    @Test
    void takesClosuresAndEarlyClosesOfTheFile() throws ConfigurationException {
        ExchangeCalendar withMore = UserFile.load("""
                        calendar:
                          closures: {2026-03-04: "storm", 2025-01-09: none}
                          earlyCloses: {2026-03-05: "snow"}
                        """).calendar();
        assertThat(withMore.closedReason(LocalDate.of(2026, 3, 4))).isEqualTo("storm");
        assertThat(withMore.isTradingDay(LocalDate.of(2025, 1, 9))).isTrue();
        assertThat(withMore.isTradingDay(LocalDate.of(2018, 12, 5))).isFalse();
        assertThat(withMore.session(LocalDate.of(2026, 3, 5)).orElseThrow().halfDay())
                .isTrue();
        assertThat(withMore.session(LocalDate.of(2003, 12, 26)).orElseThrow().halfDay())
                .isTrue();
    }

    @Test
    void findsEaster() {
        Map<Integer, String> easter = Map.of(
                2000, "04-23", 2005, "03-27", 2008, "03-23", 2011, "04-24", 2019, "04-21", 2024, "03-31", 2035,
                "03-25");
        easter.forEach((year, day) ->
                assertThat(ExchangeHolidays.easterSunday(year)).isEqualTo(LocalDate.parse(year + "-" + day)));
    }

    private static Stream<LocalDate> daysOf(int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
    }

    private static long ns(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L;
    }
}
