package io.ringtape.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.QuoteState;
import io.ringtape.event.RiskRule;
import io.ringtape.market.Instrument;
import io.ringtape.market.TradingSession;
import io.ringtape.risk.RiskRules.Question;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RiskRulesTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MILLI_NS = 1_000_000L;
    private static final long OPEN_NS = 34_200 * SECOND_NS;
    private static final long CLOSE_NS = 57_600 * SECOND_NS;
    private static final TradingSession SESSION = new TradingSession(
            LocalDate.of(2026, 11, 20), 14_400 * SECOND_NS, OPEN_NS, CLOSE_NS, 72_000 * SECOND_NS, false);
    private static final Instrument SPY = new Instrument(0, "SPY", 10_000, 40, false);

    private final Question question = allowed();

    /** Settings like the defaults, with that limit of the day's loss. */
    static RiskSettings settings(long maxDailyLoss) {
        return new RiskSettings(
                800 * MILLI_NS,
                2,
                300 * SECOND_NS,
                dollars(100),
                10_000,
                dollars(50_000),
                1_000 * Micros.ONE,
                maxDailyLoss,
                true,
                60 * SECOND_NS,
                SECOND_NS,
                30 * SECOND_NS);
    }

    private static RiskSettings zeros(boolean correlated) {
        return new RiskSettings(0, 0, 0, 0, 0, 0, 0, 0, correlated, 0, 0, 0);
    }

    private static long dollars(long dollars) {
        return dollars * Micros.ONE;
    }

    private static Question allowed() {
        Question question = new Question();
        question.instrument = SPY;
        question.timeNs = OPEN_NS + 3_600 * SECOND_NS;
        question.features = new FeatureSnapshot();
        question.features.quoteState = QuoteState.NORMAL;
        question.features.quoteAge = 100 * MILLI_NS;
        question.features.spread = 10_000;
        question.quantity = 50 * Micros.ONE;
        return question;
    }

    private final RiskRules rules = new RiskRules(settings(dollars(300)), SESSION);

    private void allows() {
        assertThat(rules.check(question)).isEqualTo(RiskRule.NONE);
    }

    private void refuses(RiskRule rule, double value, double limit) {
        assertThat(rules.check(question)).isEqualTo(rule);
        assertThat(rules.value()).isEqualTo(value);
        assertThat(rules.limit()).isEqualTo(limit);
    }

    @Test
    void allowsWhatBreaksNoRule() {
        allows();
    }

    @Test
    void refusesAfterTheOperatorsWord() {
        question.paused = true;
        refuses(RiskRule.PAUSED, 1, 0);
        question.killed = true;
        refuses(RiskRule.KILLED, 1, 0);
    }

    @Test
    void refusesAtTheLossOfTheDay() {
        question.realised = dollars(-300) + 1;
        allows();
        question.realised = dollars(-300);
        refuses(RiskRule.DAILY_LOSS, 300, 300);
        question.realised = dollars(-300) - 1;
        refuses(RiskRule.DAILY_LOSS, 300.000001, 300);
    }

    @Test
    void refusesALatchedBreachWhateverTheProfit() {
        question.breach = RiskRule.DAILY_LOSS;
        question.realised = dollars(50);
        refuses(RiskRule.DAILY_LOSS, -50, 300);
    }

    @Test
    void refusesBeforeTheOpen() {
        question.timeNs = OPEN_NS;
        allows();
        question.timeNs = OPEN_NS - 1;
        assertThat(rules.check(question)).isEqualTo(RiskRule.SESSION);
    }

    @Test
    void refusesTooNearTheClose() {
        question.timeNs = CLOSE_NS - 300 * SECOND_NS - 1;
        allows();
        question.timeNs = CLOSE_NS - 300 * SECOND_NS;
        refuses(RiskRule.SESSION, 300, 300);
        question.timeNs = CLOSE_NS - 300 * SECOND_NS + 1;
        assertThat(rules.check(question)).isEqualTo(RiskRule.SESSION);
    }

    @Test
    void refusesWhileHalted() {
        question.halted = true;
        refuses(RiskRule.HALT, 1, 0);
    }

    @Test
    void refusesWithAHoleInTheFeed() {
        question.gap = true;
        refuses(RiskRule.FEED_GAP, 1, 0);
    }

    @ParameterizedTest
    @EnumSource(value = QuoteState.class, mode = Mode.EXCLUDE, names = "NORMAL")
    void refusesOnEveryQuoteThatIsNotNormal(QuoteState state) {
        question.features.quoteState = state;
        refuses(RiskRule.NBBO_STATE, 1, 0);
    }

    @Test
    void refusesOnAnOldQuote() {
        question.features.quoteAge = 800 * MILLI_NS;
        allows();
        question.features.quoteAge = 800 * MILLI_NS + 1;
        refuses(RiskRule.NBBO_AGE, 800.000001, 800);
        question.features.quoteAge = Missing.LONG;
        refuses(RiskRule.NBBO_AGE, Missing.STATISTIC, 800);
    }

    @Test
    void refusesOnAWideSpread() {
        question.features.spread = 20_000;
        allows();
        question.features.spread = 20_001;
        refuses(RiskRule.SPREAD, 2.0001, 2);
        question.features.spread = Missing.LONG;
        refuses(RiskRule.SPREAD, Missing.STATISTIC, 2);
    }

    @Test
    void refusesASecondRoundTripOfTheInstrument() {
        question.instrumentBusy = true;
        question.busy = 1;
        refuses(RiskRule.POSITION, 1, 0);
    }

    @Test
    void refusesACorrelatedRoundTripOnlyWhenTheSettingsSaySo() {
        question.busy = 1;
        refuses(RiskRule.CORRELATED, 1, 0);
        RiskSettings apart = new RiskSettings(
                800 * MILLI_NS, 2, 0, dollars(100), 0, dollars(50_000), dollars(1_000), dollars(300), false, 0, 0, 0);
        assertThat(new RiskRules(apart, SESSION).check(question)).isEqualTo(RiskRule.NONE);
    }

    @Test
    void refusesLessThanAShare() {
        question.quantity = Micros.ONE;
        allows();
        question.quantity = Micros.ONE - 1;
        refuses(RiskRule.NOTIONAL, 0.999999, 1);
        question.quantity = 0;
        refuses(RiskRule.NOTIONAL, 0, 1);
    }

    /** Each rule alone, in the order in which they are asked: the first of those that refuse is the answer. */
    @Test
    void answersWithTheFirstRuleThatRefuses() {
        List<Consumer<Question>> breaches = new ArrayList<>(List.of(
                q -> q.killed = true,
                q -> q.paused = true,
                q -> q.realised = dollars(-301),
                q -> q.timeNs = CLOSE_NS,
                q -> q.halted = true,
                q -> q.gap = true,
                q -> q.features.quoteState = QuoteState.CROSSED,
                q -> q.features.quoteAge = Missing.LONG,
                q -> q.features.spread = Missing.LONG,
                q -> q.instrumentBusy = true,
                q -> q.busy = 1,
                q -> q.quantity = 0));
        List<RiskRule> order = List.of(
                RiskRule.KILLED,
                RiskRule.PAUSED,
                RiskRule.DAILY_LOSS,
                RiskRule.SESSION,
                RiskRule.HALT,
                RiskRule.FEED_GAP,
                RiskRule.NBBO_STATE,
                RiskRule.NBBO_AGE,
                RiskRule.SPREAD,
                RiskRule.POSITION,
                RiskRule.CORRELATED,
                RiskRule.NOTIONAL);
        for (int first = 0; first < breaches.size(); first++) {
            Question all = allowed();
            breaches.subList(first, breaches.size()).forEach(breach -> breach.accept(all));
            assertThat(rules.check(all)).isEqualTo(order.get(first));
            Question alone = allowed();
            breaches.get(first).accept(alone);
            assertThat(rules.check(alone)).isEqualTo(order.get(first));
        }
    }

    @Test
    void aLimitOfZeroMeansZero() {
        RiskRules none = new RiskRules(zeros(false), SESSION);
        assertThat(none.check(question)).isEqualTo(RiskRule.DAILY_LOSS);
        assertThat(none.value()).isEqualTo(0.0);
        assertThat(none.quantity(dollars(500), dollars(499))).isZero();
        question.realised = 1;
        assertThat(none.check(question)).isEqualTo(RiskRule.NBBO_AGE);
        question.features.quoteAge = 0;
        assertThat(none.check(question)).isEqualTo(RiskRule.SPREAD);
        question.features.spread = 0;
        question.timeNs = CLOSE_NS - 1;
        assertThat(none.check(question)).isEqualTo(RiskRule.NONE);
        question.timeNs = CLOSE_NS;
        assertThat(none.check(question)).isEqualTo(RiskRule.SESSION);
    }

    @Test
    void sizesByTheRiskOfTheTradeAndItsSlippage() {
        assertThat(rules.quantity(dollars(500), dollars(499))).isEqualTo(99 * Micros.ONE);
        assertThat(rules.quantity(dollars(499), dollars(500))).isEqualTo(99 * Micros.ONE);
        assertThat(rules.quantity(dollars(500), dollars(400))).isZero();
        assertThat(rules.quantity(dollars(500), 400_010_000)).isEqualTo(Micros.ONE);
    }

    @Test
    void sizesNoMoreThanTheCaps() {
        assertThat(rules.quantity(499_990_000, 499_980_000)).as("notional").isEqualTo(100 * Micros.ONE);
        assertThat(rules.quantity(499_990_001, 499_980_000)).as("notional").isEqualTo(99 * Micros.ONE);
        assertThat(rules.quantity(dollars(5), 4_990_000)).as("shares").isEqualTo(1_000 * Micros.ONE);
    }

    @Test
    void sizesNothingWithoutPricesOrAStopDistance() {
        for (long bad : new long[] {Missing.LONG, 0, -1}) {
            assertThat(rules.quantity(bad, dollars(499))).isZero();
            assertThat(rules.quantity(dollars(500), bad)).isZero();
        }
        assertThat(rules.quantity(dollars(500), dollars(500))).isZero();
    }

    @Test
    void sizesAsExactDecimalsDo() {
        for (long seed = 0; seed < 3_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long entry = random.nextLong(1, dollars(900));
            long stop = random.nextLong(1, dollars(900));
            RiskSettings settings = new RiskSettings(
                    0,
                    0,
                    0,
                    random.nextLong(dollars(500)),
                    random.nextLong(50_000),
                    random.nextLong(dollars(100_000)),
                    random.nextLong(dollars(2_000)),
                    0,
                    true,
                    0,
                    0,
                    0);
            BigDecimal perShare = BigDecimal.valueOf(Math.abs(entry - stop) + settings.slippageAllowance());
            BigDecimal expected = wholes(settings.riskPerTrade(), perShare)
                    .min(wholes(settings.maxNotional(), BigDecimal.valueOf(entry + settings.slippageAllowance())))
                    .min(wholes(settings.maxShares(), BigDecimal.valueOf(Micros.ONE)));
            assertThat(BigDecimal.valueOf(new RiskRules(settings, SESSION).quantity(entry, stop)))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(expected.movePointRight(6));
        }
    }

    private static BigDecimal wholes(long most, BigDecimal unit) {
        return BigDecimal.valueOf(most).divide(unit, 0, RoundingMode.DOWN);
    }
}
