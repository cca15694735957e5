package io.ringtape.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish of the process's user (SIGINT, SIGTERM) that work ends early. Work that has something to tidy up is begun and
 * ended here: it learns of the wish at its next {@link #check}, and the process waits a little for its end.
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isBegun;
    private volatile boolean isWished;

    /** Ends the process only once begun work has tidied up. */
    void waitAtShutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::wish, "interruption"));
    }

    /** Work begins that must tidy up. */
    void begin() {
        isBegun = true;
    }

    /** The command is over, or there is nothing left to tidy up. */
    void end() {
        isBegun = false;
        ended.countDown();
    }

    /** Asks the work to end, and waits for it. */
    void wish() {
        isWished = true;
        if (!isBegun) {
            return;
        }
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws when begun work is to end. */
    void check() {
        if (isBegun && isWished) {
            throw new Interrupted();
        }
    }

    /** The work's end before its time. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted() {
            super("interrupted");
        }
    }
}
