package io.ringtape.app;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The user's request (SIGINT, SIGTERM) to end early. Work that has to clean up is marked by {@link #begin} and
 * {@link #end}: it notices the request at its next {@link #check}, and the process waits a short time for it.
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch exited = new CountDownLatch(1);
    private volatile ExitCode exitCode;
    private volatile boolean isBegun;
    private volatile boolean isWished;
    private Thread waiting;

    /** Delays the end of the process until marked work has cleaned up. */
    void waitAtShutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::wishAndExit, "interruption"));
    }

    /** Ends a process whose work ended well upon the request: the signal's own code would call that a failure. */
    private void wishAndExit() {
        boolean isUnderWay = isBegun;
        wish();
        try {
            if (isUnderWay && exited.await(1, TimeUnit.SECONDS) && exitCode == ExitCode.DONE) {
                Runtime.getRuntime().halt(exitCode.code());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes how the command ended; its results are written. */
    void exitsWith(ExitCode code) {
        exitCode = code;
        exited.countDown();
    }

    /** Marks the start of work that must clean up. */
    void begin() {
        isBegun = true;
    }

    /** Marks the end of the work, or of its cleanup. */
    void end() {
        isBegun = false;
        ended.countDown();
    }

    /** Requests the work to end and waits for it. */
    void wish() {
        isWished = true;
        if (!isBegun) {
            return;
        }
        interruptWaiting();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void interruptWaiting() {
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** Work that waits for others, and ends early when its thread is interrupted. */
    interface WaitingWork<T> {
        T run() throws IOException, InterruptedException;
    }

    /**
     * Runs work on this thread, which is interrupted upon the request to end.
     *
     * @throws Interrupted when the work was interrupted because of the request
     */
    <T> T interrupting(WaitingWork<T> work) throws IOException, InterruptedException {
        setWaiting(Thread.currentThread());
        try {
            check();
            return work.run();
        } catch (InterruptedException interrupted) {
            check();
            throw interrupted;
        } finally {
            setWaiting(null);
            if (isWished) {
                Thread.interrupted(); // the request is known, and cleaning up must not be interrupted
            }
        }
    }

    private synchronized void setWaiting(Thread thread) {
        waiting = thread;
    }

    /** Whether the work was requested to end. */
    boolean isWished() {
        return isWished;
    }

    /** Throws if marked work was requested to end. */
    void check() {
        if (isBegun && isWished) {
            throw new Interrupted();
        }
    }

    /** Thrown to end work early. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted() {
            super("interrupted");
        }
    }
}
