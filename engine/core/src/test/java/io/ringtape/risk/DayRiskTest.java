package io.ringtape.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import io.ringtape.event.StateHasher;
import org.junit.jupiter.api.Test;

class DayRiskTest {
    private static final long LIMIT = 300 * Micros.ONE;

    private final DayRisk day = new DayRisk(RiskRulesTest.settings(LIMIT));

    private static long dollars(long dollars) {
        return dollars * Micros.ONE;
    }

    private RiskState state(DayRisk of, int open) {
        RiskState state = new RiskState();
        of.describe(state, open);
        return state;
    }

    @Test
    void beginsWithNothing() {
        RiskState state = state(day, 0);
        assertThat(state.tradesTaken).isZero();
        assertThat(state.realised).isZero();
        assertThat(state.realisedR).isZero();
        assertThat(state.losingStreak).isZero();
        assertThat(state.drawdown).isZero();
        assertThat(state.breach).isEqualTo(RiskRule.NONE);
        assertThat(day.breach()).isEqualTo(RiskRule.NONE);
    }

    @Test
    void sumsUpTheDay() {
        day.onTrade(dollars(100), 1.0);
        day.onTrade(dollars(-40), -0.4);
        day.onTrade(dollars(-30), Missing.STATISTIC);
        RiskState state = state(day, 2);
        assertThat(state.tradesTaken).isEqualTo(3);
        assertThat(state.openPositions).isEqualTo(2);
        assertThat(state.realised).isEqualTo(dollars(30));
        assertThat(state.realisedR).isEqualTo(0.6);
        assertThat(state.losingStreak).isEqualTo(2);
        assertThat(state.drawdown).isEqualTo(dollars(70));
    }

    @Test
    void aWinOrAScratchEndsTheLosingStreak() {
        day.onTrade(-1, 0);
        day.onTrade(0, 0);
        assertThat(state(day, 0).losingStreak).isZero();
        day.onTrade(-1, 0);
        day.onTrade(-1, 0);
        day.onTrade(1, 0);
        assertThat(state(day, 0).losingStreak).isZero();
    }

    @Test
    void drawdownIsHeldAgainstTheBestOfTheDayNotLessThanItsStart() {
        day.onTrade(dollars(-50), 0);
        assertThat(state(day, 0).drawdown).isEqualTo(dollars(50));
        day.onTrade(dollars(200), 0);
        assertThat(state(day, 0).drawdown).isZero();
        day.onTrade(dollars(-20), 0);
        assertThat(state(day, 0).drawdown).isEqualTo(dollars(20));
    }

    @Test
    void latchesAtTheLimitAndNotAMicroBefore() {
        assertThat(day.onTrade(-LIMIT + 1, -1)).isFalse();
        assertThat(day.breach()).isEqualTo(RiskRule.NONE);
        assertThat(day.onTrade(-1, 0)).isTrue();
        assertThat(day.breach()).isEqualTo(RiskRule.DAILY_LOSS);
        assertThat(state(day, 0).breach).isEqualTo(RiskRule.DAILY_LOSS);
    }

    @Test
    void isAnnouncedOnceAndStaysLatchedThroughAWin() {
        assertThat(day.onTrade(-LIMIT, -3)).isTrue();
        assertThat(day.onTrade(dollars(-10), -1)).isFalse();
        assertThat(day.onTrade(dollars(1_000), 9)).isFalse();
        assertThat(day.breach()).isEqualTo(RiskRule.DAILY_LOSS);
    }

    @Test
    void aClearedBreachLetsLossesCountAnew() {
        day.onTrade(dollars(-310), -3);
        day.clearBreach();
        assertThat(day.breach()).isEqualTo(RiskRule.NONE);
        assertThat(day.counted()).isZero();
        assertThat(day.realised()).isEqualTo(dollars(-310));
        assertThat(day.onTrade(-LIMIT + 1, -3)).isFalse();
        assertThat(day.counted()).isEqualTo(-LIMIT + 1);
        assertThat(day.onTrade(-1, 0)).isTrue();
        day.clearBreach();
        assertThat(day.onTrade(-LIMIT, -3)).isTrue();
        assertThat(state(day, 0).realised).isEqualTo(dollars(-910));
    }

    @Test
    void clearingWithoutABreachForgivesNothing() {
        day.onTrade(dollars(-200), -2);
        day.clearBreach();
        assertThat(day.counted()).isEqualTo(dollars(-200));
        assertThat(day.onTrade(dollars(-100), -1)).isTrue();
    }

    @Test
    void aLimitOfZeroLatchesAtTheFirstLossButNotAtAScratch() {
        DayRisk none = new DayRisk(RiskRulesTest.settings(0));
        assertThat(none.onTrade(0, 0)).isFalse();
        assertThat(none.onTrade(-1, 0)).isTrue();
    }

    @Test
    void isInTheDigestWhole() {
        long[] digests = new long[5];
        digests[0] = digest();
        day.onTrade(dollars(10), 0.1);
        digests[1] = digest();
        day.onTrade(dollars(-10), -0.1);
        digests[2] = digest();
        day.onTrade(dollars(-400), -4);
        digests[3] = digest();
        day.clearBreach();
        digests[4] = digest();
        assertThat(digests).doesNotHaveDuplicates();
    }

    private long digest() {
        StateHasher hasher = new StateHasher().reset();
        day.hash(hasher);
        return hasher.value();
    }
}
