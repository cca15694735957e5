package io.ringtape.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import org.junit.jupiter.api.Test;

class DayRiskTest {
    private static final long LIMIT = 300 * Micros.ONE;

    private final TestLimits limits = new TestLimits();
    private DayRisk day = dayWithLoss(300);

    private DayRisk dayWithLoss(double maxDailyLoss) {
        limits.maxDailyLoss = maxDailyLoss;
        return new DayRisk(new RiskRules(limits.settings()));
    }

    private static long dollars(long dollars) {
        return dollars * Micros.ONE;
    }

    private RiskState state() {
        RiskState state = new RiskState();
        day.describe(state);
        return state;
    }

    private EntryQuestion figures() {
        EntryQuestion question = new EntryQuestion();
        day.describe(question);
        return question;
    }

    private boolean trade(long profit, double r) {
        day.onTrade(profit, r);
        return day.latch();
    }

    @Test
    void beginsWithNothing() {
        RiskState state = state();
        assertThat(state.tradesTaken).isZero();
        assertThat(state.realised).isZero();
        assertThat(state.realisedR).isZero();
        assertThat(state.losingStreak).isZero();
        assertThat(state.drawdown).isZero();
        assertThat(state.openLoss).isZero();
        assertThat(state.breach).isEqualTo(RiskRule.NONE);
        assertThat(day.latch()).isFalse();
    }

    @Test
    void sumsUpTheDay() {
        trade(dollars(100), 1.0);
        trade(dollars(-40), -0.4);
        trade(dollars(-30), Missing.STATISTIC);
        day.open(dollars(7), 0.07);
        RiskState state = state();
        assertThat(state.tradesTaken).isEqualTo(3);
        assertThat(state.realised).isEqualTo(dollars(30));
        assertThat(state.realisedR).isEqualTo(0.6);
        assertThat(state.losingStreak).isEqualTo(2);
        assertThat(state.drawdown).isEqualTo(dollars(70));
        assertThat(state.openLoss).isEqualTo(dollars(7));
        assertThat(figures().dayLoss).isEqualTo(dollars(-23));
        assertThat(figures().drawdown).isEqualTo(dollars(77));
    }

    @Test
    void aWinOrAScratchEndsTheLosingStreak() {
        trade(-1, 0);
        trade(0, 0);
        assertThat(figures().losingStreak).isZero();
        trade(-1, 0);
        trade(-1, 0);
        assertThat(figures().losingStreak).isEqualTo(2);
        trade(1, 0);
        assertThat(figures().losingStreak).isZero();
    }

    @Test
    void drawdownIsHeldAgainstTheBestOfTheDayNotLessThanItsStart() {
        trade(dollars(-50), 0);
        assertThat(state().drawdown).isEqualTo(dollars(50));
        trade(dollars(200), 0);
        assertThat(state().drawdown).isZero();
        trade(dollars(-20), 0);
        assertThat(state().drawdown).isEqualTo(dollars(20));
    }

    @Test
    void latchesAtTheLimitAndNotAMicroBefore() {
        assertThat(trade(-LIMIT + 1, -1)).isFalse();
        assertThat(day.breach()).isEqualTo(RiskRule.NONE);
        assertThat(trade(-1, 0)).isTrue();
        assertThat(day.breach()).isEqualTo(RiskRule.DAILY_LOSS);
        assertThat(state().breach).isEqualTo(RiskRule.DAILY_LOSS);
    }

    @Test
    void latchesOnALossThatIsOpen() {
        trade(dollars(-200), -2);
        day.open(dollars(100) - 1, 1);
        assertThat(day.latch()).isFalse();
        day.open(dollars(100), 1);
        assertThat(day.latch()).isTrue();
        day.open(0, 0);
        assertThat(day.latch()).isFalse();
        assertThat(day.breach()).isEqualTo(RiskRule.DAILY_LOSS);
    }

    @Test
    void latchesAtTheLossInR() {
        limits.maxDailyLossR = 2;
        day = dayWithLoss(300);
        assertThat(trade(dollars(-10), -1.5)).isFalse();
        day.open(1, 0.499);
        assertThat(day.latch()).isFalse();
        day.open(1, 0.5);
        assertThat(day.latch()).isTrue();
        assertThat(day.breach()).isEqualTo(RiskRule.DAILY_LOSS_R);
    }

