package io.ringtape.config;

import io.ringtape.setting.Setting;
import java.time.LocalDate;
import java.util.NavigableMap;

/** Days on which the exchanges are closed, or close early, that follow no rule. */
record CalendarSettings(
        @Setting("Dates on which the exchanges are closed, with the reason.")
        NavigableMap<LocalDate, String> closures,

        @Setting("Dates on which the regular session ends at 13:00, with the reason.")
        NavigableMap<LocalDate, String> earlyCloses) {}
