package io.ringtape.bench.latency;

import io.ringtape.engine.Journal;

/**
 * Service and response time of every transaction: from its publish, and from its intended arrival, until its append
 * returns. The producer notes the start; the thread that appends reads the end.
 */
final class LatencyMeter {
    /** More than the ring has slots, so that a note is read before it is overwritten. */
    private static final int NOTES = 1 << 16;

    private final long[] arrivalsNs = new long[NOTES];
    private final long[] publishesNs = new long[NOTES];
    private final StretchHistograms service;
    private final StretchHistograms response;
    private long noted;
    private long seen;

    LatencyMeter(LatencyPlan plan) {
        service = new StretchHistograms(plan);
        response = new StretchHistograms(plan);
    }

    /** Notes that the producer is about to publish the next transaction. */
    void note(long intendedNs, long publishedNs) {
        int place = (int) (noted++ & NOTES - 1);
        arrivalsNs[place] = intendedNs;
        publishesNs[place] = publishedNs;
    }

    /** Wraps a journal and reads the clock after each append. */
    Journal around(Journal inner) {
        return frame -> {
            inner.append(frame);
            long nowNs = System.nanoTime();
            int place = (int) (seen++ & NOTES - 1);
            service.next(nowNs - publishesNs[place]);
            response.next(nowNs - arrivalsNs[place]);
        };
    }

    StretchHistograms service() {
        return service;
    }

    StretchHistograms response() {
        return response;
    }
}
