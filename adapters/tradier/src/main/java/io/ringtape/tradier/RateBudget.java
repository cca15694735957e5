package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import java.util.Map;

/**
 * What is left of the broker's budget for one class of requests: so many in a window of a minute, which begins with the
 * first of them. The broker's own figures, in the headers of its answers, go before ours. For one thread.
 */
final class RateBudget {
    private static final long NOT_TOLD = Long.MIN_VALUE;
    private static final long WINDOW_NS = MINUTE_NS;

    /** Above this an expiry is in milliseconds: as seconds it would be in the year 5138. */
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    /** Age up to which the end of a window that the broker tells is that of the window it has just refused for. */
    private static final long FRESH_END_NS = 5 * SECOND_NS;

    /** Time after which a request that came just before a new window is sent again. */
    private static final long AGAIN_AFTER_NS = SECOND_NS;

    private int allowed;
    private int used;
    private long windowEndNs = Long.MIN_VALUE;
    private long toldEndNs = NOT_TOLD;

    RateBudget(int allowed) {
        this.allowed = allowed;
    }

    /** Returns the requests that may still be sent in the current window. */
    int left(long nowNs) {
        roll(nowNs);
        return Math.max(0, allowed - used);
    }

    /** Returns when the window ends that is used up or in use; {@code nowNs} without one. */
    long windowEndNs(long nowNs) {
        roll(nowNs);
        return Math.max(nowNs, windowEndNs);
    }

    /** Counts a request that is sent. */
    void take(long nowNs) {
        roll(nowNs);
        if (windowEndNs <= nowNs) {
            windowEndNs = nowNs + WINDOW_NS;
        }
        used++;
    }

    private void roll(long nowNs) {
        if (nowNs >= windowEndNs) {
            used = 0;
        }
    }

    /** Takes the figures of an answer's headers, which have their names in lower case. */
    void onHeaders(Map<String, String> headers, long nowNs) {
        roll(nowNs);
        int told = number(headers, "x-ratelimit-allowed");
        allowed = told > 0 ? told : allowed;
        int available = number(headers, "x-ratelimit-available");
        long expiryNs = expiryNs(headers);
        toldEndNs = expiryNs;
        boolean isOfAnEarlierWindow = expiryNs != NOT_TOLD && expiryNs <= nowNs;
        boolean isOfALaterWindow = expiryNs > nowNs && windowEndNs > nowNs && expiryNs - windowEndNs > WINDOW_NS / 2;
        if (isOfALaterWindow) {
            used = 0; // the broker's clock began it before ours
        }
        if (available >= 0 && !isOfAnEarlierWindow) {
            used = Math.max(used, allowed - available);
        }
        if (expiryNs > nowNs && expiryNs <= nowNs + 2 * WINDOW_NS) {
            windowEndNs = expiryNs;
        }
    }

    /**
     * Takes the broker's word that there were too many requests, after the headers of that answer. A window whose end
     * these tell has all but passed: the clocks differ, and the request is not held back for a window of its own.
     */
    void exhaust(long nowNs) {
        roll(nowNs);
        if (toldEndNs <= nowNs && toldEndNs > nowNs - FRESH_END_NS) {
            windowEndNs = nowNs + AGAIN_AFTER_NS;
        } else if (windowEndNs <= nowNs) {
            windowEndNs = nowNs + WINDOW_NS;
        }
        used = Math.max(used, allowed);
    }

    private static int number(Map<String, String> headers, String name) {
        String text = headers.getOrDefault(name, "").strip();
        return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : -1;
    }

    /**
     * Returns the end of the window, which some say is in seconds and others in milliseconds. A number of seconds has
     * lost its fraction, so the window ends within that second.
     */
    private static long expiryNs(Map<String, String> headers) {
        String text = headers.getOrDefault("x-ratelimit-expiry", "").strip();
        if (!text.matches("[0-9]{1,13}")) {
            return NOT_TOLD;
        }
        long number = Long.parseLong(text);
        return number >= MILLISECONDS_FROM ? number * MILLI_NS : (number + 1) * SECOND_NS;
    }
}
