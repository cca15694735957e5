package io.ringtape.polygon.sim;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions that nobody tells of. */
final class Await {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private Await() {}

    /** Waits until the condition holds, and fails if it does not within twenty seconds. */
    static void until(String what, BooleanSupplier condition) {
        long endNs = System.nanoTime() + DEADLINE_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > endNs) {
                throw new AssertionError("not met: " + what);
            }
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
    }
}
