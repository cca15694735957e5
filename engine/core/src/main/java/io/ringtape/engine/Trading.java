package io.ringtape.engine;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.ExitReason;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FeedState;
import io.ringtape.event.Micros;
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
import io.ringtape.risk.DayRisk;
import io.ringtape.risk.RiskRules;
import io.ringtape.setup.FilterList;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupMachine;
import io.ringtape.setup.SignalGuards;

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
    private final RiskRules rules;
    private final RiskRules.Question question = new RiskRules.Question();
    private final DayRisk day;
    private final TradeDesk desk;
    private final Tradability tradability;
    private final ShadowBook shadows;
    private final int[] tradesInPolicy;
    private final EntryPlan plan = new EntryPlan();
    private boolean paused;
    private boolean killed;

    private final SetupTransition transition = new SetupTransition();
    private final RiskState riskState = new RiskState();
    private final Alert alert = new Alert();

    Trading(EngineSettings settings, Effects effects, long idBase) {
        this.settings = settings;
        this.effects = effects;
        int count = settings.instruments().size();
        guards = new SignalGuards(settings.signals(), settings.session());
        signals = new SignalWriter(effects, idBase, settings.policies());
        rules = new RiskRules(settings.risk(), settings.session());
        day = new DayRisk(settings.risk());
        desk = new TradeDesk(count, effects, this, idBase, settings.signals().entryExpiryNs(), settings.risk());
        tradability = new Tradability(count, settings.risk().feedGapQuarantineNs());
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
        for (SetupMachine machine : machines[instrument]) {
            machine.onTime(timeNs);
        }
        shadows.onTime(instrument, timeNs);
    }

    private long flatNs() {
        return settings.session().closeNs() - settings.risk().noEntryBeforeCloseNs();
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
            case PAUSE -> paused = true;
            case RESUME -> paused = false;
            case FLATTEN -> flatten();
            case KILL -> {
                killed = true;
                flatten();
            }
            case RESET_BREACH -> day.clearBreach();
        }
        writeRiskState();
    }

    private void flatten() {
        for (Instrument instrument : settings.instruments()) {
            desk.exit(instrument.id(), ExitReason.OPERATOR);
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
        RiskRule refusal = askRisk(machine, features);
        if (refusal != RiskRule.NONE) {
            signals.vetoed(instrument, refusal, rules.value(), rules.limit());
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

    private RiskRule askRisk(SetupMachine machine, FeatureSnapshot features) {
        int instrument = machine.instrument().id();
        question.instrument = machine.instrument();
        question.timeNs = effects.now();
        question.features = features;
        question.instrumentBusy = desk.isBusy(instrument);
        question.busy = desk.busy();
        question.quantity = rules.quantity(machine.proposal().entry, machine.proposal().stop);
        question.breach = day.breach();
        question.realised = day.counted();
        question.halted = tradability.isHalted(instrument);
        question.gap = tradability.hasGap(instrument, effects.now());
        question.paused = paused;
        question.killed = killed;
        return rules.check(question);
    }

    private void enter(SetupMachine machine, Signal signal, SessionPolicy policy) {
        int direction = machine.side() == Side.BUY ? 1 : -1;
        long tick = machine.instrument().tickSize();
        long slippage = settings.risk().slippageAllowance() / tick * tick;
        plan.signalId = signal.signalId;
        plan.setup = signal.setup;
        plan.side = machine.side();
        plan.quantity = question.quantity;
        plan.entry = signal.entry;
        plan.limit = signal.entry + direction * slippage;
        plan.stop = signal.stop;
        plan.target = signal.target;
        plan.progressPrice = progressPrice(machine);
        plan.timeStopNs = policy.timeStopNs();
        plan.hardStopNs = machine.terms().hardStopNs();
        plan.tickSize = tick;
        plan.breakEven = machine.terms().breakEven();
        plan.splitOff(machine.terms().partialShare(), machine.terms().partialR());
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
    }

    /** An entry that was never filled does not use up the policy's trades. */
    @Override
    public void onEntryExpired(int instrument, long signalId) {
        SetupMachine machine = trading[instrument];
        tradesInPolicy[tradingIn[instrument]]--;
        signals.expired(instrument, signalId, machine);
        machine.onExpired(effects.now());
    }

    @Override
    public void onClosed(int instrument, TradeClosed trade) {
        trading[instrument].onFlat(effects.now());
        boolean breached = day.onTrade(trade.profit, trade.r);
        writeRiskState();
        if (breached) {
            alert.level = AlertLevel.CRITICAL;
            alert.code = AlertCode.RISK_BREACH;
            alert.value = day.realised();
            effects.emit(alert, Event.NO_INSTRUMENT);
        }
    }

    /** Entries pause until the operator has compared our positions with the broker's. */
    @Override
    public void onDoubt() {
        paused = true;
    }

    private void writeRiskState() {
        day.describe(riskState, desk.busy());
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
        day.hash(hasher);
        tradability.hash(hasher);
        shadows.hash(hasher);
        hasher.flag("paused", paused);
        hasher.flag("killed", killed);
        for (int taken : tradesInPolicy) {
            hasher.add((long) taken);
        }
    }
}
