package io.ringtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PrintRulesTest {
    private static final TradingSession SESSION =
            new TradingSession(LocalDate.of(2026, 3, 2), 100, 200, 300, 400, false);
    private static final int FORM_T = 12;

    private static final int CROSS = 13;
    private static final int VOLUME_ONLY = 14;
    private static final int IN_NO_TABLE = 15;
    private static final PlausibilitySettings BOUNDS = new PlausibilitySettings(1, 0, 10, 3, 10, Long.MAX_VALUE, 10);

    private final ConditionTable conditions = ConditionTable.builder()
            .add(FORM_T, ConditionTable.VOLUME, ConditionTable.ALL)
            .add(CROSS, ConditionTable.ALL, ConditionTable.ALL)
            .add(VOLUME_ONLY, ConditionTable.VOLUME, ConditionTable.VOLUME)
            .auction(CROSS)
            .build();

    private final PrintRules rules = new PrintRules(
            SESSION,
            new ReadingSettings(conditions, true, PlausibilitySettings.OFF),
            new Plausibility(PlausibilitySettings.OFF, 2),
            2);
    private final PrintRules strict =
            new PrintRules(SESSION, new ReadingSettings(conditions, false, BOUNDS), new Plausibility(BOUNDS, 2), 2);

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

    @Test
    void eachSessionBeginsWithItsFirstInstant() {
        assertThat(rules.judge(trade(99, 1))).isEqualTo(PrintRules.OUT_OF_SESSION);
        assertThat(rules.judge(trade(100, 2))).isEqualTo(ConditionTable.ALL | PrintRules.PRE_MARKET);
        assertThat(rules.judge(trade(199, 3))).isEqualTo(ConditionTable.ALL | PrintRules.PRE_MARKET);
        assertThat(rules.judge(trade(200, 4))).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
        assertThat(rules.judge(trade(300, 5))).isEqualTo(ConditionTable.ALL);
        assertThat(rules.outOfSession()).isEqualTo(1);
    }

    @Test
    void countsWhatItDrops() {
        rules.judge(trade(99, 1));
        rules.judge(trade(400, 2));
        rules.judge(trade(200, 3));
        rules.judge(trade(200, 3));
        for (int sequence = 4; sequence < 7; sequence++) {
            Trade record = trade(200, sequence);
            record.correction = 10;
            rules.judge(record);
        }
        for (int sequence = 7; sequence < 11; sequence++) {
            Trade unknown = trade(200, sequence);
            unknown.conditions.add(IN_NO_TABLE);
            assertThat(rules.judge(unknown))
                    .isEqualTo(ConditionTable.VOLUME | ConditionTable.UNKNOWN | PrintRules.REGULAR);
        }
        assertThat(rules.outOfSession()).isEqualTo(2);
        assertThat(rules.duplicates()).isEqualTo(1);
        assertThat(rules.corrections()).isEqualTo(3);
        assertThat(rules.unknownConditions()).isEqualTo(4);
        assertThat(rules.implausible()).isZero();
        assertThat(rules.lateReports()).isZero();
    }

    @Test
    void aPrintFarFromTheMarketIsDroppedUnlessItCountsForVolumeOnly() {
        strict.judge(trade(200, 1));
        Trade far = trade(200, 2);
        far.price = 60 * Micros.ONE;
        assertDropped(strict, far, PrintRules.IMPLAUSIBLE);
        assertThat(strict.implausible()).isEqualTo(1);
        Trade volumeOnly = trade(200, 3);
        volumeOnly.price = 60 * Micros.ONE;
        volumeOnly.conditions.add(VOLUME_ONLY);
        assertThat(strict.judge(volumeOnly)).isEqualTo(ConditionTable.VOLUME | PrintRules.REGULAR);
        assertThat(strict.implausible()).isEqualTo(1);
    }

    @Test
    void aReportFromOffExchangeCountsForVolumeOnlyWhenItIsTooLate() {
        Trade inTime = offExchange(1, 200);
        Trade late = offExchange(2, 199);
        Trade lit = trade(210, 3);
        lit.exchangeNs = 199;
        Trade withoutTime = offExchange(4, Missing.LONG);
        assertThat(strict.judge(inTime)).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
        assertThat(strict.judge(late)).isEqualTo(ConditionTable.VOLUME | PrintRules.REGULAR);
        assertThat(strict.judge(lit)).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
        assertThat(strict.judge(withoutTime)).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
        assertThat(strict.lateReports()).isEqualTo(1);
    }

    @Test
    void aCrossCountsForVwapWhereTheSettingSaysSo() {
        Trade cross = trade(200, 1);
        cross.conditions.add(CROSS);
        assertThat(rules.judge(cross)).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
        assertThat(strict.judge(cross)).isEqualTo((ConditionTable.ALL & ~ConditionTable.VWAP) | PrintRules.REGULAR);
        assertThat(strict.judge(trade(200, 2))).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
    }

    @Test
    void onlyAPrintWithTheBitOfDeltaTakesLiquidity() {
        assertThat(PrintRules.takesLiquidity(ConditionTable.DELTA | PrintRules.REGULAR))
                .isTrue();
        assertThat(PrintRules.takesLiquidity(ConditionTable.ALL & ~ConditionTable.DELTA))
                .isFalse();
    }

    /** A back-fill of the first minute, long after it: what the filter has forgotten is refused, nothing counts twice. */
    @Test
    void aBackfillOlderThanWhatIsRememberedIsRefusedAndCounted() {
        for (int sequence = 1; sequence <= 1_200_000; sequence++) {
            rules.judge(trade(200, sequence));
        }
        int again = 0;
        for (int sequence = 1; sequence <= 1_200; sequence++) {
            Trade print = trade(200, sequence);
            print.backfilled = true;
            again += rules.judge(print) == PrintRules.FORGOTTEN_BACKFILL ? 1 : 0;
        }
        assertThat(again).isEqualTo(1_200);
        assertThat(rules.forgottenBackfills()).isEqualTo(1_200);
        assertThat(rules.duplicates()).isZero();
        Trade live = trade(200, 1_200);
        assertThat(rules.judge(live)).as("now remembered").isEqualTo(PrintRules.DUPLICATE);
    }

    @Test
    void aBackfillOfAnEmptyDayCountsAtAnySequence() {
        rules.judge(trade(200, 1_000_000));
        for (int sequence = 1; sequence <= 300_000; sequence++) {
            Trade print = trade(200, sequence);
            print.backfilled = true;
            assertThat(rules.judge(print)).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
        }
        assertThat(rules.forgottenBackfills()).isZero();
    }

    private void assertDropped(Trade trade, int why) {
        assertDropped(rules, trade, why);
    }

    private static void assertDropped(PrintRules rules, Trade trade, int why) {
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

    /** Returns a print of nanosecond 210 that was made at {@code exchangeNs} and reported by a TRF. */
    private static Trade offExchange(long sequence, long exchangeNs) {
        Trade trade = trade(210, sequence);
        trade.trfId = 201;
        trade.exchangeNs = exchangeNs;
        return trade;
    }
}
