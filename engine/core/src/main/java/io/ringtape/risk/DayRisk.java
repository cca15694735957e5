package io.ringtape.risk;

import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import io.ringtape.event.StateHasher;

/**
 * The day's profit, losing streak and drawdown, and the breach that lasts until the operator clears it.
 *
 * <p>An open loss counts as if it were closed at the touch; a gain counts once it is closed. So an open gain does not
 * make room for more loss, and the day exceeds its limit only by the cost of closing: what the market moves between two
 * valuations, the spread, and slippage.
 */
final class DayRisk {
    private final RiskRules rules;
    private final EntryQuestion figures = new EntryQuestion();
    private int trades;
    private long realised;
    private double realisedR;
    private int losingStreak;
    private long best;
    private long deepest;
    private long openLoss;
    private double openLossR;
    private long base;
    private double baseR;
    private int streakBase;
    private long high;
    private RiskRule breach = RiskRule.NONE;

    /** Creates a day without trades. */
    DayRisk(RiskRules rules) {
        this.rules = rules;
    }

    /** Adds a finished round trip with its profit in micro-dollars and in R, which may be missing. */
    void onTrade(long profit, double r) {
        trades++;
        realised += profit;
        if (Missing.isPresent(r)) {
            realisedR += r;
        }
        losingStreak = profit < 0 ? losingStreak + 1 : 0;
        if (profit >= 0) {
            streakBase = 0;
        }
        best = Math.max(best, realised);
        high = Math.max(high, realised);
        deepest = Math.max(deepest, best - realised + openLoss);
    }

    /** Sets what closing everything open would lose, micro-dollars and R; 0 or more. */
    void open(long loss, double lossR) {
        openLoss = loss;
        openLossR = lossR;
        deepest = Math.max(deepest, best - realised + openLoss);
    }

    /** Latches the first limit that a loss has reached. Returns whether it latched one now. */
    boolean latch() {
        if (breach == RiskRule.NONE) {
            describe(figures);
            breach = rules.reached(figures);
            return breach != RiskRule.NONE;
        }
        return false;
    }

    /** Fills in what the rules compare with the day's limits. */
    void describe(EntryQuestion q) {
        q.breach = breach;
        q.dayLoss = base - realised + openLoss;
        q.dayLossR = baseR - realisedR + openLossR;
        q.losingStreak = losingStreak - streakBase;
        q.drawdown = high - realised + openLoss;
    }

    /** Clears the breach, if there is one, and restarts losses, streak and drawdown from their present values. */
    void clearBreach() {
        if (breach != RiskRule.NONE) {
            breach = RiskRule.NONE;
            base = realised - openLoss;
            baseR = realisedR - openLossR;
            streakBase = losingStreak;
            high = base;
        }
    }

    /** Returns the latched breach, or NONE. */
    RiskRule breach() {
        return breach;
    }

    /** Returns the profit of the day's closed round trips, micro-dollars. */
    long realised() {
        return realised;
    }

    /** Fills in the day's state. */
    void describe(RiskState state) {
        state.tradesTaken = trades;
        state.realised = realised;
        state.realisedR = realisedR;
        state.losingStreak = losingStreak;
        state.drawdown = best - realised;
        state.breach = breach;
        state.openLoss = openLoss;
        state.maxDrawdown = deepest;
    }

    /** Folds the day into the digest. */
    void hash(StateHasher hasher) {
        hasher.add((long) trades);
        hasher.add(realised);
        hasher.add(realisedR);
        hasher.add((long) losingStreak);
        hasher.add(best);
        hasher.add(deepest);
        hasher.add(openLoss);
        hasher.add(openLossR);
        hasher.add(base);
        hasher.add(baseR);
        hasher.add((long) streakBase);
        hasher.add(high);
        hasher.choice("breach", breach, RiskRule.VALUES);
    }
}
