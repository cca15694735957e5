package io.ringtape.config;

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
        @Setting("Minutes before the news, where its row does not say otherwise.") @Range(max = Range.DAY_BARS)
        int minutesBefore,

        @Setting("Minutes after the news, where its row does not say otherwise.") @Range(max = Range.DAY_BARS)
        int minutesAfter,

        @Setting("The times, of one date or of every day, such as \"2026-01-28 14:00\": {label: \"FOMC decision\"} or"
                + " \"10:00\": {label: \"data\", minutesBefore: 5, minutesAfter: 2}.")
        Map<NewsTime, News> at) {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int DAY_MINUTES = 24 * 60;

    /** An expected news event. */
    @OneLine
    record News(
            @Setting("What is awaited.") String label,

            @Setting("Minutes before it.") @Range(max = Range.DAY_BARS) @IfAbsent(IfAbsent.OUTER)
            int minutesBefore,

            @Setting("Minutes after it.") @Range(max = Range.DAY_BARS) @IfAbsent(IfAbsent.OUTER)
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
