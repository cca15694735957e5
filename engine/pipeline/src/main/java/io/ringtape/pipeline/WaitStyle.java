package io.ringtape.pipeline;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** What a stage does while idle. The faster it wakes, the more CPU it uses. */
public enum WaitStyle {
    /** Spins; needs a core to itself. */
    SPIN,

    /** Spins, then yields its core to other threads; still shows full CPU use. */
    YIELD,

    /** Spins, yields, then parks for 60 µs at a time; wakes up to 0.1 ms late and uses little CPU. */
    PARK,

    /** Sleeps until a producer wakes it; the producer pays for the wake-up. */
    BLOCK;

    private static final int RETRIES = 200;
    private static final long PARK_NS = 60_000;

    WaitStrategy strategy() {
        return switch (this) {
            case SPIN -> new BusySpinWaitStrategy();
            case YIELD -> new YieldingWaitStrategy();
            case PARK -> new SleepingWaitStrategy(RETRIES, PARK_NS);
            case BLOCK -> new BlockingWaitStrategy();
        };
    }
}
