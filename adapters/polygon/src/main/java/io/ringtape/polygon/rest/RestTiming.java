package io.ringtape.polygon.rest;

/**
 * How long requests may take and how often they are repeated.
 *
 * @param connectMs longest time to connect
 * @param answerMs longest time for an answer with its whole body
 * @param attempts requests for one page when the server fails, the connection breaks or the answer is unreadable
 * @param limitedAttempts requests for one page when the vendor limits the rate
 * @param firstWaitMs wait before the second request; doubled each time
 * @param longestWaitMs longest wait, also if the server asks for more
 */
public record RestTiming(
        long connectMs, long answerMs, int attempts, int limitedAttempts, long firstWaitMs, long longestWaitMs) {
    /** The usual times. */
    public static final RestTiming USUAL = new RestTiming(10_000, 60_000, 4, 10, 500, 60_000);

    public RestTiming {
        if (connectMs <= 0 || answerMs <= 0 || attempts <= 0 || limitedAttempts <= 0) {
            throw new IllegalArgumentException("times and attempts of REST must be above 0");
        }
        if (firstWaitMs < 0 || longestWaitMs < firstWaitMs) {
            throw new IllegalArgumentException("waits of REST must be 0 or more, and the longest not below the first");
        }
    }

    /** Returns the wait after the failed request {@code number}, from 1. */
    long waitMs(int number) {
        long wait = firstWaitMs;
        for (int i = 1; i < number && wait < longestWaitMs; i++) {
            wait *= 2;
        }
        return Math.min(wait, longestWaitMs);
    }
}
