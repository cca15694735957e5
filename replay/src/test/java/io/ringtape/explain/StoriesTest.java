package io.ringtape.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.ConfigurationException;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Filter;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.PositionChange;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import io.ringtape.event.SetupState;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.StageReason;
import io.ringtape.event.Timer;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeStage;
import io.ringtape.event.TradeTransition;
import io.ringtape.event.TransitionReason;
import io.ringtape.event.Veto;
import io.ringtape.replay.HandMadeTape;
import io.ringtape.replay.RunProgress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two signals on SPY: a short vetoed at 10:30, and a long traded at 11:00, with events of another signal in between.
 */
class StoriesTest {
    private static final int SPY = 0;
    private static final int QQQ = 1;
    private static final long SHORT = 500;
    private static final long LONG = 900;
    private static final long ORDER = 901;

    @TempDir
    static Path folder;

    private static Path tape;
    private static HandMadeTape hand;
    private static double hour;

    @BeforeAll
    static void write() throws ConfigurationException {
        tape = folder.resolve("tape");
        try (HandMadeTape made = new HandMadeTape(tape, LocalDate.of(2026, 3, 2))) {
            hand = made;
            hour = 9.5;
            beat();
            hour = 10;
            for (int i = 0; i < 20; i++) {
                beat(move(Side.SELL, SetupState.IDLE, SetupState.ARMED, TransitionReason.EXCURSION));
            }
            beat(on(QQQ, move(Side.SELL, SetupState.IDLE, SetupState.CONFIRMING, TransitionReason.CLOSE_THROUGH)));
            hour = 10.5;
            beat(
                    move(Side.SELL, SetupState.ARMED, SetupState.TRIGGERED, TransitionReason.SECOND_CLOSE),
                    snapshot(600),
                    signal(SHORT, Side.SELL, SignalStatus.GENERATED, SHORT),
                    check(SHORT, Filter.RVOL, true),
                    check(SHORT, Filter.SPREAD, true),
                    veto(SHORT),
                    signal(SHORT, Side.SELL, SignalStatus.BLOCKED, SHORT),
                    move(Side.SELL, SetupState.TRIGGERED, SetupState.COOLDOWN, TransitionReason.SIGNAL_BLOCKED));
            hour = 11;
            FeatureSnapshot seen = snapshot(601);
            Signal made2 = signal(LONG, Side.BUY, SignalStatus.GENERATED, 0);
            beat(move(Side.BUY, SetupState.ARMED, SetupState.TRIGGERED, TransitionReason.RETEST_HELD), seen);
            made2.features = seen.sequence;
            beat(
                    made2,
                    check(LONG, Filter.RVOL, true),
                    signal(LONG, Side.BUY, SignalStatus.PROMOTED, 0),
                    stage(LONG, TradeStage.NONE, TradeStage.ENTERING, StageReason.ENTRY_SENT),
                    stage(5, TradeStage.NONE, TradeStage.ENTERING, StageReason.ENTRY_SENT),
                    request(ORDER, LONG),
                    request(77, 5));
            hour = 11.01;
            hand.entry(
                    report(ORDER),
                    fill(ORDER),
                    stage(LONG, TradeStage.ENTERING, TradeStage.OPEN, StageReason.FIRST_FILL),
                    move(ORDER));
            hand.entry(report(77), fill(77), move(77));
            beat(outcome(SHORT));
            hour = 11.2;
            beat(
                    closed(LONG),
                    move(Side.BUY, SetupState.IN_TRADE, SetupState.COOLDOWN, TransitionReason.POSITION_CLOSED),
                    risk());
            beat(move(Side.BUY, SetupState.COOLDOWN, SetupState.IDLE, TransitionReason.COOLDOWN_OVER));
            beat(move(Side.BUY, SetupState.IDLE, SetupState.ARMED, TransitionReason.EXCURSION));
        }
    }

    private static void beat(Event... effects) {
        hand.entry(stamped(new Timer()), effects);
    }

    private static <E extends Event> E stamped(E event) {
        event.timeNs = hand.at(hour);
        return event;
    }

    private static <E extends Event> E on(int instrument, E event) {
        event.instrument = instrument;
        return stamped(event);
    }

