package io.ringtape.engine;

import io.ringtape.event.AccountReport;
import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.ExitReason;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FeedState;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import io.ringtape.event.SetupState;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TransitionReason;
import io.ringtape.feature.Bar;
import io.ringtape.market.Instrument;
import io.ringtape.order.EntryPlan;
import io.ringtape.order.FeeSchedule;
import io.ringtape.order.TradeDesk;
import io.ringtape.risk.EntryQuestion;
import io.ringtape.risk.RiskBook;
import io.ringtape.setup.FilterList;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupMachine;
import io.ringtape.setup.SignalGuards;
import java.util.Arrays;

/** From setups to orders: each trigger becomes a signal, is filtered, checked for risk, and sent or refused. */
final class Trading implements SetupMachine.Listener, TradeDesk.Listener {
    private final EngineSettings settings;
    private final Effects effects;
    private final SetupMachine[][] machines;

    /** The machine whose entry or position it is, by instrument; the policy that its entry counts in. */
    private final SetupMachine[] trading;

    private final int[] tradingIn;
    private final SignalGuards guards;
    private final SignalWriter signals;
    private final FilterList filters = new FilterList();
    private final RiskBook risk;
    private final EntryQuestion question = new EntryQuestion();
    private final TradeDesk desk;
    private final Tradability tradability;
    private final ShadowBook shadows;
    private final int[] tradesInPolicy;
    private final EntryPlan plan = new EntryPlan();

    /** Last NBBO that could be traded on, by instrument; missing before the first. */
    private final long[] bids;

    private final long[] asks;

    private final SetupTransition transition = new SetupTransition();
    private final RiskState riskState = new RiskState();
    private final Alert alert = new Alert();

    Trading(EngineSettings settings, Effects effects, long idBase) {
        this.settings = settings;
        this.effects = effects;
        int count = settings.instruments().size();
        guards = new SignalGuards(settings.signals(), settings.session());
        signals = new SignalWriter(effects, idBase, settings.policies());
        risk = new RiskBook(
                settings.risk(),
                settings.session(),
                settings.instruments(),
                settings.policies().size());
        effects.tellRequestsTo(risk::onRequest);
        bids = new long[count];
        asks = new long[count];
        Arrays.fill(bids, Missing.LONG);
        Arrays.fill(asks, Missing.LONG);
        desk = new TradeDesk(count, effects, this, idBase, settings.signals().entryExpiryNs(), settings.risk());
        tradability = new Tradability(count, settings.risk().market().feedGapQuarantineNs());
        FeeSchedule fees = new FeeSchedule(settings.simulation());
        shadows = new ShadowBook(
                settings.shadows(), fees, flatNs(), settings.session().closeNs(), count, effects);
        tradesInPolicy = new int[settings.policies().size()];
        machines = new SetupMachine[count][];
        trading = new SetupMachine[count];
        tradingIn = new int[count];
        for (Instrument instrument : settings.instruments()) {
            machines[instrument.id()] = settings.setups()
                    .machines(instrument, settings.signals().cooldownNs(), this)
                    .toArray(SetupMachine[]::new);
        }
    }

    TradeDesk desk() {
        return desk;
    }

    void onBar(int instrument, Bar bar, FeatureSnapshot features) {
        if (desk.isOpen(instrument) && trading[instrument].isLost(bar, features)) {
            desk.exit(instrument, ExitReason.INVALIDATION);
        }
        for (SetupMachine machine : machines[instrument]) {
            machine.onBar(bar, features);
        }
    }

    void onPrice(int instrument, long price) {
        desk.onPrice(instrument, price);
        shadows.onPrice(instrument, price);
    }

    /** The NBBO changed; both sides missing when it cannot be traded on. */
    void onQuote(int instrument, long bid, long ask) {
        shadows.onQuote(instrument, bid, ask);
        if (Missing.isPresent(bid) && Missing.isPresent(ask)) {
            bids[instrument] = bid;
            asks[instrument] = ask;
        }
    }

    void onAccount(AccountReport report) {
        risk.onAccount(report);
    }

    /** The session ends: sums up. */
    void end() {
        shadows.end();
        writeRiskState();
    }

