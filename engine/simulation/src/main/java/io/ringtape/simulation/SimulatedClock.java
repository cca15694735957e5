package io.ringtape.simulation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time of a simulated session. It runs at a multiple of real time, follows the data as fast as clients take them, or
 * moves only when it is told to. It never goes back. For any thread.
 */
public final class SimulatedClock {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Kind kind;
    private final double speed;
    private final long startNs;
    private long baseNs;
    private long baseWallNs = System.nanoTime();
    private boolean held;
    private boolean woken;

    /** How time passes. */
    private enum Kind {
        PACED,
        FOLLOWING,
        STEPPED
    }

    private SimulatedClock(Kind kind, long startNs, double speed) {
        this.kind = kind;
        this.startNs = startNs;
        this.speed = speed;
        baseNs = startNs;
    }

    /**
     * Returns a clock that passes {@code speed} seconds of the session in each second.
     *
     * @param startNs session time to begin at, epoch nanoseconds
     * @param speed above 0
     */
    public static SimulatedClock paced(long startNs, double speed) {
        if (!(speed > 0 && speed <= 1e6)) {
            throw new IllegalArgumentException("speed " + speed + " must be above 0 and at most 1,000,000");
        }
        return new SimulatedClock(Kind.PACED, startNs, speed);
    }

    /** Returns a clock that moves to the time of each event as it is sent, as fast as clients read. */
    public static SimulatedClock following(long startNs) {
        return new SimulatedClock(Kind.FOLLOWING, startNs, Double.POSITIVE_INFINITY);
    }

    /** Returns a clock that stands still between calls of {@link #moveTo}. */
    public static SimulatedClock stepped(long startNs) {
        return new SimulatedClock(Kind.STEPPED, startNs, 0);
    }

    /** Returns the session time in epoch nanoseconds. */
    public long nowNs() {
        lock.lock();
        try {
            return now();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the session time at which it began. */
    public long startNs() {
        return startNs;
    }

    /** Returns seconds of the session in a second: infinite if it follows the data, 0 if it is stepped. */
    public double speed() {
        return speed;
    }

    /** Whether it moves to the time of each event as it is sent. */
    public boolean followsData() {
        return kind == Kind.FOLLOWING;
    }

    /** Moves to {@code timeNs}, unless it is later already. */
    public void moveTo(long timeNs) {
        lock.lock();
        try {
            rebase(Math.max(timeNs, now()));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stands still until {@link #release()}. */
    public void hold() {
        setHeld(true);
    }

    /** Goes on after {@link #hold()}. */
    public void release() {
        setHeld(false);
    }

    /**
     * Waits until the session has reached {@code timeNs}, or somebody calls {@link #wake}. A clock that follows the data
     * moves there at once, unless it is held.
     *
     * @return the session time
     */
    public long await(long timeNs) throws InterruptedException {
        lock.lock();
        try {
            while (!woken) {
                if (kind == Kind.FOLLOWING && !held && timeNs != Long.MAX_VALUE) {
                    rebase(Math.max(timeNs, baseNs));
                }
                long missing = timeNs - now();
                if (missing <= 0) {
                    break;
                }
                if (kind == Kind.PACED && !held && timeNs != Long.MAX_VALUE) {
                    changed.await(Math.max(1, (long) Math.min(missing / speed, 1e15)), TimeUnit.NANOSECONDS);
                } else {
                    changed.await();
                }
            }
            woken = false;
            return now();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the present or the next call of {@link #await}. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void setHeld(boolean isHeld) {
        lock.lock();
        try {
            rebase(now());
            held = isHeld;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void rebase(long timeNs) {
        baseNs = timeNs;
        baseWallNs = System.nanoTime();
    }

    private long now() {
        boolean stands = held || kind != Kind.PACED;
        return stands ? baseNs : baseNs + (long) ((System.nanoTime() - baseWallNs) * speed);
    }
}
