package io.ringtape.engine;

import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.ExitReason;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FilterCheck;
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
import io.ringtape.event.Text;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TransitionReason;
import io.ringtape.event.Veto;
import io.ringtape.feature.Bar;
import io.ringtape.market.Instrument;
import io.ringtape.order.EntryPlan;
import io.ringtape.order.TradeDesk;
import io.ringtape.risk.DayRisk;
import io.ringtape.risk.RiskRules;
import io.ringtape.setup.FilterList;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SignalGuards;
import io.ringtape.setup.VwapReclaim;

/** From setups to orders: each trigger becomes a signal, is filtered, checked for risk, and sent or refused. */
final class Trading implements VwapReclaim.Listener, TradeDesk.Listener {
    private final EngineSettings settings;
    private final Effects effects;
    private final long idBase;
    private final VwapReclaim[] setups;
    private final SignalGuards guards;
    private final FilterList filters = new FilterList();
    private final RiskRules rules;
    private final RiskRules.Question question = new RiskRules.Question();
    private final DayRisk day;
    private final TradeDesk desk;
    private final Text[] policyNames;
    private final int[] tradesInPolicy;
    private final boolean[] halted;
    private final long[] gapUntilNs;
    private final EntryPlan plan = new EntryPlan();
    private boolean paused;
    private boolean killed;

    private final SetupTransition transition = new SetupTransition();
    private final Signal signal = new Signal();
    private final Signal expired = new Signal();
    private final Veto veto = new Veto();
    private final RiskState riskState = new RiskState();

    Trading(EngineSettings settings, Effects effects, long idBase) {
        this.settings = settings;
        this.effects = effects;
        this.idBase = idBase;
        int count = settings.instruments().size();
        guards = new SignalGuards(settings.signals(), settings.session());
        rules = new RiskRules(settings.risk(), settings.session());
        day = new DayRisk(settings.risk());
        desk = new TradeDesk(count, effects, this, idBase, settings.signals().entryExpiryNs());
        tradesInPolicy = new int[settings.policies().size()];
        halted = new boolean[count];
        gapUntilNs = new long[count];
        policyNames = settings.policies().stream()
                .map(policy -> new Text(16).set(policy.name()))
                .toArray(Text[]::new);
        setups = new VwapReclaim[2 * count];
        for (Instrument instrument : settings.instruments()) {
            for (int way = 0; way < 2; way++) {
                setups[2 * instrument.id() + way] = new VwapReclaim(
                        instrument,
                        Side.VALUES[way],
                        settings.vwapReclaim(),
                        settings.signals().cooldownNs(),
                        this);
            }
        }
    }

    TradeDesk desk() {
        return desk;
    }

    void onBar(int instrument, Bar bar, FeatureSnapshot features) {
        for (int way = 0; way < 2; way++) {
            VwapReclaim setup = setups[2 * instrument + way];
            if (desk.isOpen(instrument) && setup.state() == SetupState.IN_TRADE && setup.isInvalidated(bar, features)) {
                desk.exit(instrument, ExitReason.INVALIDATION);
            }
            setup.onBar(bar, features);
        }
    }

    void onTime(int instrument, long timeNs) {
        if (timeNs >= settings.session().closeNs() - settings.risk().noEntryBeforeCloseNs()) {
            desk.exit(instrument, ExitReason.SESSION_END);
        }
        desk.onTime(instrument, timeNs);
        setups[2 * instrument].onTime(timeNs);
        setups[2 * instrument + 1].onTime(timeNs);
    }

    void onHalt(int instrument, boolean halt) {
        halted[instrument] = halt;
        for (int way = 0; way < 2; way++) {
            VwapReclaim setup = setups[2 * instrument + way];
            if (halt) {
                setup.onHalt();
            } else {
                setup.onResume();
            }
        }
    }

