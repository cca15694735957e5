package io.ringtape.bench.session;

/**
 * How much is measured.
 *
 * @param events about how many the session has; ring and disk are looked at for about as long as that takes
 * @param rounds of throughput
 * @param latencyRounds sessions played for latency in each mode
 */
public record Workload(long events, int rounds, int latencyRounds) {
    /** A few minutes. */
    public static final Workload FULL = new Workload(1_500_000, 9, 3);

    /** Below one minute. */
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

    /** Over the bare ring. */
    public long hops() {
        return events * HOPS_AN_EVENT;
    }

    /** Mebibytes written to the disk. */
    public int diskBlocks() {
        return (int) Math.min(MOST_BLOCKS, 1 + events / EVENTS_A_BLOCK);
    }
}
