package io.ringtape.bench.feed;

import io.ringtape.bench.profile.FoldedStacks;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a process with the feed found.
 *
 * @param lag of events behind their SIP time when the engine took them
 * @param delay of events from the arrival of their frame until the engine took them
 * @param counts of events
 * @param costs of the measured span
 * @param heap after collections
 * @param hot frames with the most time of their own; empty without a profile
 */
record ClientFigures(Spread lag, Spread delay, Counts counts, Costs costs, Heap heap, List<FoldedStacks.Self> hot) {
    /** Percentiles in nanoseconds. */
    record Spread(long p50, long p99, long p999, long greatest) {
        static Spread of(Histogram values) {
            return new Spread(
                    values.getValueAtPercentile(50),
                    values.getValueAtPercentile(99),
                    values.getValueAtPercentile(99.9),
                    values.getMaxValue());
        }
    }

    /**
     * Events of the measured span.
     *
     * @param received by the engine
     * @param lost prints that found no room
     * @param conflated quotes that a newer one replaced
     * @param missedBefore prints and quotes that found no room before the measured span
     * @param holes that were opened in the measured span
     * @param connections how often the feed went live
     */
    record Counts(long received, long lost, long conflated, long missedBefore, long holes, int connections) {}

    /**
     * What the process used in the measured span.
     *
     * @param ownBytes allocated by the connection's thread from a frame's arrival to the publishing of its last event
     * @param libraryBytes allocated by it besides
     * @param threads what each used
     */
    record Costs(long ownBytes, long libraryBytes, List<ThreadUse.Share> threads) {}

    /**
     * Heap in use after a collection, bytes.
     *
     * @param start when the feed was connected
     * @param end before it was closed
     * @param causes that went through the pipeline
     */
    record Heap(long start, long end, long causes) {}
}
