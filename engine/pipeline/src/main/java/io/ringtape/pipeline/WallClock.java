package io.ringtape.pipeline;

import io.ringtape.event.FrameReader;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of the world, epoch nanoseconds: the one class that reads the wall clock. Any thread.
 *
 * <p>Runs on the host's monotonic clock, laid onto its wall clock at the start. Once a second the two are compared; when
 * the wall clock is ahead by 20 ms or more (a suspended machine, a corrected clock) the step is followed. It never goes
 * back: a host whose clock was set back needs a restart to agree with it again.
 */
public final class WallClock implements TimeSource {
    private static final long COMPARE_EVERY_NS = 1_000_000_000;
    private static final long TOLERATED_NS = 20_000_000;
    private static final int SAMPLES = 16;
    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_S = 1_000_000_000;

    /** The clocks of the machine. */
    interface Host {
        /** Nanoseconds of a clock that never goes back, from any origin. */
        long monotonicNs();

        /** Epoch milliseconds. */
        long epochMillis();

        /** Epoch nanoseconds, as fine as the machine has them. */
        long epochNs();
    }

    private final Host host;
    private final AtomicLong offsetNs;
    private final AtomicLong compareAtNs;

    /** The clock of this machine. */
    public WallClock() {
        this(new Machine());
    }

    WallClock(Host host) {
        this.host = host;
        compareAtNs = new AtomicLong(host.monotonicNs() + COMPARE_EVERY_NS);
        offsetNs = new AtomicLong(measuredOffsetNs());
    }

    /** This moment. */
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
        if (host.epochMillis() * NS_PER_MS - (monotonicNs + offsetNs.get()) >= TOLERATED_NS) {
            offsetNs.accumulateAndGet(measuredOffsetNs(), Math::max);
        }
    }

    /** From the monotonic clock to the wall clock; the least of many, since a stall between the two reads only adds. */
    private long measuredOffsetNs() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < SAMPLES; i++) {
            long monotonicNs = host.monotonicNs();
            least = Math.min(least, host.epochNs() - monotonicNs);
        }
        return least;
    }

    private static final class Machine implements Host {
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
            return now.getEpochSecond() * NS_PER_S + now.getNano();
        }
    }
}
