package io.ringtape.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.RiskRule;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares the book with a naive one on random days with random limits, and checks that no limit is ever exceeded. */
class RandomDaysTest {
    private static final int DAYS = 400;
    private static final int STEPS = 400;

    @Test
    void noLimitIsExceededAndNoEntryRefusedWithoutReason() {
        Set<RiskRule> seen = EnumSet.noneOf(RiskRule.class);
        for (long seed = 0; seed < DAYS; seed++) {
            RandomDay day = new RandomDay(seed);
            for (int step = 0; step < STEPS; step++) {
                day.step();
            }
            seen.addAll(day.seen);
        }
        assertThat(seen)
                .as("answers met on the way")
                .contains(
                        RiskRule.NONE,
                        RiskRule.DAILY_LOSS,
                        RiskRule.DAILY_LOSS_R,
                        RiskRule.LOSING_STREAK,
                        RiskRule.DRAWDOWN,
                        RiskRule.SESSION_LOSS,
                        RiskRule.TRADES_DAY,
                        RiskRule.TRADES_SYMBOL,
                        RiskRule.POSITION,
                        RiskRule.CORRELATED,
                        RiskRule.POSITIONS,
                        RiskRule.NOTIONAL_GROUP,
                        RiskRule.NOTIONAL_TOTAL,
                        RiskRule.BUYING_POWER,
                        RiskRule.ORDER_RATE,
                        RiskRule.DAY_TRADES);
    }
}
