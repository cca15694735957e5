package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.FrameReader;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The wall clock, in epoch nanoseconds. The only class that reads it. Thread-safe.
 *
 * <p>Counts on the host's monotonic clock from the wall time at the start. Compares the two once a second: when the
 * wall clock is ahead by 20 ms or more (after a suspend or a correction), follows the step. Never goes back: if the
 * host's clock is set back, only a restart makes this clock agree with it again.
 */
public final class WallClock implements TimeSource {
    private static final long COMPARE_EVERY_NS = 1_000_000_000;
    private static final long TOLERATED_NS = 20_000_000;
    private static final int SAMPLES = 16;

    /** The clocks of the host. */
    interface Host {
        /** Returns nanoseconds of a clock that never goes back, from any origin. */
        long monotonicNs();

        /** Returns epoch milliseconds. */
        long epochMillis();

        /** Returns epoch nanoseconds, at the host's best resolution. */
        long epochNs();
    }

    private final Host host;
    private final AtomicLong offsetNs;
    private final AtomicLong compareAtNs;

    /** Creates a clock on this machine's clocks. */
    public WallClock() {
        this(new SystemHost());
    }

    WallClock(Host host) {
        this.host = host;
        compareAtNs = new AtomicLong(host.monotonicNs() + COMPARE_EVERY_NS);
        offsetNs = new AtomicLong(measuredOffsetNs());
    }

    /** Returns the current time in epoch nanoseconds. */
    public long nowNs() {
        long monotonicNs = host.monotonicNs();
        if (monotonicNs - compareAtNs.get() >= 0) {
            compare(monotonicNs);
        }
        return monotonicNs + offsetNs.get();
    }

    @Override
    public long timeNs(FrameReader cause) {
        return nowNs();
    }

    private void compare(long monotonicNs) {
        compareAtNs.set(monotonicNs + COMPARE_EVERY_NS);
        if (host.epochMillis() * MILLI_NS - (monotonicNs + offsetNs.get()) >= TOLERATED_NS) {
            offsetNs.accumulateAndGet(measuredOffsetNs(), Math::max);
        }
    }

    /**
     * Returns the offset from the monotonic clock to the wall clock. Takes the least of several measurements, since a
     * stall between the two reads only adds to it.
     */
    private long measuredOffsetNs() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < SAMPLES; i++) {
            long monotonicNs = host.monotonicNs();
            least = Math.min(least, host.epochNs() - monotonicNs);
        }
        return least;
    }

    private static final class SystemHost implements Host {
        @Override
        public long monotonicNs() {
            return System.nanoTime();
        }

        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public long epochNs() {
            Instant now = Instant.now();
            return now.getEpochSecond() * SECOND_NS + now.getNano();
        }
    }
}
