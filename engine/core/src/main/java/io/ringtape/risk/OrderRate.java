package io.ringtape.risk;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.event.StateHasher;

/** Counts the requests sent to the broker in the last 60 seconds, up to the allowed number. */
final class OrderRate {
    /** Instants of the newest requests, in a ring. */
    private final long[] sentNs;

    private long sent;

    OrderRate(RiskSettings.OrderLimits limits) {
        sentNs = new long[limits.maxOrdersPerMinute()];
    }

    void onRequest(long timeNs) {
        if (sentNs.length > 0) {
            sentNs[(int) (sent % sentNs.length)] = timeNs;
        }
        sent++;
    }

    /** Returns the number of requests in the 60 seconds before {@code timeNs}. */
    int inMinuteTo(long timeNs) {
        int known = (int) Math.min(sent, sentNs.length);
        int count = 0;
        for (int i = 0; i < known; i++) {
            count += timeNs - sentNs[i] < MINUTE_NS ? 1 : 0;
        }
        return count;
    }

    void hash(StateHasher hasher) {
        hasher.add(sent);
        for (long instant : sentNs) {
            hasher.add(instant);
        }
    }
}
