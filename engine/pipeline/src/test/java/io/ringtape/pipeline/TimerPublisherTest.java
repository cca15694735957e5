package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.MILLI_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerPublisherTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;

    private final List<String> published = new ArrayList<>();
    private long engineDueNs = START_NS;
    private final TimerPublisher timers = new TimerPublisher(
            event -> {
                Timer timer = (Timer) event;
                published.add(millis(timer.dueNs) + " at " + millis(timer.receiveNs));
            },
            () -> engineDueNs);

    private static long millis(long timeNs) {
        return (timeNs - START_NS) / MILLI_NS;
    }

    private long poll(long millis) {
        return millis(timers.poll(START_NS + millis * MILLI_NS));
    }

    @Test
    void waitsUntilTheEngineIsDue() {
        assertThat(poll(-70)).isZero();
        assertThat(published).isEmpty();
    }

    @Test
    void wakesTheEngineOnceForEachDueTime() {
        assertThat(poll(2)).isEqualTo(3);
        assertThat(poll(3)).isEqualTo(4);
        engineDueNs = START_NS + 20 * MILLI_NS;
        assertThat(poll(4)).isEqualTo(20);
        poll(20);
        assertThat(published).containsExactly("0 at 2", "20 at 20");
    }

    @Test
    void doesNothingForWhatAnEventOfTheMarketDid() {
        engineDueNs = START_NS + 1_000 * MILLI_NS;
        assertThat(poll(500)).isEqualTo(1_000);
        assertThat(published).isEmpty();
    }

    @Test
    void restsWhenTheEngineHasNothingToDoAnyMore() {
        engineDueNs = Long.MAX_VALUE;
        assertThat(timers.poll(START_NS)).isEqualTo(Long.MAX_VALUE);
    }
}
