package io.ringtape.bench;

/**
 * How much is measured.
 *
 * @param events about how many the session has
 * @param rounds of throughput
 * @param latencyRounds sessions played for latency in each mode
 * @param hops over the bare ring
 * @param diskBlocks mebibytes written to the disk
 */
record Scale(long events, int rounds, int latencyRounds, long hops, int diskBlocks) {
    /** A few minutes. */
    static final Scale FULL = new Scale(2_000_000, 9, 3, 50_000_000, 512);

    /** Below one minute. */
    static final Scale QUICK = new Scale(400_000, 4, 2, 20_000_000, 128);

    Scale withEvents(long number) {
        return new Scale(number, rounds, latencyRounds, hops, diskBlocks);
    }

    Scale withRounds(int number) {
        return new Scale(events, number, latencyRounds, hops, diskBlocks);
    }
}