    void onTime(int instrument, long timeNs) {
        if (timeNs >= flatNs()) {
            desk.exit(instrument, ExitReason.SESSION_END);
        }
        desk.onTime(instrument, timeNs);
        markOpen(instrument);
        for (SetupMachine machine : machines[instrument]) {
            machine.onTime(timeNs);
        }
        shadows.onTime(instrument, timeNs);
    }

    /** Values what is open at the touch; what it would lose counts against the day's limits. */
    private void markOpen(int instrument) {
        if (desk.isBusy(instrument)) {
            long touch = desk.side(instrument) == Side.BUY ? bids[instrument] : asks[instrument];
            if (Missing.isPresent(touch)) {
                long profit = desk.profitAt(instrument, touch);
                risk.mark(instrument, profit, desk.inR(instrument, profit));
                if (risk.latch()) {
                    writeRiskState();
                    onBreach();
                }
            }
        }
    }

    private long flatNs() {
        return settings.session().closeNs() - settings.risk().market().noEntryBeforeCloseNs();
    }

    void onHalt(int instrument, boolean halt) {
        tradability.onHalt(instrument, halt);
        for (SetupMachine machine : machines[instrument]) {
            if (halt) {
                machine.onHalt();
            } else {
                machine.onResume();
            }
        }
    }

    void onFeed(int instrument, FeedState state) {
        tradability.onFeed(instrument, state, effects.now());
    }

    void onCommand(OperatorCommand command) {
        switch (command.command) {
            case PAUSE -> risk.pause();
            case RESUME -> risk.resume();
            case FLATTEN -> flatten(ExitReason.OPERATOR);
            case KILL -> {
                risk.kill();
                flatten(ExitReason.OPERATOR);
            }
            case RESET_BREACH -> risk.clearBreach();
        }
        writeRiskState();
    }

    private void flatten(ExitReason reason) {
        for (int i = 0; i < machines.length; i++) {
            desk.exit(i, reason);
        }
    }

    @Override
    public void onTransition(SetupMachine machine, SetupState from, SetupState to, TransitionReason reason) {
        transition.setup = machine.setup();
        transition.side = machine.side();
        transition.from = from;
        transition.to = to;
        transition.reason = reason;
        effects.emit(transition, machine.instrument().id());
    }

    @Override
    public void onTrigger(SetupMachine machine, FeatureSnapshot features) {
        int instrument = machine.instrument().id();
        int policyIndex = policyAt(effects.now());
        SessionPolicy policy = policyIndex < 0 ? null : settings.policies().get(policyIndex);
        features.trigger = SnapshotTrigger.SIGNAL;
        Signal signal = signals.begin(machine, policyIndex, policy, effects.emit(features, instrument));
        guards.score(signal, machine, features);
        askFilters(machine, features, policy, policyIndex < 0 ? 0 : tradesInPolicy[policyIndex]);
        signals.generated(instrument, filters);
        shadows.follow(
                instrument, signal, progressPrice(machine), machine.terms().hardStopNs());
        if (filters.blocked() > 0) {
            block(machine);
            return;
        }
        if (desk.isOpen(instrument) && desk.side(instrument) != machine.side()) {
            desk.exit(instrument, ExitReason.OPPOSITE_SIGNAL);
        }
        RiskRule refusal = askRisk(machine, features, policyIndex);
        if (refusal != RiskRule.NONE) {
            signals.vetoed(instrument, refusal, risk.value(), risk.limit());
            block(machine);
            return;
        }
        trading[instrument] = machine;
        tradingIn[instrument] = policyIndex;
        tradesInPolicy[policyIndex]++;
        signals.write(instrument, SignalStatus.PROMOTED);
        enter(machine, signal, policy);
    }

    private void askFilters(SetupMachine machine, FeatureSnapshot features, SessionPolicy policy, int taken) {
        int instrument = machine.instrument().id();
        boolean trades = !tradability.isHalted(instrument) && !tradability.hasGap(instrument, effects.now());
        filters.clear();
        guards.ask(filters, machine, features, effects.now(), policy, taken, trades);
        machine.ownFilters(filters, features);
    }

    private void block(SetupMachine machine) {
        signals.write(machine.instrument().id(), SignalStatus.BLOCKED);
        machine.onBlocked(effects.now());
    }

