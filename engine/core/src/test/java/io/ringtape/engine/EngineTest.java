package io.ringtape.engine;

import static io.ringtape.engine.DrivenEngine.SESSION;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Command;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Frame;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupState;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.StateHash;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Timer;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.Veto;
import io.ringtape.setup.SetupMachine;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class EngineTest {
    private static final long OPEN_NS = SESSION.openNs();
    private static final long PRICE = 500_000_000;

    private static DrivenEngine engine() {
        return new DrivenEngine(1_000_000, 300);
    }

    /** Returns an engine with Thursday's history, ready to trade. */
    private static DrivenEngine ready() {
        DrivenEngine engine = engine();
        engine.history();
        return engine;
    }

    private static List<String> snapshots(List<Event> effects) {
        return effects.stream()
                .filter(FeatureSnapshot.class::isInstance)
                .map(FeatureSnapshot.class::cast)
                .map(snapshot ->
                        (snapshot.timeNs - OPEN_NS) / SECOND_NS + " " + snapshot.trigger + " " + snapshot.instrument)
                .toList();
    }

    private static <E extends Event> E only(List<Event> effects, Class<E> type) {
        List<E> found =
                effects.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<RiskRule> vetoes(List<Event> effects) {
        return effects.stream()
                .filter(Veto.class::isInstance)
                .map(veto -> ((Veto) veto).rule)
                .toList();
    }

    @Test
    void doesOnWholeSecondsWhatFellDueInTheOrderOfTimeAndOfInstruments() {
        DrivenEngine engine = engine();
        engine.process(DrivenEngine.quote(1, OPEN_NS, PRICE), OPEN_NS + SECOND_NS / 2);
        List<Event> late = engine.process(DrivenEngine.quote(0, OPEN_NS, PRICE), OPEN_NS + SECOND_NS);
        assertThat(snapshots(late))
                .as("the cause is not known at the beat before it")
                .containsExactly("1 SECOND 1");
        engine.process(DrivenEngine.quote(1, OPEN_NS, PRICE), OPEN_NS + SECOND_NS + 1);
        assertThat(snapshots(engine.timer(OPEN_NS + 5 * SECOND_NS))).containsExactly("2 SECOND 0", "2 SECOND 1");
    }

    @Test
    void closesTheMinutesOfASilenceInTheOrderOfTimeAndOfInstruments() {
        DrivenEngine engine = engine();
        engine.process(engine.trade(1, OPEN_NS, PRICE), OPEN_NS + 1);
        engine.process(engine.trade(0, OPEN_NS + 1, PRICE), OPEN_NS + 2);
        long nextNs = OPEN_NS + 70 * SECOND_NS;
        assertThat(bars(engine.process(engine.trade(0, nextNs, PRICE), nextNs)))
                .containsExactly("60 BAR 0", "60 BAR 1");
        assertThat(bars(engine.timer(OPEN_NS + 10 * MINUTE_NS))).containsExactly("120 BAR 0");
    }

    private static List<String> bars(List<Event> effects) {
        return snapshots(effects).stream().filter(text -> text.contains("BAR")).toList();
    }

    @Test
    void effectsBearTheTimeAtWhichTheyFellDueAndRisingSequences() {
        DrivenEngine engine = engine();
        engine.process(DrivenEngine.quote(0, OPEN_NS, PRICE), OPEN_NS + 1);
        engine.process(engine.trade(0, OPEN_NS, PRICE), OPEN_NS + 2);
        long sequence = 2;
        for (Event effect : engine.timer(OPEN_NS + 90 * SECOND_NS)) {
            assertThat(effect.sequence).isGreaterThan(sequence);
            assertThat((effect.timeNs - OPEN_NS) % SECOND_NS).isZero();
            sequence = effect.sequence;
        }
        assertThat(engine.engine().causes()).isEqualTo(3);
    }

    @Test
    void refusesTimeThatDoesNotRise() {
        DrivenEngine engine = engine();
        engine.timer(OPEN_NS);
        assertThatThrownBy(() -> engine.timer(OPEN_NS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("engine time must rise: " + OPEN_NS + " after " + OPEN_NS);
        assertThatThrownBy(() -> engine.timer(OPEN_NS - 1)).isInstanceOf(IllegalStateException.class);
        engine.timer(OPEN_NS + 1);
        assertThat(engine.engine().causes()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void takesEveryCauseAndNoEffect(EventType type) {
        DrivenEngine engine = engine();
        Event event = type.create();
        event.instrument = 0;
        if (event instanceof SessionStart start) {
            start.date = SESSION.yyyymmdd();
        }
        if (type.isEffect()) {
            assertThatThrownBy(() -> engine.process(event, OPEN_NS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the frame's first record is no cause: " + type);
            engine.timer(OPEN_NS);
        } else {
            engine.process(event, OPEN_NS);
        }
        assertThat(engine.engine().causes()).isEqualTo(1);
    }

    @Test
    void refusesAnEmptyFrame() {
        assertThatThrownBy(() -> engine().engine().process(new Frame(), OPEN_NS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an empty frame has no cause");
    }

    @Test
    void refusesTheTapeOfAnotherDay() {
        SessionStart start = new SessionStart();
        start.date = 20_261_119;
        assertThatThrownBy(() -> engine().process(start, OPEN_NS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the tape is of 20261119, the engine of 20261120");
    }

    @Test
    void writesADigestEverySoManyCausesAndAtTheEnd() {
        DrivenEngine engine = new DrivenEngine(3, 300);
        engine.timer(OPEN_NS);
        assertThat(engine.effects).noneMatch(StateHash.class::isInstance);
        engine.timer(OPEN_NS + 1);
        engine.timer(OPEN_NS + 2);
        assertThat(only(engine.effects, StateHash.class).causes).isEqualTo(3);
        engine.process(new SessionEnd());
        only(engine.effects, StateHash.class);
    }

    @Test
    void sumsUpAtTheEnd() {
        DrivenEngine engine = engine();
        engine.process(DrivenEngine.quote(0, OPEN_NS, PRICE), OPEN_NS + 1);
        List<Event> effects = engine.process(new SessionEnd(), OPEN_NS + 2);
        assertThat(snapshots(effects)).containsExactly("0 END 0", "0 END 1");
        assertThat(only(effects, RiskState.class).tradesTaken).isZero();
    }

    @Test
    void entersOnceWhenASetupProposes() {
        DrivenEngine engine = ready();
        List<Event> effects = engine.proposal();
        OrderRequest bracket = only(effects, OrderRequest.class);
        assertThat(bracket.orderId).isEqualTo(DrivenEngine.ID_BASE + bracket.sequence);
        assertThat(effects.stream().filter(Signal.class::isInstance).map(signal -> ((Signal) signal).status))
                .containsExactly(SignalStatus.GENERATED, SignalStatus.PROMOTED);
    }

    @Test
    void sameCausesGiveTheSameDigest() {
        long[] digests = new long[2];
        for (int run = 0; run < 2; run++) {
            DrivenEngine engine = ready();
            engine.open();
            engine.process(new SessionEnd());
            digests[run] = only(engine.effects, StateHash.class).hash;
        }
        assertThat(digests[0]).isEqualTo(digests[1]);
    }

    @Test
    void foldsTheSetupThatTradesAndItsPolicyIntoTheDigest() throws ReflectiveOperationException {
        DrivenEngine engine = ready();
        engine.open();
        Object trading = field(Engine.class, "trading", engine.engine());
        SetupMachine[] owners = (SetupMachine[]) field(Trading.class, "trading", trading);
        int[] policies = (int[]) field(Trading.class, "tradingIn", trading);
        SetupMachine[] all = ((SetupMachine[][]) field(Trading.class, "machines", trading))[0];
        long before = hash((Trading) trading);
        SetupMachine owner = owners[0];
        for (SetupMachine other : all) {
            owners[0] = other;
            assertThat(hash((Trading) trading) == before)
                    .as("%s", other.setup())
                    .isEqualTo(other.setup() == owner.setup());
        }
        owners[0] = null;
        assertThat(hash((Trading) trading)).isNotEqualTo(before);
        owners[0] = owner;
        policies[0]++;
        assertThat(hash((Trading) trading)).isNotEqualTo(before);
        policies[0]--;
        assertThat(hash((Trading) trading)).isEqualTo(before);
    }

    private static Object field(Class<?> of, String name, Object owner) throws ReflectiveOperationException {
        Field field = of.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    private static long hash(Trading trading) {
        StateHasher hasher = new StateHasher().reset();
        trading.hash(hasher);
        return hasher.value();
    }

    @Test
    void pauseKeepsEntriesAwayUntilResume() {
        DrivenEngine engine = ready();
        only(engine.command(Command.PAUSE), RiskState.class);
        List<Event> effects = engine.proposal();
        assertThat(effects).noneMatch(DrivenEngine.bracket());
        assertThat(vetoes(effects)).containsOnly(RiskRule.PAUSED).isNotEmpty();
        engine.command(Command.RESUME);
        assertThat(engine.proposal()).anyMatch(DrivenEngine.bracket());
    }

    @Test
    void pauseClosesNothing() {
        DrivenEngine engine = ready();
        engine.open();
        assertThat(engine.command(Command.PAUSE)).noneMatch(DrivenEngine.cancelRequest());
    }

    @Test
    void aPrintThatComesOutOfOrderIsNoProgressOfTheTrade() {
        long nextMinuteNs = DrivenEngine.SESSION.openNs() + 5 * MINUTE_NS;
        assertThat(timeStops(nextMinuteNs)).as("in order").isEmpty();
        assertThat(timeStops(nextMinuteNs - MINUTE_NS))
                .as("older than the last print")
                .containsOnly(ExitReason.TIME_STOP);
    }

    /** Opens a trade, lets a print far in its favour come, and returns the exits of the next ten minutes. */
    private static List<ExitReason> timeStops(long sipNs) {
        DrivenEngine engine = ready();
        engine.open();
        engine.process(engine.trade(0, sipNs, 510 * Micros.ONE));
        return engine.timer(DrivenEngine.SESSION.openNs() + 12 * MINUTE_NS).stream()
                .filter(CancelRequest.class::isInstance)
                .map(event -> ((CancelRequest) event).reason)
                .toList();
    }

    @Test
    void flattenClosesWhatIsOpenAndLetsTradingGoOn() {
        DrivenEngine engine = ready();
        engine.open();
        CancelRequest cancel = only(engine.command(Command.FLATTEN), CancelRequest.class);
        assertThat(cancel.reason).isEqualTo(ExitReason.OPERATOR);
        assertThat(cancel.orderId).isEqualTo(engine.newest.orderId);
        engine.cancelled(OrderLeg.TARGET);
        OrderRequest exit = only(engine.cancelled(OrderLeg.STOP), OrderRequest.class);
        assertThat(exit.reason).isEqualTo(ExitReason.OPERATOR);
        TradeClosed closed = only(engine.fill(OrderLeg.EXIT, PRICE), TradeClosed.class);
        assertThat(closed.reason).isEqualTo(ExitReason.OPERATOR);
        assertThat(engine.proposal()).anyMatch(DrivenEngine.bracket());
    }

    @Test
    void flattenCancelsAnEntryThatWorks() {
        DrivenEngine engine = ready();
        engine.proposal();
        only(engine.command(Command.FLATTEN), CancelRequest.class);
        assertThat(engine.cancelled(OrderLeg.ENTRY))
                .anyMatch(event -> event instanceof Signal signal && signal.status == SignalStatus.EXPIRED);
    }

    @Test
    void killClosesWhatIsOpenAndEndsTheDay() {
        DrivenEngine engine = ready();
        engine.open();
        only(engine.command(Command.KILL), CancelRequest.class);
        engine.cancelled(OrderLeg.TARGET);
        engine.cancelled(OrderLeg.STOP);
        engine.fill(OrderLeg.EXIT, PRICE);
        engine.command(Command.RESUME);
        engine.command(Command.RESET_BREACH);
        List<Event> effects = engine.proposal();
        assertThat(effects).noneMatch(DrivenEngine.bracket());
        assertThat(vetoes(effects)).containsOnly(RiskRule.KILLED).isNotEmpty();
    }

    @Test
    void aBreachIsAnnouncedOnceAndHeldUntilTheOperatorClearsIt() {
        DrivenEngine engine = new DrivenEngine(1_000_000, 1);
        engine.history();
        engine.open();
        List<Event> closing = engine.fill(OrderLeg.STOP, engine.newest.stop);
        assertThat(only(closing, Alert.class).code).isEqualTo(AlertCode.RISK_BREACH);
        assertThat(only(closing, RiskState.class).breach).isEqualTo(RiskRule.DAILY_LOSS);
        List<Event> refused = engine.proposal();
        assertThat(refused).noneMatch(DrivenEngine.bracket()).noneMatch(Alert.class::isInstance);
        assertThat(vetoes(refused)).containsOnly(RiskRule.DAILY_LOSS).isNotEmpty();
        RiskState cleared = only(engine.command(Command.RESET_BREACH), RiskState.class);
        assertThat(cleared.breach).isEqualTo(RiskRule.NONE);
        assertThat(cleared.realised).isNegative();
        assertThat(engine.proposal()).anyMatch(DrivenEngine.bracket());
    }

    @Test
    void aReportThatDoesNotFitPausesEntries() {
        DrivenEngine engine = ready();
        ExecutionReport foreign = new ExecutionReport();
        foreign.instrument = 0;
        foreign.orderId = 17;
        foreign.status = OrderStatus.FILLED;
        assertThat(only(engine.process(foreign), Alert.class).code).isEqualTo(AlertCode.UNKNOWN_ORDER);
        assertThat(vetoes(engine.proposal())).containsOnly(RiskRule.PAUSED).isNotEmpty();
    }

    private static MarketStatus status(int instrument, MarketState state) {
        MarketStatus status = new MarketStatus();
        status.instrument = instrument;
        status.state = state;
        return status;
    }

    private static List<String> disabled(List<Event> effects) {
        return effects.stream()
                .filter(SetupTransition.class::isInstance)
                .map(SetupTransition.class::cast)
                .filter(move -> move.to == SetupState.DISABLED && move.setup == Setup.VWAP_RECLAIM)
                .map(move -> move.instrument + " " + move.side)
                .toList();
    }

    @Test
    void aHaltDisablesTheInstrumentUntilItTradesAgain() {
        DrivenEngine engine = ready();
        assertThat(disabled(engine.process(status(0, MarketState.HALTED)))).containsExactly("0 BUY", "0 SELL");
        assertThat(engine.process(status(0, MarketState.BAND))).isEmpty();
        assertThat(engine.process(status(1, MarketState.RESUMED))).isEmpty();
        assertThat(engine.proposal()).noneMatch(Signal.class::isInstance);
        engine.process(status(0, MarketState.RESUMED));
        assertThat(engine.proposal()).anyMatch(DrivenEngine.bracket());
    }

    @Test
    void aMarketWidePauseDisablesAll() {
        assertThat(disabled(engine().process(status(Event.NO_INSTRUMENT, MarketState.PAUSED))))
                .containsExactly("0 BUY", "0 SELL", "1 BUY", "1 SELL");
    }

    @ParameterizedTest
    @EnumSource(
            value = FeedState.class,
            mode = Mode.INCLUDE,
            names = {"LOST", "STALE", "BACKFILL_STARTED"})
    void aFeedThatIsDownGeneratesNoSignal(FeedState state) {
        DrivenEngine engine = ready();
        engine.process(feed(state));
        assertThat(engine.proposal()).noneMatch(Signal.class::isInstance).noneMatch(DrivenEngine.bracket());
    }

    @Test
    void aGapKeepsSignalsAwayForTheQuarantineOnly() {
        DrivenEngine engine = ready();
        for (long cents : new long[] {0, -50, -50, 50}) {
            engine.minute(cents);
        }
        engine.process(feed(FeedState.GAP));
        assertThat(engine.minute(60)).noneMatch(Signal.class::isInstance);
        assertThat(engine.proposal()).anyMatch(DrivenEngine.bracket());
    }

    private static FeedStatus feed(FeedState state) {
        FeedStatus status = new FeedStatus();
        status.state = state;
        return status;
    }

    @Test
    void closesWhatIsOpenAheadOfTheClose() {
        DrivenEngine engine = ready();
        engine.open();
        long lastEntryNs = SESSION.closeNs() - 300 * SECOND_NS;
        assertThat(engine.timer(lastEntryNs))
                .filteredOn(CancelRequest.class::isInstance)
                .isNotEmpty()
                .allMatch(cancel -> cancel.timeNs <= lastEntryNs);
    }

    @Test
    void timersAloneSayNothing() {
        DrivenEngine engine = engine();
        assertThat(engine.process(new Timer(), SESSION.endNs() + MINUTE_NS)).isEmpty();
    }

    @Test
    void tellsOnceOfPrintsThatStayAwayWhileQuotesGoOn() {
        DrivenEngine engine = engine();
        engine.process(engine.trade(0, OPEN_NS, PRICE), OPEN_NS);
        List<Event> all = new ArrayList<>();
        for (int minute = 1; minute <= 90; minute++) {
            long timeNs = OPEN_NS + minute * MINUTE_NS;
            all.addAll(engine.process(DrivenEngine.quote(0, timeNs, PRICE), timeNs));
        }
        assertThat(silences(all)).containsExactly("no print since " + OPEN_NS);
        long latestNs = OPEN_NS + 91 * MINUTE_NS;
        engine.process(engine.trade(0, latestNs, PRICE), latestNs);
        assertThat(silences(engine.timer(latestNs + 30 * MINUTE_NS + 1)))
                .containsExactly("no quote since " + (OPEN_NS + 90 * MINUTE_NS), "no print since " + latestNs);
    }

    @Test
    void keepsSilentAboutTheSilenceOfAHalt() {
        DrivenEngine engine = engine();
        engine.process(engine.trade(0, OPEN_NS, PRICE), OPEN_NS);
        MarketStatus status = new MarketStatus();
        status.instrument = 0;
        status.state = MarketState.HALTED;
        engine.process(status, OPEN_NS + MINUTE_NS);
        assertThat(silences(engine.timer(OPEN_NS + 120 * MINUTE_NS))).isEmpty();
        status.state = MarketState.RESUMED;
        assertThat(silences(engine.process(status, OPEN_NS + 121 * MINUTE_NS))).isEmpty();
        assertThat(silences(engine.timer(OPEN_NS + 150 * MINUTE_NS))).isEmpty();
        assertThat(silences(engine.timer(OPEN_NS + 151 * MINUTE_NS))).hasSize(2);
    }

    private static List<String> silences(List<Event> effects) {
        return effects.stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.code == AlertCode.FEED_SILENT && alert.instrument == 0)
                .map(alert -> alert.detail + " since " + alert.value)
                .toList();
    }
}
