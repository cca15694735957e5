package io.ringtape.engine;

import static io.ringtape.engine.DrivenEngine.SESSION;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.AccountReport;
import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.BrokerState;
import io.ringtape.event.BrokerStatus;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Command;
import io.ringtape.event.Event;
import io.ringtape.event.ExitReason;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import io.ringtape.event.Veto;
import io.ringtape.risk.TestLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineRiskTest {
    private final TestLimits limits = DrivenEngine.limits(1_000_000);
    private DrivenEngine engine;

    /** Returns an engine with a position. */
    private DrivenEngine open() {
        engine = new DrivenEngine(1_000_000, limits);
        engine.history();
        engine.open();
        return engine;
    }

    private static <E extends Event> E only(List<Event> effects, Class<E> type) {
        List<E> found =
                effects.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static long afterMinutes(int minutes, int seconds) {
        return SESSION.openNs() + (minutes * 60L + seconds) * SECOND_NS;
    }

    /**
     * Lowers the bid to {@code dollars} and processes the next beat. The entry was filled five minutes after the open.
     */
    private List<Event> beatAtBid(int second, double dollars) {
        Quote quote = DrivenEngine.quote(0, afterMinutes(5, second), Micros.ofDouble(dollars) + 10_000);
        engine.process(quote, afterMinutes(5, second) + SECOND_NS / 2);
        return engine.timer(afterMinutes(5, second + 1));
    }

    @Test
    void theLimitOfAnEntryStaysShortOfItsTarget() {
        limits.slippageAllowance = 2;
        engine = new DrivenEngine(1_000_000, limits);
        engine.history();
        engine.open();
        OrderRequest bracket = engine.newest;
        assertThat(bracket.kind).isEqualTo(OrderKind.BRACKET);
        assertThat(Math.abs(bracket.target - bracket.limit)).isEqualTo(10_000);
    }

    @Test
    void anOpenLossBreachesAndClosesWhatIsOpen() {
        limits.maxDailyLoss = 50;
        open();
        long entry = engine.newest.limit;
        double shares = Micros.toDouble(engine.newest.quantity);
        double justInside = Micros.toDouble(entry) - Math.floor(50 / shares * 100 - 1e-9) / 100;
        assertThat(beatAtBid(1, justInside)).noneMatch(Alert.class::isInstance);
        List<Event> effects = beatAtBid(2, justInside - 0.01);
        RiskState state = only(effects, RiskState.class);
        assertThat(state.breach).isEqualTo(RiskRule.DAILY_LOSS);
        assertThat(state.realised).isZero();
        assertThat(state.openLoss).isGreaterThanOrEqualTo(50 * Micros.ONE).isLessThan(60 * Micros.ONE);
        Alert alert = only(effects, Alert.class);
        assertThat(alert.code).isEqualTo(AlertCode.RISK_BREACH);
        assertThat(alert.level).isEqualTo(AlertLevel.CRITICAL);
        assertThat(alert.detail).hasToString("DAILY_LOSS");
        assertThat(only(effects, CancelRequest.class).reason).isEqualTo(ExitReason.RISK);
        assertThat(beatAtBid(3, justInside - 1)).noneMatch(Alert.class::isInstance);
        engine.cancelled(OrderLeg.TARGET);
        assertThat(only(engine.cancelled(OrderLeg.STOP), OrderRequest.class).reason)
                .isEqualTo(ExitReason.RISK);
    }

    @Test
    void aBreachLeavesWhatIsOpenToItsStopWhenTheSettingsSaySo() {
        limits.maxDailyLossR = 0.1;
        limits.flattenOnBreach = false;
        open();
        List<Event> effects = beatAtBid(1, 490);
        assertThat(only(effects, RiskState.class).breach).isEqualTo(RiskRule.DAILY_LOSS_R);
        assertThat(only(effects, Alert.class).detail).hasToString("DAILY_LOSS_R");
        assertThat(effects).noneMatch(DrivenEngine.cancelRequest());
    }

    @Test
    void aQuoteThatCannotBeTradedOnValuesNothing() {
        limits.maxDailyLoss = 50;
        open();
        Quote crossed = DrivenEngine.quote(0, afterMinutes(5, 1), 400 * Micros.ONE);
        crossed.bid = crossed.ask + 10_000;
        engine.process(crossed, afterMinutes(5, 1) + 1);
        assertThat(engine.timer(afterMinutes(5, 2))).noneMatch(Alert.class::isInstance);
    }

    @Test
    void theAccountsReportLimitsTheNextEntry() {
        engine = new DrivenEngine(1_000_000, limits);
        engine.history();
        AccountReport report = new AccountReport();
        report.buyingPower = 400 * Micros.ONE;
        engine.process(report);
        Veto veto = only(engine.proposal(), Veto.class);
        assertThat(veto.rule).isEqualTo(RiskRule.BUYING_POWER);
        assertThat(veto.limit).isEqualTo(400);
    }

    @Test
    void refusesAnEntryThatNoRequestIsLeftFor() {
        limits.maxOrdersPerMinute = 2;
        limits.reserveForExits = 2;
        engine = new DrivenEngine(1_000_000, limits);
        engine.history();
        Veto veto = only(engine.proposal(), Veto.class);
        assertThat(veto.rule).isEqualTo(RiskRule.ORDER_RATE);
        assertThat(veto.value).isEqualTo(1);
        assertThat(veto.limit).isZero();
    }

    /** Breaks every rule: by the position itself, or by the market and the operator after it was opened. */
    private void breakEveryRule() {
        limits.maxTradesPerDay = 1;
        limits.maxTradesPerSymbol = 1;
        limits.maxPositions = 1;
        limits.maxOrdersPerMinute = 1;
        limits.reserveForExits = 0;
        limits.maxSessionLoss = 100;
        limits.maxDailyLoss = 100;
        limits.flattenOnBreach = false;
        limits.dayTradeGuard = true;
        limits.equity = 1;
        limits.maxDayTrades = 1;
        open();
        AccountReport report = new AccountReport();
        report.equity = 0;
        report.buyingPower = 0;
        engine.process(report);
        assertThat(only(beatAtBid(1, 490), RiskState.class).breach).isEqualTo(RiskRule.DAILY_LOSS);
        Quote crossed = DrivenEngine.quote(0, afterMinutes(5, 2), 490 * Micros.ONE);
        crossed.bid = crossed.ask + Micros.ONE;
        engine.process(crossed);
        FeedStatus lost = new FeedStatus();
        lost.state = FeedState.LOST;
        engine.process(lost);
        MarketStatus halt = new MarketStatus();
        halt.state = MarketState.HALTED;
        engine.process(halt);
        engine.command(Command.PAUSE);
    }

    @Test
    void noRuleStandsInTheWayOfAnExit() {
        breakEveryRule();
        List<Event> killed = engine.command(Command.KILL);
        assertThat(only(killed, CancelRequest.class).reason).isEqualTo(ExitReason.KILL);
        engine.cancelled(OrderLeg.TARGET);
        List<Event> exit = engine.cancelled(OrderLeg.STOP);
        OrderRequest first = only(exit, OrderRequest.class);
        assertThat(first.kind).isEqualTo(OrderKind.EXIT);
        assertThat(first.quantity).isPositive();
        assertThat(exit).noneMatch(Veto.class::isInstance);
        engine.cancelled(OrderLeg.EXIT);
        OrderRequest second = only(engine.timer(afterMinutes(5, 5)), OrderRequest.class);
        assertThat(second.kind).isEqualTo(OrderKind.EXIT);
        assertThat(second.quantity).isEqualTo(first.quantity);
    }

    @Test
    void noRuleStandsInTheWayOfTheExitAheadOfTheClose() {
        breakEveryRule();
        List<Event> effects = engine.timer(SESSION.closeNs() - 300 * SECOND_NS);
        assertThat(effects).anyMatch(DrivenEngine.cancelRequest()).noneMatch(Veto.class::isInstance);
    }

    private List<Event> brokerSays(BrokerState state) {
        BrokerStatus status = new BrokerStatus();
        status.state = state;
        status.detail.set("its words");
        return engine.process(status);
    }

    /** Returns what becomes of a proposal after the broker said the given things. */
    private List<Event> proposalAfter(BrokerState... states) {
        engine = new DrivenEngine(1_000_000, limits);
        engine.history();
        for (BrokerState state : states) {
            brokerSays(state);
        }
        return engine.proposal();
    }

    @Test
    void noEntryIsSentWhileTheBrokerRefusesTheTokenOrIsLost() {
        for (BrokerState state : List.of(BrokerState.TOKEN_REFUSED, BrokerState.LOST)) {
            List<Event> effects = proposalAfter(BrokerState.CONNECTED, state);
            assertThat(only(effects, Veto.class).rule).isEqualTo(RiskRule.NO_BROKER);
            assertThat(effects).noneMatch(DrivenEngine.bracket());
            assertThat(proposalAfter(state, BrokerState.CONNECTED)).anyMatch(DrivenEngine.bracket());
        }
    }

    @Test
    void aRefusedTokenIsACriticalAlertWithTheBrokersWords() {
        engine = new DrivenEngine(1_000_000, limits);
        Alert alert = only(brokerSays(BrokerState.TOKEN_REFUSED), Alert.class);
        assertThat(alert.level).isEqualTo(AlertLevel.CRITICAL);
        assertThat(alert.code).isEqualTo(AlertCode.TOKEN);
        assertThat(alert.detail).hasToString("its words");
    }
}