    private static SetupTransition move(Side side, SetupState from, SetupState to, TransitionReason reason) {
        SetupTransition move = on(SPY, new SetupTransition());
        move.side = side;
        move.from = from;
        move.to = to;
        move.reason = reason;
        return move;
    }

    private static FeatureSnapshot snapshot(double vwap) {
        FeatureSnapshot snapshot = on(SPY, new FeatureSnapshot());
        snapshot.trigger = SnapshotTrigger.SIGNAL;
        snapshot.vwap = vwap;
        return snapshot;
    }

    private static Signal signal(long id, Side side, SignalStatus status, long features) {
        Signal signal = on(SPY, new Signal());
        signal.signalId = id;
        signal.side = side;
        signal.status = status;
        signal.features = features;
        return signal;
    }

    private static FilterCheck check(long id, Filter filter, boolean passed) {
        FilterCheck check = on(SPY, new FilterCheck());
        check.signalId = id;
        check.filter = filter;
        check.passed = passed;
        return check;
    }

    private static Veto veto(long id) {
        Veto veto = on(SPY, new Veto());
        veto.signalId = id;
        veto.rule = RiskRule.CORRELATED;
        return veto;
    }

    private static OrderRequest request(long id, long signalId) {
        OrderRequest request = on(SPY, new OrderRequest());
        request.orderId = id;
        request.signalId = signalId;
        return request;
    }

    private static ExecutionReport report(long orderId) {
        ExecutionReport report = on(SPY, new ExecutionReport());
        report.orderId = orderId;
        return report;
    }

    private static PositionChange fill(long orderId) {
        PositionChange change = on(SPY, new PositionChange());
        change.orderId = orderId;
        return change;
    }

    private static TradeTransition stage(long signalId, TradeStage from, TradeStage to, StageReason reason) {
        TradeTransition change = on(SPY, new TradeTransition());
        change.signalId = signalId;
        change.from = from;
        change.to = to;
        change.reason = reason;
        return change;
    }

    private static ReplaceRequest move(long orderId) {
        ReplaceRequest replace = on(SPY, new ReplaceRequest());
        replace.orderId = orderId;
        return replace;
    }

    private static TradeClosed closed(long signalId) {
        TradeClosed closed = on(SPY, new TradeClosed());
        closed.signalId = signalId;
        return closed;
    }

    private static RiskState risk() {
        RiskState risk = stamped(new RiskState());
        risk.tradesTaken = 1;
        return risk;
    }

    private static SignalOutcome outcome(long id) {
        SignalOutcome outcome = on(SPY, new SignalOutcome());
        outcome.signalId = id;
        return outcome;
    }

    private static SignalStory story(long id) {
        return SignalStory.of(tape, id, RunProgress.NONE).story().orElseThrow();
    }

    @Test
    void aVetoedSignalShowsItsTransitionsFiltersAndVeto() {
        SignalStory story = story(SHORT);
        assertThat(story.status()).isEqualTo(SignalStatus.BLOCKED);
        assertThat(story.basis().before()).hasSize(12);
        assertThat(story.basis().before().get(11).event().to).isEqualTo(SetupState.TRIGGERED);
        assertThat(story.basis().filters())
                .extracting(check -> check.event().filter)
                .containsExactly(Filter.RVOL, Filter.SPREAD);
        assertThat(story.basis().veto().event().rule).isEqualTo(RiskRule.CORRELATED);
        assertThat(story.outcome().event().signalId).isEqualTo(SHORT);
        assertThat(story.basis().features())
                .as("a snapshot of another sequence is not the signal's")
                .isNull();
        assertThat(labels(story)).containsExactly("Signal", "SetupTransition");
    }

    @Test
    void aTradedSignalShowsOnlyItsOwnLife() {
        SignalStory story = story(LONG);
        assertThat(story.status()).isEqualTo(SignalStatus.PROMOTED);
        assertThat(story.basis().before()).hasSize(1);
        assertThat(story.basis().features().event().vwap).isEqualTo(601);
        assertThat(story.basis().filters()).hasSize(1);
        assertThat(story.basis().veto()).isNull();
        assertThat(story.outcome()).isNull();
        assertThat(labels(story))
                .containsExactly(
                        "Signal",
                        "TradeTransition",
                        "OrderRequest",
                        "ExecutionReport",
                        "PositionChange",
                        "TradeTransition",
                        "ReplaceRequest",
                        "TradeClosed",
                        "SetupTransition",
                        "SetupTransition");
    }

