package io.ringtape.setup;

/**
 * A time around scheduled news, without entries.
 *
 * @param label the news
 * @param startNs start, nanoseconds after midnight in New York
 * @param endNs end, exclusive
 */
public record Blackout(String label, long startNs, long endNs) {
    public Blackout {
        if (startNs > endNs) {
            throw new IllegalArgumentException("blackout '" + label + "' ends before it starts");
        }
    }

    /** Whether the blackout covers {@code sinceMidnightNs}, nanoseconds after midnight in New York. */
    public boolean covers(long sinceMidnightNs) {
        return sinceMidnightNs >= startNs && sinceMidnightNs < endNs;
    }
}
