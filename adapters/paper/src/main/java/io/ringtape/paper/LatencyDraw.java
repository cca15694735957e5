package io.ringtape.paper;

import io.ringtape.order.LatencySettings;

/**
 * Draws message latencies from a histogram. A draw is a pure function of seed, order and message, so that one order's
 * draws never depend on another order. Does not allocate.
 */
final class LatencyDraw {
    private final long seed;
    private final long[] latencyNs;
    private final long[] weightUpTo;

    LatencyDraw(LatencySettings settings) {
        seed = settings.seed();
        int rows = settings.rows().size();
        latencyNs = new long[rows];
        weightUpTo = new long[rows];
        long sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += settings.rows().get(i).weight();
            latencyNs[i] = settings.rows().get(i).latencyNs();
            weightUpTo[i] = sum;
        }
    }

    /** Returns the latency of message {@code message} of the order. */
    long draw(long orderId, long message) {
        int last = latencyNs.length - 1;
        if (last == 0) {
            return latencyNs[0];
        }
        long place = Long.remainderUnsigned(mix(mix(mix(seed) ^ orderId) ^ message), weightUpTo[last]);
        int row = 0;
        while (weightUpTo[row] <= place) {
            row++;
        }
        return latencyNs[row];
    }

    /** The mixing function of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
