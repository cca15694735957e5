package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerPublisherTest {
    private static final long START_NS = 29_000_000 * MINUTE_NS;

    private final List<Long> dueMillis = new ArrayList<>();
    private final TimerPublisher timers =
            new TimerPublisher(event -> dueMillis.add((((Timer) event).dueNs - START_NS) / MILLI_NS), 20 * MILLI_NS);

    @Test
    void wakesOnWholeSecondsAndWhenTheMinutesBarsClose() {
        long nowNs = START_NS + 58 * SECOND_NS;
        while (nowNs <= START_NS + 61 * SECOND_NS) {
            nowNs = timers.poll(nowNs);
        }
        assertThat(dueMillis).containsExactly(58_000L, 59_000L, 60_000L, 60_020L, 61_000L);
    }

    @Test
    void publishesOnlyTheLatestAfterAPause() {
        timers.poll(START_NS);
        timers.poll(START_NS + 75 * SECOND_NS + 1);
        timers.poll(START_NS + 75 * SECOND_NS + 2);
        assertThat(dueMillis).containsExactly(0L, 75_000L);
    }

    @Test
    void doesNothingWhenTheClockWentBack() {
        timers.poll(START_NS + 10 * SECOND_NS);
        assertThat(timers.poll(START_NS + 3 * SECOND_NS)).isEqualTo(START_NS + 11 * SECOND_NS);
        assertThat(dueMillis).containsExactly(10_000L);
    }
}
