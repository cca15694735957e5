package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import org.junit.jupiter.api.Test;

class ClockTest {
    private final FakeHost host = new FakeHost();

    private static Frame received(long receiveNs) {
        Trade trade = new Trade();
        trade.receiveNs = receiveNs;
        Frame frame = new Frame();
        new FrameWriter().write(frame, trade);
        return frame;
    }

    @Test
    void engineTimeFollowsItsSourceAndAlwaysIncreases() {
        EngineClock clock = new EngineClock(new HistoricalClock());
        assertThat(clock.next(received(100))).isEqualTo(100);
        assertThat(clock.next(received(100))).isEqualTo(101);
        assertThat(clock.next(received(50))).isEqualTo(102);
        assertThat(clock.next(received(Missing.LONG))).isEqualTo(103);
        assertThat(clock.next(received(200))).isEqualTo(200);
    }

    @Test
    void engineTimeContinuesAfterTheTape() {
        EngineClock clock = new EngineClock(new HistoricalClock(), 1_000);
        assertThat(clock.next(received(100))).isEqualTo(1_001);
    }

    @Test
    void aFrameWithoutACauseHasNoTime() {
        EngineClock clock = new EngineClock(new HistoricalClock());
        assertThatThrownBy(() -> clock.next(new Frame())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void wallTimeRunsOnTheMonotonicClockFromTheWallClock() {
        WallClock clock = new WallClock(host);
        assertThat(clock.nowNs()).isEqualTo(host.wallNs);
        host.monotonicNs += 123;
        assertThat(clock.timeNs(new FrameReader())).isEqualTo(host.wallNs + 123);
    }

    @Test
    void wallTimeFollowsAStepForwardWithinASecond() {
        WallClock clock = new WallClock(host);
        long beforeNs = clock.nowNs();
        host.wallNs += 3_600 * SECOND_NS;
        host.monotonicNs += SECOND_NS - 1;
        assertThat(clock.nowNs()).isEqualTo(beforeNs + SECOND_NS - 1);
        host.monotonicNs += 1;
        assertThat(clock.nowNs()).isEqualTo(host.wallNs);
    }

    @Test
    void wallTimeNeverGoesBack() {
        WallClock clock = new WallClock(host);
        long beforeNs = clock.nowNs();
        host.wallNs -= 3_600 * SECOND_NS;
        host.monotonicNs += 2 * SECOND_NS;
        assertThat(clock.nowNs()).isEqualTo(beforeNs + 2 * SECOND_NS);
    }

    @Test
    void wallTimeIgnoresASmallDifference() {
        WallClock clock = new WallClock(host);
        long beforeNs = clock.nowNs();
        host.monotonicNs += 2 * SECOND_NS;
        host.wallNs += 2 * SECOND_NS + 5_000_000;
        assertThat(clock.nowNs()).isEqualTo(beforeNs + 2 * SECOND_NS);
    }

    @Test
    void theClockOfThisMachineNeverGoesBack() {
        WallClock clock = new WallClock();
        long lastNs = clock.nowNs();
        for (int i = 0; i < 1_000; i++) {
            long nowNs = clock.nowNs();
            assertThat(nowNs).isGreaterThanOrEqualTo(lastNs);
            lastNs = nowNs;
        }
    }

    private static final class FakeHost implements WallClock.Host {
        private long monotonicNs = 77;
        private long wallNs = 1_795_000_000_000_000_000L;

        @Override
        public long monotonicNs() {
            return monotonicNs;
        }

        @Override
        public long epochMillis() {
            return wallNs / 1_000_000;
        }

        @Override
        public long epochNs() {
            return wallNs;
        }
    }
}