    @Test
    void aTradedSignalTellsTheStagesOfItsRoundTrip() {
        assertThat(story(LONG).life().trip())
                .extracting(change -> ((TradeTransition) change.event()).reason)
                .containsExactly(StageReason.ENTRY_SENT, StageReason.FIRST_FILL);
        assertThat(story(SHORT).life().trip()).isEmpty();
    }

    @Test
    void aMomentTellsWhereTheRoundTripStands() throws ConfigurationException {
        assertThat(moment(SPY, 10.75).trip()).isNull();
        assertThat(moment(SPY, 11.005).trip().event().to).isEqualTo(TradeStage.ENTERING);
        assertThat(moment(SPY, 11.1).trip().event().to).isEqualTo(TradeStage.OPEN);
        assertThat(moment(QQQ, 11.1).trip()).isNull();
    }

    private static List<String> labels(SignalStory story) {
        return story.life().events().stream()
                .map(event -> event.event().type().label())
                .toList();
    }

    @Test
    void anUnknownIdNamesTheNearestSignals() {
        SignalStory.Found found = SignalStory.of(tape, 600, RunProgress.NONE);
        assertThat(found.story()).isEmpty();
        assertThat(found.nearest()).extracting(signal -> signal.signalId).containsExactly(SHORT, LONG);
    }

    private static MomentStory moment(int instrument, double atHour) throws ConfigurationException {
        return MomentStory.of(tape, instrument, hand.at(atHour), RunProgress.NONE);
    }

    @Test
    void aMomentShowsEachMachineUpToItAndNotBeyond() throws ConfigurationException {
        MomentStory story = moment(SPY, 10.75);
        assertThat(story.machines())
                .extracting(machine -> machine.setup() + " " + machine.side() + " " + machine.state())
                .contains("VWAP_RECLAIM BUY IDLE", "VWAP_RECLAIM SELL COOLDOWN");
        MomentStory.MachineStanding sells = machine(story, Side.SELL);
        assertThat(sells.signal().event().signalId).isEqualTo(SHORT);
        assertThat(sells.signal().event().status).isEqualTo(SignalStatus.BLOCKED);
        assertThat(sells.waitsFor()).isEqualTo("the end of its rest");
        assertThat(machine(story, Side.BUY).signal()).isNull();
        assertThat(story.features().event().vwap).isEqualTo(600);
        assertThat(story.day().risk()).isNull();
    }

    @Test
    void aMomentIncludesEventsOfItsOwnTime() throws ConfigurationException {
        MomentStory story = moment(SPY, 11.2);
        MomentStory.MachineStanding buys = machine(story, Side.BUY);
        assertThat(buys.state()).isEqualTo(SetupState.ARMED);
        assertThat(buys.waitsFor()).startsWith("a close above VWAP with a volume delta of 0.1");
        assertThat(story.day().risk().event().tradesTaken).isEqualTo(1);
    }

    @Test
    void aMomentShowsOnlyItsOwnSymbol() throws ConfigurationException {
        MomentStory story = moment(QQQ, 12);
        assertThat(machine(story, Side.SELL).state()).isEqualTo(SetupState.CONFIRMING);
        assertThat(machine(story, Side.BUY).state()).isEqualTo(SetupState.IDLE);
        assertThat(machine(story, Side.BUY).last()).isEmpty();
        assertThat(story.features()).isNull();
        assertThat(story.firstNs()).isEqualTo(hand.at(9.5));
        assertThat(story.lastNs()).isEqualTo(hand.at(11.2));
    }

    private static MomentStory.MachineStanding machine(MomentStory story, Side side) {
        return story.machines().stream()
                .filter(machine -> machine.side() == side && machine.setup() == io.ringtape.event.Setup.VWAP_RECLAIM)
                .findFirst()
                .orElseThrow();
    }
}
