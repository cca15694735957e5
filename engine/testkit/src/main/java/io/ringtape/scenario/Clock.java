package io.ringtape.scenario;

import java.time.LocalTime;

/** Parses times of day. */
final class Clock {
    private Clock() {}

    /** Returns the nanoseconds since midnight of {@code 09:30}, {@code 09:30:01} or {@code 09:30:01.5}. */
    static long sinceMidnightNs(String time) {
        return LocalTime.parse(time).toNanoOfDay();
    }
}