    /** No entries on that instrument before that instant: its feed has a hole. */
    void onGap(int instrument, long untilNs) {
        gapUntilNs[instrument] = untilNs;
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
    public void onTransition(VwapReclaim setup, SetupState from, SetupState to, TransitionReason reason) {
        transition.side = setup.side();
        transition.from = from;
        transition.to = to;
        transition.reason = reason;
        effects.emit(transition, setup.instrument().id());
    }

    @Override
    public void onTrigger(VwapReclaim setup, FeatureSnapshot features) {
        int instrument = setup.instrument().id();
        int policyIndex = policyAt(effects.now());
        SessionPolicy policy = policyIndex < 0 ? null : settings.policies().get(policyIndex);
        features.trigger = SnapshotTrigger.SIGNAL;
        long snapshot = effects.emit(features, instrument);
        filters.clear();
        int taken = policyIndex < 0 ? 0 : tradesInPolicy[policyIndex];
        boolean trading = !halted[instrument] && gapUntilNs[instrument] <= effects.now();
        guards.ask(filters, setup, features, effects.now(), policy, taken, trading);
        setup.ownFilters(filters, features);
        generate(setup, features, policyIndex, snapshot);
        if (filters.blocked() > 0) {
            conclude(setup, SignalStatus.BLOCKED);
            return;
        }
        RiskRule refusal = askRisk(setup, features);
        if (refusal != RiskRule.NONE) {
            veto.signalId = signal.signalId;
            veto.rule = refusal;
            veto.value = rules.value();
            veto.limit = rules.limit();
            effects.emit(veto, instrument);
            conclude(setup, SignalStatus.BLOCKED);
            return;
        }
        tradesInPolicy[policyIndex]++;
        conclude(setup, SignalStatus.PROMOTED);
        enter(setup, policy);
    }

    /** Writes the signal as generated, and each filter's verdict. */
    private void generate(VwapReclaim setup, FeatureSnapshot features, int policyIndex, long snapshot) {
        int instrument = setup.instrument().id();
        signal.signalId = idBase + effects.nextSequence();
        signal.side = setup.side();
        signal.status = SignalStatus.GENERATED;
        signal.policy.clear();
        if (policyIndex >= 0) {
            signal.policy.set(policyNames[policyIndex]);
        }
        signal.entry = setup.proposal().entry;
        signal.stop = setup.proposal().stop;
        signal.target = setup.proposal().target;
        signal.timeStop = policyIndex < 0
                ? Missing.LONG
                : settings.policies().get(policyIndex).timeStopNs();
        signal.passed = filters.count() - filters.blocked();
        signal.blocked = filters.blocked();
        signal.features = snapshot;
        guards.score(signal, setup, features);
        effects.emit(signal, instrument);
        for (int i = 0; i < filters.count(); i++) {
            FilterCheck check = filters.at(i);
            check.signalId = signal.signalId;
            effects.emit(check, instrument);
        }
    }

    private void conclude(VwapReclaim setup, SignalStatus status) {
        signal.status = status;
        effects.emit(signal, setup.instrument().id());
        if (status == SignalStatus.BLOCKED) {
            setup.onBlocked(effects.now());
        }
    }

    private RiskRule askRisk(VwapReclaim setup, FeatureSnapshot features) {
        int instrument = setup.instrument().id();
        question.instrument = setup.instrument();
        question.timeNs = effects.now();
        question.features = features;
        question.instrumentBusy = desk.isBusy(instrument);
        question.busy = desk.busy();
        question.quantity = rules.quantity(setup.proposal().entry, setup.proposal().stop);
        question.breach = day.breach();
        question.realised = day.realised();
        question.halted = halted[instrument];
        question.gap = gapUntilNs[instrument] > effects.now();
        question.paused = paused;
        question.killed = killed;
        return rules.check(question);
    }

    private void enter(VwapReclaim setup, SessionPolicy policy) {
        int direction = setup.side() == Side.BUY ? 1 : -1;
        long risk = Math.abs(signal.entry - signal.stop);
        plan.signalId = signal.signalId;
        plan.setup = signal.setup;
        plan.side = setup.side();
        plan.quantity = question.quantity;
        plan.entry = signal.entry;
        plan.limit = signal.entry + direction * settings.risk().slippageAllowance();
        plan.stop = signal.stop;
        plan.target = signal.target;
        plan.progressPrice = signal.entry
                + direction
                        * Micros.ofDouble(
                                Micros.toDouble(risk) * settings.vwapReclaim().progressR());
        plan.timeStopNs = policy.timeStopNs();
        plan.hardStopNs = settings.vwapReclaim().hardStopNs();
        desk.enter(setup.instrument().id(), plan);
    }

    @Override
    public void onEntered(int instrument) {
        setupOf(instrument).onEntered();
    }

    @Override
    public void onEntryExpired(int instrument, long signalId) {
        VwapReclaim setup = setupOf(instrument);
        expired.signalId = signalId;
        expired.side = setup.side();
        expired.status = SignalStatus.EXPIRED;
        effects.emit(expired, instrument);
        setup.onExpired(effects.now());
    }

    @Override
    public void onClosed(int instrument, TradeClosed trade) {
        setupOf(instrument).onFlat(effects.now());
        day.onTrade(trade.profit, trade.r);
        writeRiskState();
    }

    private VwapReclaim setupOf(int instrument) {
        return setups[2 * instrument + (desk.side(instrument) == Side.BUY ? 0 : 1)];
    }

    void writeRiskState() {
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
        for (VwapReclaim setup : setups) {
            setup.hash(hasher);
        }
        desk.hash(hasher);
        day.hash(hasher);
        for (int taken : tradesInPolicy) {
            hasher.add((long) taken);
        }
    }
}
