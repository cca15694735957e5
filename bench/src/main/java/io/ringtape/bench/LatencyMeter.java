package io.ringtape.bench;

import io.ringtape.event.Frame;
import io.ringtape.pipeline.TransactionListener;

/**
 * Service and response time of every transaction: from its publish, and from when it was meant to arrive, to the moment
 * at which it is on the journal. The producer notes the one, the pipeline calls the other.
 */
final class LatencyMeter implements TransactionListener {
    /** More than a ring has slots, so that a note is read before it is written over. */
    private static final int NOTES = 1 << 16;

    private final long[] intendedNs = new long[NOTES];
    private final long[] publishedNs = new long[NOTES];
    private final StretchHistograms service;
    private final StretchHistograms response;
    private long noted;
    private long seen;

    LatencyMeter(LatencyPlan plan) {
        service = new StretchHistograms(plan);
        response = new StretchHistograms(plan);
    }

    /** The producer is about to publish the next transaction. */
    void note(long intended, long published) {
        int place = (int) (noted++ & NOTES - 1);
        intendedNs[place] = intended;
        publishedNs[place] = published;
    }

    @Override
    public void onTransaction(Frame frame) {
        long nowNs = System.nanoTime();
        int place = (int) (seen++ & NOTES - 1);
        service.next(nowNs - publishedNs[place]);
        response.next(nowNs - intendedNs[place]);
    }

    StretchHistograms service() {
        return service;
    }

    StretchHistograms response() {
        return response;
    }
}
