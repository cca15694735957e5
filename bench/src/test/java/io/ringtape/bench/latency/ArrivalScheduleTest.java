package io.ringtape.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalScheduleTest {
    @Test
    void arrivalsAreEvenlySpaced() {
        ArrivalSchedule schedule = new ArrivalSchedule(100_000);
        assertThat(schedule.intendedNs(5_000, 0)).isEqualTo(5_000);
        assertThat(schedule.intendedNs(5_000, 1)).isEqualTo(15_000);
        assertThat(schedule.intendedNs(5_000, 1_000_000)).isEqualTo(10_000_005_000L);
    }

    @Test
    void aRateThatDoesNotDivideASecondDoesNotDrift() {
        ArrivalSchedule schedule = new ArrivalSchedule(7);
        for (long second : List.of(1L, 60L, 86_400L, 31_536_000L)) {
            assertThat(schedule.intendedNs(0, 7 * second)).isEqualTo(second * 1_000_000_000L);
        }
        for (int i = 1; i < 100; i++) {
            long gap = schedule.intendedNs(0, i) - schedule.intendedNs(0, i - 1);
            assertThat(gap).isBetween(142_857_142L, 142_857_143L);
        }
    }

    @Test
    void anEventBehindAStallHasWaitedSinceItsOwnTime() {
        ArrivalSchedule schedule = new ArrivalSchedule(10);
        long longAgo = System.nanoTime() - 3_600_000_000_000L;
        assertThat(schedule.await(longAgo, 10)).isEqualTo(longAgo + 1_000_000_000L);
        assertThat(schedule.await(longAgo, 11)).isEqualTo(longAgo + 1_100_000_000L);
    }

    @Test
    void awaitDoesNotReturnBeforeTheIntendedTime() {
        ArrivalSchedule schedule = new ArrivalSchedule(10_000);
        long startNs = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            long intendedNs = schedule.await(startNs, i);
            assertThat(System.nanoTime() - intendedNs).isNotNegative();
            assertThat(intendedNs).isEqualTo(startNs + i * 100_000L);
        }
    }

    @Test
    void labelsAreShort() {
        assertThat(new ArrivalSchedule(500_000).label()).isEqualTo("500k/s");
        assertThat(new ArrivalSchedule(7).label()).isEqualTo("7/s");
        assertThat(ArrivalSchedule.FLAT_OUT.label()).isEqualTo("flat out");
    }

    @Test
    void ratesBeyondTheClockAreRefused() {
        assertThatThrownBy(() -> new ArrivalSchedule(1_000_000_001)).hasMessageContaining("1000000001");
        assertThatThrownBy(() -> new ArrivalSchedule(-1)).hasMessageContaining("-1");
    }
}