    private RiskRule askRisk(SetupMachine machine, FeatureSnapshot features, int policyIndex) {
        int instrument = machine.instrument().id();
        int direction = machine.side() == Side.BUY ? 1 : -1;
        long tick = machine.instrument().tickSize();
        long slippage = settings.risk().trade().slippageAllowance() / tick * tick;
        question.instrument = machine.instrument();
        question.timeNs = effects.now();
        question.features = features;
        question.policy = policyIndex;
        question.entry = machine.proposal().entry;
        question.limit = question.entry + direction * slippage;
        question.stop = machine.proposal().stop;
        question.halted = tradability.isHalted(instrument);
        question.gap = tradability.hasGap(instrument, effects.now());
        return risk.ask(question);
    }

    private void enter(SetupMachine machine, Signal signal, SessionPolicy policy) {
        plan.signalId = signal.signalId;
        plan.setup = signal.setup;
        plan.side = machine.side();
        plan.quantity = question.quantity();
        plan.entry = signal.entry;
        plan.limit = question.limit;
        plan.stop = signal.stop;
        plan.target = signal.target;
        plan.progressPrice = progressPrice(machine);
        plan.timeStopNs = policy.timeStopNs();
        plan.hardStopNs = machine.terms().hardStopNs();
        risk.onEntry(question);
        desk.enter(machine.instrument().id(), plan);
    }

    /** The price at which the time stop asks no more. */
    private static long progressPrice(SetupMachine machine) {
        long entry = machine.proposal().entry;
        double risk = Micros.toDouble(Math.abs(entry - machine.proposal().stop));
        long progress = Micros.ofDouble(risk * machine.terms().progressR());
        return machine.side() == Side.BUY ? entry + progress : entry - progress;
    }

    @Override
    public void onEntered(int instrument) {
        trading[instrument].onEntered();
        risk.onEntered(instrument);
    }

    /** An entry that was never filled does not use up the policy's trades. */
    @Override
    public void onEntryExpired(int instrument, long signalId) {
        SetupMachine machine = trading[instrument];
        tradesInPolicy[tradingIn[instrument]]--;
        risk.onExpired(instrument);
        signals.expired(instrument, signalId, machine);
        machine.onExpired(effects.now());
    }

    @Override
    public void onClosed(int instrument, TradeClosed trade) {
        trading[instrument].onFlat(effects.now());
        risk.onClosed(instrument, trade.profit, trade.r);
        boolean breached = risk.latch();
        writeRiskState();
        if (breached) {
            onBreach();
        }
    }

    /** A limit of the day latched just now. */
    private void onBreach() {
        alert.level = AlertLevel.CRITICAL;
        alert.code = AlertCode.RISK_BREACH;
        alert.value = risk.realised();
        alert.detail.set(risk.breach().name());
        effects.emit(alert, Event.NO_INSTRUMENT);
        if (settings.risk().day().flattenOnBreach()) {
            flatten(ExitReason.RISK);
        }
    }

    /** Entries pause until the operator has compared our positions with the broker's. */
    @Override
    public void onDoubt() {
        risk.pause();
    }

    private void writeRiskState() {
        risk.describe(riskState);
        effects.emit(riskState, Event.NO_INSTRUMENT);
    }

    private int policyAt(long timeNs) {
        long sinceMidnight = timeNs - settings.midnightNs();
        for (int i = 0; i < tradesInPolicy.length; i++) {
            SessionPolicy policy = settings.policies().get(i);
            if (sinceMidnight >= policy.startNs() && sinceMidnight < policy.endNs()) {
                return i;
            }
        }
        return -1;
    }

    void hash(StateHasher hasher) {
        for (SetupMachine[] ofInstrument : machines) {
            for (SetupMachine machine : ofInstrument) {
                machine.hash(hasher);
            }
        }
        desk.hash(hasher);
        risk.hash(hasher);
        tradability.hash(hasher);
        shadows.hash(hasher);
        for (int i = 0; i < bids.length; i++) {
            hasher.add(bids[i]);
            hasher.add(asks[i]);
        }
        for (int taken : tradesInPolicy) {
            hasher.add((long) taken);
        }
    }
}
