package io.ringtape.risk;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.AccountReport;
import io.ringtape.event.DigestFields;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.QuoteState;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import io.ringtape.event.StateHasher;
import io.ringtape.market.Instrument;
import io.ringtape.market.TradingSession;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskBookTest {
    private static final long OPEN_NS = 34_200 * SECOND_NS;
    private static final int SPY = 0;
    private static final int QQQ = 1;
    private static final int IWM = 2;

    static final TradingSession SESSION = new TradingSession(
            LocalDate.of(2026, 11, 20), 14_400 * SECOND_NS, OPEN_NS, 57_600 * SECOND_NS, 72_000 * SECOND_NS, false);
    static final List<Instrument> INSTRUMENTS = List.of(
            new Instrument(SPY, "SPY", 10_000, 40, false),
            new Instrument(QQQ, "QQQ", 10_000, 40, false),
            new Instrument(IWM, "IWM", 10_000, 100, false));

    private final TestLimits limits = new TestLimits();
    private final EntryQuestion question = new EntryQuestion();
    private long timeNs = OPEN_NS + SECOND_NS;
    private RiskBook book;

    private RiskBook book() {
        if (book == null) {
            book = new RiskBook(limits.settings(), SESSION, INSTRUMENTS, 2);
        }
        return book;
    }

    private static long dollars(double dollars) {
        return Micros.ofDouble(dollars);
    }

    /** Fills in a long at {@code price} with a stop a dollar below, in a market without faults. */
    static void fill(EntryQuestion question, int instrument, long timeNs, long price) {
        question.instrument = INSTRUMENTS.get(instrument);
        question.timeNs = timeNs;
        question.features = new FeatureSnapshot();
        question.features.quoteState = QuoteState.NORMAL;
        question.features.quoteAge = 0;
        question.features.spread = 10_000;
        question.features.last = price;
        question.entry = price;
        question.limit = price;
        question.stop = price - Micros.ONE;
    }

    private RiskRule ask(int instrument, int policy) {
        fill(question, instrument, timeNs, dollars(100));
        question.policy = policy;
        return book().ask(question);
    }

    private void enter(int instrument, int policy) {
        assertThat(ask(instrument, policy)).isEqualTo(RiskRule.NONE);
        book.onEntry(question);
    }

    private void refuses(int instrument, RiskRule rule, double value, double limit) {
        assertThat(ask(instrument, 0)).isEqualTo(rule);
        assertThat(book.value()).isEqualTo(value);
        assertThat(book.limit()).isEqualTo(limit);
    }

    @Test
    void correlatedSymbolsAreOneBet() {
        enter(SPY, 0);
        refuses(SPY, RiskRule.POSITION, 1, 0);
        refuses(QQQ, RiskRule.CORRELATED, 2, 1);
        enter(IWM, 0);
        book.onClosed(SPY, 0, 0);
        assertThat(ask(QQQ, 0)).isEqualTo(RiskRule.NONE);
        RiskState state = new RiskState();
        book.describe(state);
        assertThat(state.openPositions).isEqualTo(1);
    }

    @Test
    void symbolsWithoutAGroupAreAlone() {
        limits.correlatedGroups = List.of(List.of("DIA", "QQQ", "IWM"));
        enter(SPY, 0);
        enter(QQQ, 0);
        refuses(IWM, RiskRule.CORRELATED, 2, 1);
    }

    @Test
    void aSymbolInNoGroupCountsInTheLimitsForAllSymbols() {
        limits.maxPositionsPerGroup = 2;
        limits.maxPositions = 2;
        limits.maxNotionalTotal = 15_000;
        limits.maxTradesPerDay = 3;
        limits.maxDailyLoss = 100;
        enter(IWM, 0);
        enter(SPY, 0);
        assertThat(question.quantity()).as("9,900 of 15,000 are taken").isEqualTo(51 * Micros.ONE);
        refuses(QQQ, RiskRule.POSITIONS, 3, 2);
        book.onClosed(IWM, dollars(-40), -0.4);
        enter(QQQ, 0);
        book.onClosed(QQQ, 0, 0);
        refuses(IWM, RiskRule.TRADES_DAY, 4, 3);
        book.onClosed(SPY, dollars(-60), -0.6);
        refuses(IWM, RiskRule.DAILY_LOSS, 100, 100);
    }

    @Test
    void anEntryThatExpiresDoesNotCount() {
        limits.maxTradesPerSymbol = 1;
        limits.maxTradesPerDay = 2;
        enter(SPY, 0);
        book.onExpired(SPY);
        enter(SPY, 0);
        book.onClosed(SPY, 0, 0);
        refuses(SPY, RiskRule.TRADES_SYMBOL, 2, 1);
        enter(IWM, 0);
        book.onClosed(IWM, 0, 0);
        refuses(QQQ, RiskRule.TRADES_DAY, 3, 2);
    }

    @Test
    void moneyThatIsOpenLeavesLessRoom() {
        limits.maxPositionsPerGroup = 2;
        limits.maxNotionalPerGroup = 10_000;
        limits.maxNotionalTotal = 15_000;
        enter(SPY, 0);
        assertThat(question.quantity()).isEqualTo(99 * Micros.ONE);
        enter(QQQ, 0);
        assertThat(question.quantity()).as("9,900 of 10,000 are taken").isEqualTo(Micros.ONE);
        enter(IWM, 0);
        assertThat(question.quantity()).as("10,000 of 15,000 are taken").isEqualTo(50 * Micros.ONE);
        book.onClosed(SPY, 0, 0);
        enter(SPY, 0);
        assertThat(question.quantity()).as("9,900 are free again").isEqualTo(99 * Micros.ONE);
    }

    @Test
    void aSessionsLossEndsThatSessionOnly() {
        limits.maxSessionLoss = 100;
        enter(SPY, 0);
        book.onClosed(SPY, dollars(-60), -0.6);
        enter(IWM, 0);
        book.mark(IWM, dollars(-40), -0.4);
        refuses(SPY, RiskRule.SESSION_LOSS, 100, 100);
        assertThat(ask(SPY, 1)).isEqualTo(RiskRule.NONE);
        book.mark(IWM, dollars(500), 5);
        assertThat(ask(SPY, 0)).as("an open gain makes up for nothing").isEqualTo(RiskRule.NONE);
        assertThat(question.sessionLoss).isEqualTo(dollars(60));
    }

    @Test
    void openLossesCountAndOpenGainsDoNot() {
        limits.maxDailyLoss = 100;
        enter(SPY, 0);
        enter(IWM, 0);
        book.mark(SPY, dollars(-99), -0.99);
        book.mark(IWM, dollars(1_000), 10);
        assertThat(book.latch()).isFalse();
        book.mark(IWM, dollars(-1), Missing.STATISTIC);
        assertThat(book.latch()).isTrue();
        assertThat(book.latch()).isFalse();
        assertThat(book.breach()).isEqualTo(RiskRule.DAILY_LOSS);
        book.onClosed(SPY, dollars(-90), -0.9);
        RiskState state = new RiskState();
        book.describe(state);
        assertThat(state.openLoss).isEqualTo(dollars(1));
        assertThat(state.realised).isEqualTo(dollars(-90));
        assertThat(book.realised()).isEqualTo(dollars(-90));
        refuses(QQQ, RiskRule.DAILY_LOSS, 91, 100);
        book.clearBreach();
        assertThat(ask(QQQ, 0)).isEqualTo(RiskRule.NONE);
    }

    @Test
    void requestsCountForAMinuteToTheNanosecond() {
        limits.maxOrdersPerMinute = 5;
        limits.reserveForExits = 3;
        long firstNs = timeNs;
        book().onRequest(firstNs);
        book.onRequest(firstNs + 1);
        timeNs = firstNs + 60 * SECOND_NS - 1;
        refuses(SPY, RiskRule.ORDER_RATE, 3, 2);
        timeNs++;
        assertThat(ask(SPY, 0)).isEqualTo(RiskRule.NONE);
        for (int exits = 0; exits < 20; exits++) {
            book.onRequest(timeNs);
        }
        refuses(SPY, RiskRule.ORDER_RATE, 6, 2);
        timeNs += 60 * SECOND_NS;
        assertThat(ask(SPY, 0)).isEqualTo(RiskRule.NONE);
    }

    private void report(long equity, long buyingPower) {
        AccountReport report = new AccountReport();
        report.equity = equity;
        report.buyingPower = buyingPower;
        book().onAccount(report);
    }

    @Test
    void buysNoMoreThanTheAccountHolds() {
        limits.buyingPower = 9_950;
        enter(SPY, 0);
        refuses(IWM, RiskRule.BUYING_POWER, 100, 50);
        book.onClosed(SPY, dollars(-9_800), -98);
        enter(IWM, 0);
        assertThat(question.quantity()).as("150 are left").isEqualTo(Micros.ONE);
    }

    @Test
    void theBrokersWordOnBuyingPowerTakesTheSettingsPlace() {
        limits.buyingPower = 50;
        refuses(SPY, RiskRule.BUYING_POWER, 100, 50);
        report(Missing.LONG, Missing.LONG);
        refuses(SPY, RiskRule.BUYING_POWER, 100, 50);
        report(dollars(1), dollars(250));
        enter(SPY, 0);
        assertThat(question.quantity()).isEqualTo(2 * Micros.ONE);
        refuses(IWM, RiskRule.BUYING_POWER, 100, 50);
        report(Missing.LONG, dollars(120));
        refuses(IWM, RiskRule.BUYING_POWER, 100, -80);
        book.onEntered(SPY);
        report(Missing.LONG, dollars(120));
        assertThat(ask(IWM, 0)).as("the report knows of the fill").isEqualTo(RiskRule.NONE);
        book.onClosed(SPY, dollars(-30), -0.3);
        refuses(IWM, RiskRule.BUYING_POWER, 100, 90);
    }

    @Test
    void countsDayTradesWithThePriorOnes() {
        limits.dayTradeGuard = true;
        limits.priorDayTrades = 2;
        limits.equity = 25_000;
        enter(SPY, 0);
        book.onClosed(SPY, -1, 0);
        refuses(SPY, RiskRule.DAY_TRADES, 4, 3);
        report(dollars(25_000), Missing.LONG);
        assertThat(ask(SPY, 0)).isEqualTo(RiskRule.NONE);
    }

    @Test
    void theOperatorsWordHoldsUntilItIsTakenBack() {
        book().pause();
        refuses(SPY, RiskRule.PAUSED, 1, 0);
        book.resume();
        assertThat(ask(SPY, 0)).isEqualTo(RiskRule.NONE);
        book.kill();
        book.resume();
        book.clearBreach();
        refuses(SPY, RiskRule.KILLED, 1, 0);
    }

    @Test
    void noBrokerComesInTheDay() {
        book().noBroker();
        book.resume();
        book.clearBreach();
        refuses(SPY, RiskRule.NO_BROKER, 1, 0);
    }

    @Test
    void aReopenedRoundTripIsOpenInItsPolicySession() {
        limits.maxSessionLoss = 100;
        enter(SPY, 0);
        book.onExpired(SPY);
        book.onReopened(SPY, 1);
        refuses(SPY, RiskRule.POSITION, 1, 0);
        book.onClosed(SPY, dollars(-100), -1);
        assertThat(ask(SPY, 0)).isEqualTo(RiskRule.NONE);
        assertThat(ask(SPY, 1)).isEqualTo(RiskRule.SESSION_LOSS);
    }

    @Test
    void aReopenedRoundTripWithoutAPolicySessionLosesInNone() {
        limits.maxSessionLoss = 100;
        book().onReopened(SPY, Missing.INT);
        book.onClosed(SPY, dollars(-100), -1);
        assertThat(ask(SPY, 0)).isEqualTo(RiskRule.NONE);
        assertThat(ask(SPY, 1)).isEqualTo(RiskRule.NONE);
    }

    @Test
    void requestsAreCountedWhereNoneAreAllowed() {
        limits.maxOrdersPerMinute = 0;
        limits.reserveForExits = 0;
        book().onRequest(timeNs);
        refuses(SPY, RiskRule.ORDER_RATE, 1, 0);
    }

    @Test
    void isInTheDigestWhole() {
        DigestFields.of(this::digest, DayRisk.class, Exposure.class, OrderRate.class, Account.class)
                .except("Exposure.groups")
                .assertEachMatters(book());
    }

    private long digest() {
        StateHasher hasher = new StateHasher().reset();
        book().hash(hasher);
        return hasher.value();
    }
}
