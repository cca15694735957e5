package io.ringtape.risk;

import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import io.ringtape.event.StateHasher;

/**
 * The day's account of risk: profit, streak, drawdown, and the breach that latches until the operator clears it.
 *
 * <p>Round trips count when they close. The loss of one that is open does not: its stop bounds it, it can turn, and a
 * limit that follows each quote would latch on a bad one. So a day may end beyond its limit by what was at risk in the
 * round trips that were open when it was reached.
 */
public final class DayRisk {
    private final RiskSettings settings;
    private int trades;
    private long realised;
    private double realisedR;
    private int losingStreak;
    private long best;
    private long forgiven;
    private RiskRule breach = RiskRule.NONE;

    /** A day without trades. */
    public DayRisk(RiskSettings settings) {
        this.settings = settings;
    }

    /**
     * A round trip ended.
     *
     * @return whether a breach latched just then
     */
    public boolean onTrade(long profit, double r) {
        trades++;
        realised += profit;
        if (Missing.isPresent(r)) {
            realisedR += r;
        }
        losingStreak = profit < 0 ? losingStreak + 1 : 0;
        best = Math.max(best, realised);
        if (breach == RiskRule.NONE && -counted() >= settings.maxDailyLoss() && profit < 0) {
            breach = RiskRule.DAILY_LOSS;
            return true;
        }
        return false;
    }

    /** The latched breach, or NONE. */
    public RiskRule breach() {
        return breach;
    }

    /** The operator clears the breach, if there is one: losses count anew from here. */
    public void clearBreach() {
        if (breach != RiskRule.NONE) {
            breach = RiskRule.NONE;
            forgiven = realised;
        }
    }

    /** Profit of the day's closed round trips, micro-dollars. */
    public long realised() {
        return realised;
    }

    /** Profit since the start or the last breach that the operator cleared: what the day's limit is held against. */
    public long counted() {
        return realised - forgiven;
    }

    /** Fills in the day's state. */
    public void describe(RiskState state, int openPositions) {
        state.tradesTaken = trades;
        state.openPositions = openPositions;
        state.realised = realised;
        state.realisedR = realisedR;
        state.losingStreak = losingStreak;
        state.drawdown = best - realised;
        state.breach = breach;
    }

    /** Folds the day into the digest. */
    public void hash(StateHasher hasher) {
        hasher.add((long) trades);
        hasher.add(realised);
        hasher.add(realisedR);
        hasher.add((long) losingStreak);
        hasher.add(best);
        hasher.add(forgiven);
        hasher.choice("breach", breach, RiskRule.VALUES);
    }
}
