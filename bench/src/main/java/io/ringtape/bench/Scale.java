package io.ringtape.bench;

/**
 * How much is measured.
 *
 * @param events about how many the session has; ring and disk are looked at for about as long as that takes
 * @param rounds of throughput
 * @param latencyRounds sessions played for latency in each mode
 */
record Scale(long events, int rounds, int latencyRounds) {
    /** A few minutes. */
    static final Scale FULL = new Scale(1_500_000, 9, 3);

    /** Below one minute. */
    static final Scale QUICK = new Scale(400_000, 3, 1);

    private static final int HOPS_AN_EVENT = 30;
    private static final int EVENTS_A_BLOCK = 3_000;
    private static final int MOST_BLOCKS = 1_024;

    Scale withEvents(long number) {
        return new Scale(number, rounds, latencyRounds);
    }

    Scale withRounds(int number) {
        return new Scale(events, number, latencyRounds);
    }

    /** Over the bare ring. */
    long hops() {
        return events * HOPS_AN_EVENT;
    }

    /** Mebibytes written to the disk. */
    int diskBlocks() {
        return (int) Math.min(MOST_BLOCKS, 1 + events / EVENTS_A_BLOCK);
    }
}
