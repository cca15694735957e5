package io.ringtape.bench.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a session is played for latency: the first part flat out to warm up, unmeasured, then a stretch at each rate, and
 * the rest of the session flat out.
 *
 * @param stretches in order, the unmeasured one first; together the whole session
 */
record LatencyPlan(List<Stretch> stretches) {
    /** Events a second at which the service time has its goal. */
    static final long GOAL_RATE = 100_000;

    /**
     * Transactions that arrive on one schedule.
     *
     * @param schedule of the arrivals
     * @param from index of the first
     * @param to index after the last
     */
    record Stretch(ArrivalSchedule schedule, int from, int to) {
        private static final int SETTLING_SHARE = 100;

        /** Returns the index of the first transaction that counts; the first hundredth settles into the rate. */
        int countedFrom() {
            return from + (to - from) / SETTLING_SHARE;
        }
    }

    /** Returns the usual plan of a session. */
    static LatencyPlan of(int transactions) {
        return of(transactions, new TreeMap<>(Map.of(10_000L, 2, GOAL_RATE, 28, 500_000L, 25)));
    }

    /** Returns a plan with a stretch at each of many rates. */
    static LatencyPlan ofManyRates(int transactions) {
        return of(
                transactions,
                new TreeMap<>(Map.of(
                        10_000L, 1, 20_000L, 2, 50_000L, 4, 100_000L, 8, 200_000L, 12, 500_000L, 15, 1_000_000L, 15)));
    }

    private static LatencyPlan of(int transactions, SortedMap<Long, Integer> percentByRate) {
        int from = share(transactions, 25);
        List<Stretch> stretches = new ArrayList<>(List.of(new Stretch(ArrivalSchedule.FLAT_OUT, 0, from)));
        for (Map.Entry<Long, Integer> each : percentByRate.entrySet()) {
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
