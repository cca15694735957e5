package io.ringtape.bench.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a session is played for latency: the first part flat out to warm up, unmeasured, then a stretch at each rate, and the
 * last flat out to the session's end.
 *
 * @param stretches in their order, the unmeasured one first; together the whole session
 */
public record LatencyPlan(List<Stretch> stretches) {
    /** Rate at which the service time has its goal, events a second. */
    static final long GOAL_RATE = 100_000;

    /** Rates in events per second, with the percentage of the session that arrives at each. */
    private static final SortedMap<Long, Integer> PERCENT_BY_RATE = new TreeMap<>(
            Map.of(10_000L, 1, 20_000L, 2, 50_000L, 4, 100_000L, 8, 200_000L, 12, 500_000L, 15, 1_000_000L, 15));

    /**
     * Transactions that arrive on one schedule.
     *
     * @param schedule of their arrivals
     * @param from index of the first
     * @param to index after the last
     */
    public record Stretch(ArrivalSchedule schedule, int from, int to) {
        private static final int SETTLING_SHARE = 100;

        /** Index of the first transaction that counts; the first hundredth settles into the rate. */
        int countedFrom() {
            return from + (to - from) / SETTLING_SHARE;
        }
    }

    /** The usual plan of a session. */
    static LatencyPlan of(int transactions) {
        int warm = share(transactions, 25);
        int slow = warm + share(transactions, 2);
        int usual = slow + share(transactions, 28);
        int fast = usual + share(transactions, 25);
        return new LatencyPlan(List.of(
                new Stretch(ArrivalSchedule.FLAT_OUT, 0, warm),
                new Stretch(new ArrivalSchedule(10_000), warm, slow),
                new Stretch(new ArrivalSchedule(GOAL_RATE), slow, usual),
                new Stretch(new ArrivalSchedule(500_000), usual, fast),
                new Stretch(ArrivalSchedule.FLAT_OUT, fast, transactions)));
    }

    /** A plan with a stretch at each of many rates. */
    public static LatencyPlan ofManyRates(int transactions) {
        int warm = share(transactions, 25);
        List<Stretch> stretches = new ArrayList<>(List.of(new Stretch(ArrivalSchedule.FLAT_OUT, 0, warm)));
        int from = warm;
        for (Map.Entry<Long, Integer> each : PERCENT_BY_RATE.entrySet()) {
            int to = from + share(transactions, each.getValue());
            stretches.add(new Stretch(new ArrivalSchedule(each.getKey()), from, to));
            from = to;
        }
        stretches.add(new Stretch(ArrivalSchedule.FLAT_OUT, from, transactions));
        return new LatencyPlan(List.copyOf(stretches));
    }

    private static int share(int transactions, int percent) {
        return (int) ((long) transactions * percent / 100);
    }
}
