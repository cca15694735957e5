package io.ringtape.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import org.junit.jupiter.api.Test;

/** Rows of a catalogue of rules: how each compares {@code drawdown} with 5, alone and with its conditions. */
class EntryRuleTest {
    private final RiskSettings settings = new TestLimits().settings();
    private final EntryQuestion question = new EntryQuestion();

    private static EntryRule drawdown() {
        return new EntryRule(RiskRule.DRAWDOWN, "dollars", "maxDrawdownDollars", "another")
                .value((q, s) -> q.drawdown == Missing.LONG ? Missing.STATISTIC : q.drawdown);
    }

    /** Returns which of the values 4, 5 and 6 the rule refuses. */
    private String refused(EntryRule rule) {
        StringBuilder refused = new StringBuilder();
        for (int value = 4; value <= 6; value++) {
            question.drawdown = value;
            refused.append(rule.refuses(question, settings) ? value : "-");
        }
        return refused.toString();
    }

    @Test
    void aLimitIsComparedInFourWays() {
        assertThat(refused(drawdown().above((q, s) -> 5))).isEqualTo("--6");
        assertThat(refused(drawdown().atLeast((q, s) -> 5))).isEqualTo("-56");
        assertThat(refused(drawdown().atMost((q, s) -> 5))).isEqualTo("45-");
        assertThat(refused(drawdown().below((q, s) -> 5))).isEqualTo("4--");
    }

    @Test
    void anUnknownValueIsAboveEveryLimit() {
        question.drawdown = Missing.LONG;
        assertThat(drawdown().above((q, s) -> 5).refuses(question, settings)).isTrue();
        assertThat(drawdown().atLeast((q, s) -> 5).refuses(question, settings)).isFalse();
    }

    @Test
    void conditionsLimitAndWidenARule() {
        assertThat(refused(drawdown().above((q, s) -> 5).onlyWhen((q, s) -> q.killed)))
                .isEqualTo("---");
        assertThat(refused(drawdown().above((q, s) -> 5).alsoWhen((q, s) -> !q.killed)))
                .isEqualTo("456");
        question.killed = true;
        assertThat(refused(drawdown().above((q, s) -> 5).onlyWhen((q, s) -> q.killed)))
                .isEqualTo("--6");
        assertThat(refused(drawdown().above((q, s) -> 5).alsoWhen((q, s) -> !q.killed)))
                .isEqualTo("--6");
    }

    @Test
    void onlyARuleWithALatchRefusesItsBreach() {
        question.breach = RiskRule.DRAWDOWN;
        EntryRule latching = drawdown().above((q, s) -> 5).latching();
        EntryRule other = drawdown().above((q, s) -> 5);
        assertThat(latching.latches()).isTrue();
        assertThat(other.latches()).isFalse();
        assertThat(refused(latching)).isEqualTo("456");
        assertThat(refused(other)).isEqualTo("--6");
        question.breach = RiskRule.DAILY_LOSS;
        assertThat(refused(latching)).isEqualTo("--6");
    }

    @Test
    void tellsItsCodeUnitKeysAndFigures() {
        EntryRule rule = drawdown().above((q, s) -> 5);
        question.drawdown = 7;
        assertThat(rule.code()).isEqualTo(RiskRule.DRAWDOWN);
        assertThat(rule.unit()).isEqualTo("dollars");
        assertThat(rule.keys()).containsExactly("maxDrawdownDollars", "another");
        assertThat(rule.value(question, settings)).isEqualTo(7);
        assertThat(rule.limit(question, settings)).isEqualTo(5);
    }
}
