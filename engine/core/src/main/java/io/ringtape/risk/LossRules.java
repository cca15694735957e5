package io.ringtape.risk;

import io.ringtape.event.Micros;
import io.ringtape.event.RiskRule;

/** What a day may cost: each limit refuses when it is reached. */
final class LossRules {
    private LossRules() {}

    /** A limit of the day, whose breach latches. */
    abstract static class DayLimit extends EntryRule {
        DayLimit(RiskRule code, String sentence, String unit, String... keys) {
            super(code, sentence, unit, keys);
        }

        @Override
        public final boolean latches() {
            return true;
        }

        @Override
        final boolean refuses(EntryQuestion q, RiskSettings s) {
            return q.breach == code() || value(q, s) >= limit(q, s);
        }
    }

    static final class DailyLoss extends DayLimit {
        DailyLoss() {
            super(
                    RiskRule.DAILY_LOSS,
                    "The day's loss, closed and open, has reached its limit.",
                    "dollars",
                    "maxDailyLossDollars");
        }

        @Override
        double value(EntryQuestion q, RiskSettings s) {
            return Micros.toDouble(q.dayLoss);
        }

        @Override
        double limit(EntryQuestion q, RiskSettings s) {
            return Micros.toDouble(s.day().losses().maxDailyLoss());
        }
    }

    static final class DailyLossR extends DayLimit {
        DailyLossR() {
            super(
                    RiskRule.DAILY_LOSS_R,
                    "The day's loss in R, closed and open, has reached its limit.",
                    "R",
                    "maxDailyLossR");
        }

        @Override
        double value(EntryQuestion q, RiskSettings s) {
            return q.dayLossR;
        }

        @Override
        double limit(EntryQuestion q, RiskSettings s) {
            return s.day().losses().maxDailyLossR();
        }
    }

    static final class LosingStreak extends DayLimit {
        LosingStreak() {
            super(RiskRule.LOSING_STREAK, "So many trades in a row were losses.", "trades", "maxLosingStreak");
        }

        @Override
        double value(EntryQuestion q, RiskSettings s) {
            return q.losingStreak;
        }

        @Override
        double limit(EntryQuestion q, RiskSettings s) {
            return s.day().losses().maxLosingStreak();
        }
    }

    static final class Drawdown extends DayLimit {
        Drawdown() {
            super(
                    RiskRule.DRAWDOWN,
                    "The loss from the day's best closed profit has reached its limit.",
                    "dollars",
                    "maxDrawdownDollars");
        }

        @Override
        double value(EntryQuestion q, RiskSettings s) {
            return Micros.toDouble(q.drawdown);
        }

        @Override
        double limit(EntryQuestion q, RiskSettings s) {
            return Micros.toDouble(s.day().losses().maxDrawdown());
        }
    }

    static final class SessionLoss extends EntryRule {
        SessionLoss() {
            super(
                    RiskRule.SESSION_LOSS,
                    "The loss of the trades entered in this policy session has reached its limit.",
                    "dollars",
                    "maxSessionLossDollars");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            return q.sessionLoss >= s.day().losses().maxSessionLoss();
        }

        @Override
        double value(EntryQuestion q, RiskSettings s) {
            return Micros.toDouble(q.sessionLoss);
        }

        @Override
        double limit(EntryQuestion q, RiskSettings s) {
            return Micros.toDouble(s.day().losses().maxSessionLoss());
        }
    }
}
