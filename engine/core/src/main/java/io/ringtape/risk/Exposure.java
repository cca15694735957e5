package io.ringtape.risk;

import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;
import io.ringtape.market.Instrument;
import java.util.List;

/** Round trips by instrument, open from the request of the entry to the end of the exit, and their number today. */
final class Exposure {
    private static final int NO_POLICY = -1;

    /** For each instrument, the first instrument of its correlated group. */
    private final int[] groups;

    private final long[] notional;
    private final boolean[] busy;
    private final int[] trades;
    private final long[] openProfit;
    private final double[] openR;
    private final int[] policies;
    private final long[] profitOfPolicy;

    Exposure(List<Instrument> instruments, List<List<String>> correlatedGroups, int policyCount) {
        int count = instruments.size();
        groups = new int[count];
        notional = new long[count];
        busy = new boolean[count];
        trades = new int[count];
        openProfit = new long[count];
        openR = new double[count];
        policies = new int[count];
        profitOfPolicy = new long[policyCount];
        for (Instrument instrument : instruments) {
            groups[instrument.id()] = firstOfGroup(instrument, instruments, correlatedGroups);
        }
    }

    private static int firstOfGroup(Instrument of, List<Instrument> instruments, List<List<String>> correlatedGroups) {
        for (List<String> group : correlatedGroups) {
            if (group.contains(of.symbol())) {
                for (Instrument instrument : instruments) {
                    if (group.contains(instrument.symbol())) {
                        return instrument.id();
                    }
                }
            }
        }
        return of.id();
    }

    void begin(int instrument, int policy, long money) {
        busy[instrument] = true;
        notional[instrument] = money;
        trades[instrument]++;
        policies[instrument] = policy;
    }

    void reopen(int instrument, int policy) {
        busy[instrument] = true;
        policies[instrument] = policy;
    }

    /** Removes an entry that ended without a fill from the count of trades. */
    void expire(int instrument) {
        trades[instrument]--;
        free(instrument);
    }

    void close(int instrument, long profit) {
        if (policies[instrument] >= 0) {
            profitOfPolicy[policies[instrument]] += profit;
        }
        free(instrument);
    }

    private void free(int instrument) {
        busy[instrument] = false;
        notional[instrument] = 0;
        openProfit[instrument] = 0;
        openR[instrument] = 0;
        policies[instrument] = NO_POLICY;
    }

    void mark(int instrument, long profit, double r) {
        openProfit[instrument] = profit;
        openR[instrument] = Missing.isPresent(r) ? r : 0;
    }

    /** Loss of the open round trips that would lose if they were closed now, micro-dollars. */
    long openLoss() {
        long loss = 0;
        for (long profit : openProfit) {
            loss -= Math.min(0, profit);
        }
        return loss;
    }

    /** Returns {@link #openLoss()} in R. */
    double openLossR() {
        double loss = 0;
        for (double r : openR) {
            loss -= Math.min(0, r);
        }
        return loss;
    }

    void describe(EntryQuestion q) {
        int instrument = q.instrument.id();
        q.symbolBusy = busy[instrument];
        q.tradesOfSymbol = trades[instrument];
        q.notionalOfSymbol = notional[instrument];
        q.sessionLoss = q.policy >= 0 ? -profitOfPolicy[q.policy] : 0;
        q.tradesToday = 0;
        q.positions = 0;
        q.positionsOfGroup = 0;
        q.notional = 0;
        q.notionalOfGroup = 0;
        for (int i = 0; i < groups.length; i++) {
            boolean inGroup = groups[i] == groups[instrument];
            q.tradesToday += trades[i];
            q.positions += busy[i] ? 1 : 0;
            q.positionsOfGroup += busy[i] && inGroup ? 1 : 0;
            q.notional += notional[i];
            q.notionalOfGroup += inGroup ? notional[i] : 0;
            q.sessionLoss -= busy[i] && policies[i] == q.policy ? Math.min(0, openProfit[i]) : 0;
        }
    }

    int positions() {
        int count = 0;
        for (boolean each : busy) {
            count += each ? 1 : 0;
        }
        return count;
    }

    void hash(StateHasher hasher) {
        for (int i = 0; i < busy.length; i++) {
            hasher.flag("busy", busy[i]);
            hasher.add(notional[i]);
            hasher.add((long) trades[i]);
            hasher.add(openProfit[i]);
            hasher.add(openR[i]);
            hasher.add((long) policies[i]);
        }
        for (long profit : profitOfPolicy) {
            hasher.add(profit);
        }
    }
}
