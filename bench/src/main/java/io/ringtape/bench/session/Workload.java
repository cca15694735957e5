package io.ringtape.bench.session;

/**
 * How much is measured.
 *
 * @param events approximate number of the session; ring and disk are measured for about as long as those take
 * @param rounds of throughput
 * @param latencyRounds sessions played for latency in each mode
 */
public record Workload(long events, int rounds, int latencyRounds) {
    /** A few minutes. */
    public static final Workload FULL = new Workload(1_500_000, 9, 3);

    /** Less than a minute. */
    public static final Workload QUICK = new Workload(400_000, 3, 1);

    private static final int HOPS_AN_EVENT = 30;
    private static final int EVENTS_A_BLOCK = 3_000;
    private static final int MOST_BLOCKS = 1_024;

    public Workload withEvents(long number) {
        return new Workload(number, rounds, latencyRounds);
    }

    public Workload withRounds(int number) {
        return new Workload(events, number, latencyRounds);
    }

    /** Returns the number of hops over the bare ring. */
    public long hops() {
        return events * HOPS_AN_EVENT;
    }

    /** Returns the mebibytes written to the disk. */
    public int diskBlocks() {
        return (int) Math.min(MOST_BLOCKS, 1 + events / EVENTS_A_BLOCK);
    }
}
