package io.ringtape.bench.feed;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Session time that stands still until it is begun, and then passes at a speed or follows the newest event. Processes of
 * one machine that begin it at one instant have the same time, because {@link System#nanoTime()} is one clock for all of
 * them. Any thread.
 */
final class HeldClock implements LongSupplier {
    private static final long NEVER = Long.MAX_VALUE;

    private final ClientRun.Time time;
    private final AtomicLong newestNs;
    private volatile long begunNs = NEVER;

    HeldClock(ClientRun.Time time) {
        this.time = time;
        newestNs = new AtomicLong(time.startNs());
    }

    /** Lets time pass from {@code instantNs} of {@link System#nanoTime()} on. */
    void begin(long instantNs) {
        begunNs = instantNs;
    }

    boolean isBegun() {
        return begunNs != NEVER;
    }

    /** Moves a clock that follows events to {@code timeNs}, unless it is later already. */
    void moveTo(long timeNs) {
        newestNs.accumulateAndGet(timeNs, Math::max);
    }

    /** Returns the session time at {@code instantNs} if it begins at {@code begunNs}. */
    static long at(ClientRun.Time time, long begunNs, long instantNs) {
        return time.startNs() + (long) (Math.max(0, instantNs - begunNs) * time.speed());
    }

    @Override
    public long getAsLong() {
        if (time.followsEvents()) {
            return newestNs.get();
        }
        long begun = begunNs;
        return begun == NEVER ? time.startNs() : at(time, begun, System.nanoTime());
    }
}