    @Test
    void latchesAtTheLosingStreak() {
        limits.maxLosingStreak = 3;
        day = dayWithLoss(300);
        assertThat(trade(-1, 0)).isFalse();
        assertThat(trade(-1, 0)).isFalse();
        assertThat(trade(-1, 0)).isTrue();
        assertThat(day.breach()).isEqualTo(RiskRule.LOSING_STREAK);
        day.clearBreach();
        assertThat(figures().losingStreak).isZero();
        assertThat(state().losingStreak).isEqualTo(3);
        trade(-1, 0);
        assertThat(trade(-1, 0)).isFalse();
        assertThat(trade(-1, 0)).isTrue();
        day.clearBreach();
        trade(1, 0);
        assertThat(figures().losingStreak).isZero();
    }

    @Test
    void latchesAtTheDrawdownFromTheBest() {
        limits.maxDrawdown = 150;
        day = dayWithLoss(300);
        trade(dollars(500), 5);
        trade(dollars(-100), -1);
        day.open(dollars(50) - 1, 0.5);
        assertThat(day.latch()).isFalse();
        day.open(dollars(50), 0.5);
        assertThat(day.latch()).isTrue();
        assertThat(day.breach()).isEqualTo(RiskRule.DRAWDOWN);
        day.clearBreach();
        assertThat(figures().drawdown).isZero();
        assertThat(day.latch()).isFalse();
        day.open(dollars(200), 2);
        assertThat(day.latch()).isTrue();
    }

    @Test
    void isAnnouncedOnceAndStaysLatchedThroughAWin() {
        assertThat(trade(-LIMIT, -3)).isTrue();
        assertThat(trade(dollars(-10), -1)).isFalse();
        assertThat(trade(dollars(1_000), 9)).isFalse();
        assertThat(day.breach()).isEqualTo(RiskRule.DAILY_LOSS);
    }

    @Test
    void aClearedBreachLetsLossesCountAnew() {
        trade(dollars(-310), -3);
        day.clearBreach();
        assertThat(day.breach()).isEqualTo(RiskRule.NONE);
        assertThat(figures().dayLoss).isZero();
        assertThat(figures().dayLossR).isZero();
        assertThat(day.realised()).isEqualTo(dollars(-310));
        assertThat(trade(-LIMIT + 1, -3)).isFalse();
        assertThat(figures().dayLoss).isEqualTo(LIMIT - 1);
        assertThat(trade(-1, 0)).isTrue();
        day.clearBreach();
        assertThat(trade(-LIMIT, -3)).isTrue();
        assertThat(state().realised).isEqualTo(dollars(-910));
    }

    @Test
    void clearingForgivesWhatIsOpenToo() {
        day.open(dollars(300), 3);
        assertThat(day.latch()).isTrue();
        day.clearBreach();
        assertThat(day.latch()).isFalse();
        day.onTrade(dollars(-300), -3);
        day.open(0, 0);
        assertThat(figures().dayLoss).isZero();
        assertThat(figures().dayLossR).isZero();
    }

    @Test
    void clearingWithoutABreachForgivesNothing() {
        trade(dollars(-200), -2);
        day.clearBreach();
        assertThat(figures().dayLoss).isEqualTo(dollars(200));
        assertThat(trade(dollars(-100), -1)).isTrue();
    }

    @Test
    void limitsOfZeroLatchAtTheFirstLossButNotAtAScratch() {
        limits.maxDailyLossR = 0;
        limits.maxLosingStreak = 0;
        limits.maxDrawdown = 0;
        day = dayWithLoss(0);
        assertThat(trade(0, 0)).isFalse();
        assertThat(trade(-1, 0)).isTrue();
    }

    @Test
    void theDeepestDrawdownCountsWhatIsOpenAndStays() {
        day.open(dollars(7), 0.07);
        assertThat(state().maxDrawdown).isEqualTo(dollars(7));
        trade(dollars(100), 1);
        assertThat(state().maxDrawdown).isEqualTo(dollars(7));
        trade(dollars(-40), -0.4);
        assertThat(state().maxDrawdown).isEqualTo(dollars(47));
        day.open(dollars(20), 0.2);
        assertThat(state().maxDrawdown).isEqualTo(dollars(60));
        day.open(0, 0);
        assertThat(state().maxDrawdown).isEqualTo(dollars(60));
    }
}
