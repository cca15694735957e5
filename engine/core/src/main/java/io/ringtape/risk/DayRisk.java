package io.ringtape.risk;

import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import io.ringtape.event.StateHasher;

/**
 * The day's account of risk: profit, streak, drawdown, and the breach that latches until the operator clears it.
 *
 * <p>A loss counts while it is open, as it would be at the touch; a gain counts when it is closed. So an open gain buys
 * no further loss, and the day ends beyond its limit only by what the closing costs: the gap between two looks at the
 * market, the spread, and slippage.
 */
final class DayRisk {
    private final RiskSettings.LossLimits limits;
    private int trades;
    private long realised;
    private double realisedR;
    private int losingStreak;
    private long best;
    private long openLoss;
    private double openLossR;
    private long base;
    private double baseR;
    private int streakBase;
    private long high;
    private RiskRule breach = RiskRule.NONE;

    /** A day without trades. */
    DayRisk(RiskSettings.LossLimits limits) {
        this.limits = limits;
    }

    /** A round trip ended with that profit, micro-dollars, which may be missing in R. */
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
    }

    /** What is open would lose that much now, micro-dollars and R, 0 or more. */
    void open(long loss, double lossR) {
        openLoss = loss;
        openLossR = lossR;
    }

    /** Latches the first limit that is reached by a loss; whether one latched just then. */
    boolean latch() {
        if (breach == RiskRule.NONE) {
            breach = reached();
            return breach != RiskRule.NONE;
        }
        return false;
    }

    private RiskRule reached() {
        if (loss() > 0 && loss() >= limits.maxDailyLoss()) {
            return RiskRule.DAILY_LOSS;
        }
        if (lossR() > 0 && lossR() >= limits.maxDailyLossR()) {
            return RiskRule.DAILY_LOSS_R;
        }
        if (streak() > 0 && streak() >= limits.maxLosingStreak()) {
            return RiskRule.LOSING_STREAK;
        }
        return drawdown() > 0 && drawdown() >= limits.maxDrawdown() ? RiskRule.DRAWDOWN : RiskRule.NONE;
    }

    /** The operator clears the breach, if there is one: losses, streak and drawdown count anew from where they stand. */
    void clearBreach() {
        if (breach != RiskRule.NONE) {
            breach = RiskRule.NONE;
            base = realised - openLoss;
            baseR = realisedR - openLossR;
            streakBase = losingStreak;
            high = base;
        }
    }

    /** The latched breach, or NONE. */
    RiskRule breach() {
        return breach;
    }

    /** Profit of the day's closed round trips, micro-dollars. */
    long realised() {
        return realised;
    }

    /** Loss since the start or the last breach that was cleared, micro-dollars; negative when it is a profit. */
    long loss() {
        return base - realised + openLoss;
    }

    /** The same in R. */
    double lossR() {
        return baseR - realisedR + openLossR;
    }

    /** Losses in a row since the last breach that was cleared. */
    int streak() {
        return losingStreak - streakBase;
    }

    /** Loss from the best closed profit since the start or the last breach that was cleared, micro-dollars. */
    long drawdown() {
        return high - realised + openLoss;
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
    }

    /** Folds the day into the digest. */
    void hash(StateHasher hasher) {
        hasher.add((long) trades);
        hasher.add(realised);
        hasher.add(realisedR);
        hasher.add((long) losingStreak);
        hasher.add(best);
        hasher.add(openLoss);
        hasher.add(openLossR);
        hasher.add(base);
        hasher.add(baseR);
        hasher.add((long) streakBase);
        hasher.add(high);
        hasher.choice("breach", breach, RiskRule.VALUES);
    }
}
