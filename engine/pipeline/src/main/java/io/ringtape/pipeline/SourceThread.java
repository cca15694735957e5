package io.ringtape.pipeline;

import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The thread of a source of events. Keeps what broke it, and reports if it does not end when it should. */
final class SourceThread {
    /** The time within which a source ends. */
    static final long END_WITHIN_NS = 10_000_000_000L;

    /** The work of a source, which returns when there is no more, and soon after an interrupt. */
    @FunctionalInterface
    interface SourceWork {
        void run() throws Exception;
    }

    private final SourceWork work;
    private final Thread thread;
    private volatile Throwable failure;

    /** Creates a daemon thread that is not started. */
    SourceThread(String name, SourceWork work) {
        this.work = work;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Starts the work. May be called once. */
    void start() {
        thread.start();
    }

    /** Whether the work was started and has not ended. */
    boolean isRunning() {
        return thread.isAlive();
    }

    /** Returns what broke the work, or that it did not end when it should; an interrupt is no failure. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Interrupts the work and waits for its end for at most {@code withinNs}; a work that goes on is a failure. */
    void end(long withinNs) {
        thread.interrupt();
        boolean interrupted = false;
        long deadlineNs = System.nanoTime() + withinNs;
        for (long leftNs = withinNs; thread.isAlive() && leftNs > 0; leftNs = deadlineNs - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, leftNs);
            } catch (InterruptedException whileJoining) {
                interrupted = true;
            }
        }
        if (thread.isAlive()) {
            StackTraceElement[] stack = thread.getStackTrace();
            failure = new IllegalStateException(
                    thread.getName() + " did not end" + (stack.length == 0 ? "" : ", it is at " + stack[0]));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            work.run();
        } catch (InterruptedException | ClosedByInterruptException ended) {
            Thread.currentThread().interrupt();
        } catch (Throwable broken) { // nobody else sees what ends this thread
            failure = broken;
        }
    }
}
