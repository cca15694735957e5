package io.ringtape.risk;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.QuoteState;
import io.ringtape.event.RiskRule;
import io.ringtape.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RiskRulesTest {
    private static final long OPEN_NS = 34_200 * SECOND_NS;
    private static final long CLOSE_NS = 57_600 * SECOND_NS;
    private static final Instrument SPY = new Instrument(0, "SPY", 10_000, 40, false);

    private final TestLimits limits = new TestLimits();
    private final EntryQuestion question = allowed();

    private static long dollars(double dollars) {
        return Micros.ofDouble(dollars);
    }

    /** Returns an allowed entry: a long of 99 shares at 500 with a stop a dollar below. */
    private static EntryQuestion allowed() {
        EntryQuestion question = new EntryQuestion();
        question.instrument = SPY;
        question.timeNs = OPEN_NS + 3_600 * SECOND_NS;
        question.openNs = OPEN_NS;
        question.closeNs = CLOSE_NS;
        question.features = new FeatureSnapshot();
        question.features.quoteState = QuoteState.NORMAL;
        question.features.quoteAge = 100 * MILLI_NS;
        question.features.bid = dollars(499.99);
        question.features.ask = dollars(500);
        question.features.spread = 10_000;
        question.features.last = dollars(500);
        question.entry = dollars(500);
        question.limit = dollars(500);
        question.stop = dollars(499);
        question.buyingPower = dollars(100_000);
        question.equity = dollars(30_000);
        return question;
    }

    private void allows() {
        assertThat(new RiskRules(limits.settings()).check(question)).isEqualTo(RiskRule.NONE);
    }

    private void refuses(RiskRule rule, double value, double limit) {
        RiskRules rules = new RiskRules(limits.settings());
        assertThat(rules.check(question)).isEqualTo(rule);
        assertThat(rules.value()).isEqualTo(value);
        assertThat(rules.limit()).isEqualTo(limit);
    }

    @Test
    void allowsWhatBreaksNoRule() {
        allows();
        assertThat(question.quantity()).isEqualTo(99 * Micros.ONE);
    }

    @Test
    void refusesAfterTheOperatorsWord() {
        question.paused = true;
        refuses(RiskRule.PAUSED, 1, 0);
        question.killed = true;
        refuses(RiskRule.KILLED, 1, 0);
    }

    @Test
    void refusesWithoutABrokerWhateverTheOperatorSays() {
        question.killed = true;
        question.brokerAbsent = true;
        refuses(RiskRule.NO_BROKER, 1, 0);
    }

    @Test
    void refusesAtTheLossOfTheDay() {
        limits.maxDailyLoss = 300;
        question.dayLoss = dollars(300) - 1;
        allows();
        question.dayLoss = dollars(300);
        refuses(RiskRule.DAILY_LOSS, 300, 300);
        question.dayLoss = dollars(300) + 1;
        refuses(RiskRule.DAILY_LOSS, 300.000001, 300);
    }

    @Test
    void refusesAtTheLossOfTheDayInR() {
        limits.maxDailyLossR = 3;
        question.dayLossR = Math.nextDown(3.0);
        allows();
        question.dayLossR = 3;
        refuses(RiskRule.DAILY_LOSS_R, 3, 3);
    }

    @Test
    void refusesAfterLossesInARow() {
        limits.maxLosingStreak = 3;
        question.losingStreak = 2;
        allows();
        question.losingStreak = 3;
        refuses(RiskRule.LOSING_STREAK, 3, 3);
        question.losingStreak = 4;
        refuses(RiskRule.LOSING_STREAK, 4, 3);
    }

    @Test
    void refusesAtTheDrawdown() {
        limits.maxDrawdown = 200;
        question.drawdown = dollars(200) - 1;
        allows();
        question.drawdown = dollars(200);
        refuses(RiskRule.DRAWDOWN, 200, 200);
    }

    @Test
    void refusesAtTheLossOfThePolicySession() {
        limits.maxSessionLoss = 150;
        question.sessionLoss = dollars(150) - 1;
        allows();
        question.sessionLoss = dollars(150);
        refuses(RiskRule.SESSION_LOSS, 150, 150);
    }

    @ParameterizedTest
    @EnumSource(
            value = RiskRule.class,
            mode = Mode.INCLUDE,
            names = {"DAILY_LOSS", "DAILY_LOSS_R", "LOSING_STREAK", "DRAWDOWN"})
    void refusesALatchedBreachWhateverTheProfit(RiskRule breach) {
        question.breach = breach;
        question.dayLoss = dollars(-50);
        question.dayLossR = -0.5;
        RiskRules rules = new RiskRules(limits.settings());
        assertThat(rules.check(question)).isEqualTo(breach);
        assertThat(rules.value()).isLessThan(rules.limit());
    }

    @Test
    void onlyTheLimitsOfTheDayLatch() {
        assertThat(RiskRules.catalogue().stream().filter(EntryRule::latches).map(EntryRule::code))
                .containsExactly(RiskRule.DAILY_LOSS, RiskRule.DAILY_LOSS_R, RiskRule.LOSING_STREAK, RiskRule.DRAWDOWN);
    }

    @Test
    void refusesBeforeTheOpen() {
        question.timeNs = OPEN_NS;
        allows();
        question.timeNs = OPEN_NS - 1;
        refuses(RiskRule.SESSION, 23_400.000000001, 300);
    }

    @Test
    void refusesTooNearTheClose() {
        question.timeNs = CLOSE_NS - 300 * SECOND_NS - 1;
        allows();
        question.timeNs = CLOSE_NS - 300 * SECOND_NS;
        refuses(RiskRule.SESSION, 300, 300);
        question.timeNs = CLOSE_NS - 300 * SECOND_NS + 1;
        refuses(RiskRule.SESSION, 299.999999999, 300);
    }

    @Test
    void refusesWhileHalted() {
        question.halted = true;
        refuses(RiskRule.HALT, 1, 0);
    }

    @ParameterizedTest
    @EnumSource(value = QuoteState.class, mode = Mode.EXCLUDE, names = "NORMAL")
    void refusesOnEveryQuoteThatIsNotNormal(QuoteState state) {
        question.features.quoteState = state;
        refuses(RiskRule.NBBO_STATE, 1, 0);
    }

    @Test
    void refusesOnAnOldQuote() {
        limits.maxQuoteAgeNs = 800 * MILLI_NS;
        question.features.quoteAge = 800 * MILLI_NS;
        allows();
        question.features.quoteAge = 800 * MILLI_NS + 1;
        refuses(RiskRule.NBBO_AGE, 800.000001, 800);
        question.features.quoteAge = Missing.LONG;
        refuses(RiskRule.NBBO_AGE, Missing.STATISTIC, 800);
    }

    @Test
    void refusesOnAWideSpread() {
        limits.maxSpreadTicks = 2;
        question.features.spread = 20_000;
        allows();
        question.features.spread = 20_001;
        refuses(RiskRule.SPREAD, 2.0001, 2);
        question.features.spread = Missing.LONG;
        refuses(RiskRule.SPREAD, Missing.STATISTIC, 2);
    }

    @Test
    void refusesALimitFarFromMidOrFromTheLastPrice() {
        limits.maxCollarBps = 20;
        question.features.bid = dollars(499.99);
        question.features.ask = dollars(500.01);
        question.limit = dollars(501);
        allows();
        question.limit = dollars(499);
        allows();
        question.limit = dollars(501.01);
        assertThat(new RiskRules(limits.settings()).check(question)).isEqualTo(RiskRule.PRICE_COLLAR);
        question.limit = dollars(498.99);
        assertThat(new RiskRules(limits.settings()).check(question)).isEqualTo(RiskRule.PRICE_COLLAR);
        question.limit = dollars(500);
        question.features.last = dollars(400);
        refuses(RiskRule.PRICE_COLLAR, 2_500, 20);
        question.features.last = dollars(500);
        question.features.bid = dollars(399);
        question.features.ask = dollars(401);
        refuses(RiskRule.PRICE_COLLAR, 2_500, 20);
    }

    @Test
    void measuresTheCollarByWhatIsThere() {
        question.features.last = Missing.LONG;
        allows();
        question.features.bid = Missing.LONG;
        refuses(RiskRule.PRICE_COLLAR, Missing.STATISTIC, 1_000);
        question.features.last = dollars(500);
        allows();
        question.limit = Missing.LONG;
        refuses(RiskRule.PRICE_COLLAR, Missing.STATISTIC, 1_000);
    }

    @Test
    void refusesMoreTradesThanTheDayOrTheSymbolMayHave() {
        limits.maxTradesPerDay = 4;
        limits.maxTradesPerSymbol = 2;
        question.tradesToday = 3;
        question.tradesOfSymbol = 1;
        allows();
        question.tradesOfSymbol = 2;
        refuses(RiskRule.TRADES_SYMBOL, 3, 2);
        question.tradesToday = 4;
        refuses(RiskRule.TRADES_DAY, 5, 4);
    }

    @Test
    void refusesASecondRoundTripOfTheInstrument() {
        question.symbolBusy = true;
        refuses(RiskRule.POSITION, 1, 0);
    }

    @Test
    void refusesMoreRoundTripsThanAGroupOrAllMayHave() {
        limits.maxPositionsPerGroup = 2;
        limits.maxPositions = 3;
        question.positionsOfGroup = 1;
        question.positions = 2;
        allows();
        question.positions = 3;
        refuses(RiskRule.POSITIONS, 4, 3);
        question.positionsOfGroup = 2;
        refuses(RiskRule.CORRELATED, 3, 2);
    }

    @Test
    void refusesWhenAShareDoesNotFitIntoTheMoneyThatIsLeft() {
        limits.maxNotional = 500;
        limits.maxNotionalPerSymbol = 700;
        limits.maxNotionalPerGroup = 800;
        limits.maxNotionalTotal = 900;
        question.notionalOfSymbol = dollars(200);
        question.notionalOfGroup = dollars(300);
        question.notional = dollars(400);
        question.buyingPower = dollars(500);
        allows();
        assertThat(question.quantity()).isEqualTo(Micros.ONE);
        question.buyingPower--;
        refuses(RiskRule.BUYING_POWER, 500, 499.999999);
        question.notional++;
        refuses(RiskRule.NOTIONAL_TOTAL, 500, 499.999999);
        question.notionalOfGroup++;
        refuses(RiskRule.NOTIONAL_GROUP, 500, 499.999999);
        question.notionalOfSymbol++;
        refuses(RiskRule.NOTIONAL_SYMBOL, 500, 499.999999);
        limits.maxNotional = 499.999999;
        refuses(RiskRule.NOTIONAL, 500, 499.999999);
    }

    @Test
    void measuresMoneyByTheWorstPriceOfEitherSide() {
        limits.maxNotional = 500;
        question.limit = dollars(500.01);
        refuses(RiskRule.NOTIONAL, 500.01, 500);
        question.limit = dollars(499.99);
        allows();
        question.entry = Missing.LONG;
        refuses(RiskRule.NOTIONAL, Missing.STATISTIC, 500);
    }

    @Test
    void refusesLessThanAShare() {
        question.stop = dollars(400.01);
        allows();
        assertThat(question.quantity()).isEqualTo(Micros.ONE);
        question.stop--;
        refuses(RiskRule.SIZE, 0, 1);
        question.stop = Missing.LONG;
        refuses(RiskRule.SIZE, 0, 1);
    }

    @Test
    void refusesMoreRequestsThanEntriesMayMake() {
        limits.maxOrdersPerMinute = 30;
        limits.reserveForExits = 10;
        question.requests = 19;
        allows();
        question.requests = 20;
        refuses(RiskRule.ORDER_RATE, 21, 20);
        limits.reserveForExits = 31;
        question.requests = 0;
        refuses(RiskRule.ORDER_RATE, 1, 0);
    }

    @Test
    void refusesDayTradesOnlyWithTheGuardAndLittleEquity() {
        question.equity = dollars(25_000) - 1;
        limits.priorDayTrades = 1;
        question.tradesToday = 2;
        allows();
        limits.dayTradeGuard = true;
        refuses(RiskRule.DAY_TRADES, 4, 3);
        question.tradesToday = 1;
        allows();
        question.tradesToday = 2;
        question.equity = dollars(25_000);
        allows();
    }

    /** Makes the rules refuse one after the other; the first that refuses must be the veto. */
    @Test
    void answersWithTheFirstRuleThatRefuses() {
        limits.maxNotional = 1_000;
        limits.maxNotionalPerSymbol = 1_000;
        limits.maxNotionalPerGroup = 1_000;
        limits.maxNotionalTotal = 1_000;
        limits.dayTradeGuard = true;
        List<Consumer<EntryQuestion>> breaches = new ArrayList<>(List.of(
                q -> q.brokerAbsent = true,
                q -> q.killed = true,
                q -> q.paused = true,
                q -> q.dayLoss = Long.MAX_VALUE,
                q -> q.dayLossR = Double.MAX_VALUE,
                q -> q.losingStreak = Integer.MAX_VALUE,
                q -> q.drawdown = Long.MAX_VALUE,
                q -> q.sessionLoss = Long.MAX_VALUE,
                q -> q.timeNs = CLOSE_NS,
                q -> q.halted = true,
                q -> q.features.quoteState = QuoteState.CROSSED,
                q -> q.features.quoteAge = Missing.LONG,
                q -> q.features.spread = Missing.LONG,
                q -> q.features.last = 1,
                q -> q.tradesToday = 1_000,
                q -> q.tradesOfSymbol = 1_000,
                q -> q.symbolBusy = true,
                q -> q.positionsOfGroup = 1,
                q -> q.positions = 10,
                q -> {
                    q.entry = dollars(1_000.01);
                    q.stop = dollars(1_000);
                },
                q -> q.notionalOfSymbol = dollars(501),
                q -> q.notionalOfGroup = dollars(501),
                q -> q.notional = dollars(501),
                q -> q.buyingPower = 0,
                q -> q.stop = Missing.LONG,
                q -> q.requests = 1_000,
                q -> {
                    q.equity = 0;
                    q.tradesToday = Math.max(3, q.tradesToday);
                }));
        List<RiskRule> order =
                RiskRules.catalogue().stream().map(EntryRule::code).toList();
        assertThat(order).hasSameSizeAs(breaches).doesNotHaveDuplicates();
        RiskRules rules = new RiskRules(limits.settings());
        for (int first = 0; first < breaches.size(); first++) {
            EntryQuestion all = allowed();
            breaches.subList(first, breaches.size()).forEach(breach -> breach.accept(all));
            assertThat(rules.check(all)).isEqualTo(order.get(first));
            EntryQuestion alone = allowed();
            breaches.get(first).accept(alone);
            assertThat(rules.check(alone)).isEqualTo(order.get(first));
        }
    }

    @Test
    void everyCodeHasItsRuleButThoseOfOldTapes() {
        EnumSet<RiskRule> codes = EnumSet.allOf(RiskRule.class);
        codes.remove(RiskRule.NONE);
        codes.removeIf(code -> code.sentence().startsWith("Of old tapes only:"));
        assertThat(codes).doesNotContain(RiskRule.FEED_GAP);
        assertThat(RiskRules.catalogue()).extracting(EntryRule::code).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void everyCapOfZeroMeansZero() {
        zero(l -> l.maxDailyLoss = 0, RiskRule.DAILY_LOSS);
        zero(l -> l.maxDailyLossR = 0, RiskRule.DAILY_LOSS_R);
        zero(l -> l.maxLosingStreak = 0, RiskRule.LOSING_STREAK);
        zero(l -> l.maxDrawdown = 0, RiskRule.DRAWDOWN);
        zero(l -> l.maxSessionLoss = 0, RiskRule.SESSION_LOSS);
        zero(l -> l.maxQuoteAgeNs = 0, RiskRule.NBBO_AGE);
        zero(l -> l.maxSpreadTicks = 0, RiskRule.SPREAD);
        zero(l -> l.maxCollarBps = 0, RiskRule.PRICE_COLLAR);
        zero(l -> l.maxTradesPerDay = 0, RiskRule.TRADES_DAY);
        zero(l -> l.maxTradesPerSymbol = 0, RiskRule.TRADES_SYMBOL);
        zero(l -> l.maxPositionsPerGroup = 0, RiskRule.CORRELATED);
        zero(l -> l.maxPositions = 0, RiskRule.POSITIONS);
        zero(l -> l.maxNotional = 0, RiskRule.NOTIONAL);
        zero(l -> l.maxNotionalPerSymbol = 0, RiskRule.NOTIONAL_SYMBOL);
        zero(l -> l.maxNotionalPerGroup = 0, RiskRule.NOTIONAL_GROUP);
        zero(l -> l.maxNotionalTotal = 0, RiskRule.NOTIONAL_TOTAL);
        zero(l -> l.riskPerTrade = 0, RiskRule.SIZE);
        zero(l -> l.maxShares = 0, RiskRule.SIZE);
        zero(l -> l.maxOrdersPerMinute = 0, RiskRule.ORDER_RATE);
    }

    private static void zero(Consumer<TestLimits> change, RiskRule rule) {
        TestLimits limits = new TestLimits();
        change.accept(limits);
        assertThat(new RiskRules(limits.settings()).check(allowed())).isEqualTo(rule);
    }

    @Test
    void aDayTradeLimitOfZeroMeansZero() {
        limits.dayTradeGuard = true;
        limits.maxDayTrades = 0;
        question.equity = 0;
        refuses(RiskRule.DAY_TRADES, 1, 0);
        limits.dayTradeEquity = 0;
        allows();
    }

    private long shares(double entry, double stop) {
        question.entry = dollars(entry);
        question.limit = question.entry;
        question.stop = dollars(stop);
        return new PositionSize(limits.settings()).shares(question) / Micros.ONE;
    }

    @Test
    void sizesByTheRiskOfTheTradeAndItsSlippage() {
        assertThat(shares(500, 499)).isEqualTo(99);
        assertThat(shares(499, 500)).isEqualTo(99);
        assertThat(shares(500, 400)).isZero();
        assertThat(shares(500, 400.01)).isEqualTo(1);
    }

    @Test
    void sizesNoMoreThanTheCaps() {
        assertThat(shares(500, 499.99)).as("notional").isEqualTo(100);
        assertThat(shares(500.000001, 499.99)).as("notional").isEqualTo(99);
        assertThat(shares(5, 4.99)).as("shares").isEqualTo(1_000);
        question.buyingPower = dollars(1_499.999999);
        assertThat(shares(500, 499.99)).as("buying power").isEqualTo(2);
        question.buyingPower = -1;
        assertThat(shares(500, 499.99)).as("buying power").isZero();
    }

    @Test
    void sizesNothingWithoutPricesOrAStopDistance() {
        PositionSize size = new PositionSize(limits.settings());
        for (long bad : new long[] {Missing.LONG, 0, -1}) {
            List<Consumer<EntryQuestion>> spoils = List.of(q -> q.entry = bad, q -> q.limit = bad, q -> q.stop = bad);
            for (Consumer<EntryQuestion> spoil : spoils) {
                EntryQuestion spoilt = allowed();
                spoil.accept(spoilt);
                assertThat(size.shares(spoilt)).isZero();
            }
        }
        assertThat(shares(500, 500)).isZero();
        limits.riskPerTrade = 1_000;
        assertThat(shares(500, 0)).as("a stop of zero").isZero();
        assertThat(shares(500, 0.01)).isEqualTo(2);
    }

    @Test
    void aPricePerShareNeedsTwoPrices() {
        question.entry = 1;
        question.limit = 1;
        assertThat(question.pricePerShare()).isEqualTo(1);
        question.entry = 0;
        assertThat(question.pricePerShare()).isEqualTo(Missing.LONG);
        question.entry = 1;
        question.limit = 0;
        assertThat(question.pricePerShare()).isEqualTo(Missing.LONG);
    }

    @Test
    void aRuleAskedAloneRefusesLikeInTheCatalogue() {
        question.halted = true;
        RiskRules rules = new RiskRules(limits.settings());
        for (EntryRule rule : RiskRules.catalogue()) {
            rules.check(question);
            assertThat(rules.refuses(rule, question)).isEqualTo(rule.code() == RiskRule.HALT);
        }
    }

    @Test
    void sizesAsExactDecimalsDo() {
        for (long seed = 0; seed < 3_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            EntryQuestion q = allowed();
            q.entry = random.nextLong(1, dollars(900));
            q.limit = Math.max(1, q.entry + random.nextLong(-20_000, 20_000));
            q.stop = random.nextLong(1, dollars(900));
            q.buyingPower = random.nextLong(dollars(100_000));
            q.notionalOfSymbol = random.nextLong(dollars(50_000));
            q.notionalOfGroup = random.nextLong(dollars(50_000));
            q.notional = random.nextLong(dollars(50_000));
            limits.riskPerTrade = random.nextInt(500);
            limits.slippageAllowance = random.nextInt(50) / 1e3;
            limits.maxNotional = random.nextInt(100_000);
            limits.maxNotionalPerSymbol = random.nextInt(100_000);
            limits.maxNotionalPerGroup = random.nextInt(100_000);
            limits.maxNotionalTotal = random.nextInt(100_000);
            limits.maxShares = random.nextInt(2_000);
            BigDecimal price = BigDecimal.valueOf(Math.max(q.entry, q.limit));
            BigDecimal perShare = BigDecimal.valueOf(Math.abs(q.entry - q.stop) + dollars(limits.slippageAllowance));
            BigDecimal expected = wholes(dollars(limits.riskPerTrade), perShare)
                    .min(BigDecimal.valueOf(limits.maxShares))
                    .min(wholes(dollars(limits.maxNotional), price))
                    .min(wholes(dollars(limits.maxNotionalPerSymbol) - q.notionalOfSymbol, price))
                    .min(wholes(dollars(limits.maxNotionalPerGroup) - q.notionalOfGroup, price))
                    .min(wholes(dollars(limits.maxNotionalTotal) - q.notional, price))
                    .min(wholes(q.buyingPower, price))
                    .max(BigDecimal.ZERO);
            assertThat(BigDecimal.valueOf(new PositionSize(limits.settings()).shares(q)))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(expected.movePointRight(6));
        }
    }

    private static BigDecimal wholes(long most, BigDecimal unit) {
        return BigDecimal.valueOf(most).divide(unit, 0, RoundingMode.DOWN);
    }
}
