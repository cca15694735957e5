package io.ringtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Trade;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PrintRulesTest {
    private static final TradingSession SESSION =
            new TradingSession(LocalDate.of(2026, 3, 2), 100, 200, 300, 400, false);
    private static final int FORM_T = 12;

    private static final ConditionTable CONDITIONS = ConditionTable.builder()
            .add(FORM_T, ConditionTable.VOLUME, ConditionTable.ALL)
            .build();

    private final PrintRules rules = new PrintRules(
            SESSION,
            new ReadingSettings(CONDITIONS, true, PlausibilitySettings.OFF),
            new Plausibility(PlausibilitySettings.OFF, 2),
            2);

    @Test
    void aPlainPrintOfTheRegularSessionCountsForEverything() {
        int verdict = rules.judge(trade(200, 1));
        assertThat(verdict).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
        assertThat(PrintRules.formsPrice(verdict)).isTrue();
    }

    @Test
    void conditionsAreJudgedByTheSessionOfTheSipTime() {
        Trade regular = trade(299, 1);
        regular.conditions.add(FORM_T);
        Trade late = trade(300, 2);
        late.conditions.add(FORM_T);
        assertThat(rules.judge(regular)).isEqualTo(ConditionTable.VOLUME | PrintRules.REGULAR);
        assertThat(rules.judge(late)).isEqualTo(ConditionTable.ALL);
    }

    @Test
    void whatIsDroppedFormsNoPriceAndSaysWhy() {
        rules.judge(trade(200, 1));
        assertDropped(trade(200, 1), PrintRules.DUPLICATE);
        assertDropped(trade(99, 2), PrintRules.OUT_OF_SESSION);
        assertDropped(trade(400, 3), PrintRules.OUT_OF_SESSION);
        for (int correction = 10; correction <= 12; correction++) {
            Trade record = trade(200, correction);
            record.correction = correction;
            assertDropped(record, PrintRules.CORRECTION);
        }
    }

    @Test
    void aPrintOutOfSessionIsNotRemembered() {
        assertThat(rules.judge(trade(99, 1))).isEqualTo(PrintRules.OUT_OF_SESSION);
        assertThat(rules.judge(trade(200, 1))).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
    }

    @Test
    void aPrintWithoutPriceOrSizeCountsForNothing() {
        Trade free = trade(200, 1);
        free.price = 0;
        Trade empty = trade(200, 2);
        empty.size = 0;
        assertThat(rules.judge(free)).isEqualTo(PrintRules.REGULAR);
        assertThat(rules.judge(empty)).isEqualTo(PrintRules.REGULAR);
    }

    private void assertDropped(Trade trade, int why) {
        int verdict = rules.judge(trade);
        assertThat(verdict).isEqualTo(why);
        assertThat(PrintRules.formsPrice(verdict)).isFalse();
    }

    private static Trade trade(long sipNs, long sequence) {
        Trade trade = new Trade();
        trade.instrument = 1;
        trade.price = 600 * Micros.ONE;
        trade.size = 100 * Micros.ONE;
        trade.sipNs = sipNs;
        trade.exchangeNs = 150;
        trade.sipSequence = sequence;
        return trade;
    }
}
