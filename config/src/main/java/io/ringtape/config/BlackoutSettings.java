package io.ringtape.config;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.setting.IfAbsent;
import io.ringtape.setting.OneLine;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setup.Blackout;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Times around scheduled news in which nothing is entered. */
record BlackoutSettings(
        @Setting("Minutes without entries before scheduled news, unless the news item sets its own.")
        @Range(max = Range.DAY_BARS)
        int minutesBefore,

        @Setting("Minutes without entries after scheduled news, unless the news item sets its own.")
        @Range(max = Range.DAY_BARS)
        int minutesAfter,

        @Setting("Scheduled news in New York time, on one date or every day, for example \"2026-01-28"
                + " 14:00\": {label: \"FOMC decision\"} or \"10:00\": {label: \"data\", minutesBefore: 5,"
                + " minutesAfter: 2}.")
        Map<NewsTime, News> at) {
    private static final int DAY_MINUTES = 24 * 60;

    /** An expected news event. */
    @OneLine
    record News(
            @Setting("Name of the expected news.") String label,

            @Setting("Minutes without entries before the news item.")
            @Range(max = Range.DAY_BARS)
            @IfAbsent(IfAbsent.OUTER)
            int minutesBefore,

            @Setting("Minutes without entries after the news item.")
            @Range(max = Range.DAY_BARS)
            @IfAbsent(IfAbsent.OUTER)
            int minutesAfter) {
        private Blackout around(int minute) {
            return new Blackout(
                    label,
                    Math.max(0, minute - minutesBefore) * MINUTE_NS,
                    Math.min(DAY_MINUTES, minute + minutesAfter) * MINUTE_NS);
        }
    }

    /** Returns the blackouts of the date. */
    List<Blackout> on(LocalDate date) {
        return at.entrySet().stream()
                .filter(news -> news.getKey().isOn(date))
                .map(news -> news.getValue().around(news.getKey().minute()))
                .toList();
    }
}
