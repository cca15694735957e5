package io.ringtape.config;

import io.ringtape.setting.ActsOnFiles;
import io.ringtape.setting.Setting;
import java.time.LocalDate;
import java.util.NavigableMap;

/** Days on which the exchanges are closed, or close early, that follow no rule. */
record CalendarSettings(
        @Setting("Further dates on which the exchanges are closed, each with its reason.") @ActsOnFiles
        NavigableMap<LocalDate, String> closures,

        @Setting("Further dates on which the regular session ends at 13:00, each with its reason.")
        NavigableMap<LocalDate, String> earlyCloses) {}
