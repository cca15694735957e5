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
    private final VwapReclaim[] setups;
    private final SignalGuards guards;
    private final SignalWriter signals;
    private final FilterList filters = new FilterList();
    private final RiskRules rules;
    private final RiskRules.Question question = new RiskRules.Question();
    private final DayRisk day;
    private final TradeDesk desk;
    private final Tradability tradability;
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
        tradesInPolicy = new int[settings.policies().size()];
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
        tradability.onHalt(instrument, halt);
        for (int way = 0; way < 2; way++) {
            VwapReclaim setup = setups[2 * instrument + way];
            if (halt) {
                setup.onHalt();
            } else {
                setup.onResume();
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
        Signal signal = signals.begin(setup, policyIndex, policy, effects.emit(features, instrument));
        guards.score(signal, setup, features);
        askFilters(setup, features, policy, policyIndex < 0 ? 0 : tradesInPolicy[policyIndex]);
        signals.generated(instrument, filters);
        if (filters.blocked() > 0) {
            block(setup);
            return;
        }
        if (desk.isOpen(instrument) && desk.side(instrument) != setup.side()) {
            desk.exit(instrument, ExitReason.OPPOSITE_SIGNAL);
        }
        RiskRule refusal = askRisk(setup, features);
        if (refusal != RiskRule.NONE) {
            signals.vetoed(instrument, refusal, rules.value(), rules.limit());
            block(setup);
            return;
        }
        tradesInPolicy[policyIndex]++;
        signals.write(instrument, SignalStatus.PROMOTED);
        enter(setup, signal, policy);
    }

    private void askFilters(VwapReclaim setup, FeatureSnapshot features, SessionPolicy policy, int taken) {
        int instrument = setup.instrument().id();
        boolean trades = !tradability.isHalted(instrument) && !tradability.hasGap(instrument, effects.now());
        filters.clear();
        guards.ask(filters, setup, features, effects.now(), policy, taken, trades);
        setup.ownFilters(filters, features);
    }

    private void block(VwapReclaim setup) {
        signals.write(setup.instrument().id(), SignalStatus.BLOCKED);
        setup.onBlocked(effects.now());
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
        question.realised = day.counted();
        question.halted = tradability.isHalted(instrument);
        question.gap = tradability.hasGap(instrument, effects.now());
        question.paused = paused;
        question.killed = killed;
        return rules.check(question);
    }

    private void enter(VwapReclaim setup, Signal signal, SessionPolicy policy) {
        int direction = setup.side() == Side.BUY ? 1 : -1;
        double risk = Micros.toDouble(Math.abs(signal.entry - signal.stop));
        long tick = setup.instrument().tickSize();
        long slippage = settings.risk().slippageAllowance() / tick * tick;
        plan.signalId = signal.signalId;
        plan.setup = signal.setup;
        plan.side = setup.side();
        plan.quantity = question.quantity;
        plan.entry = signal.entry;
        plan.limit = signal.entry + direction * slippage;
        plan.stop = signal.stop;
        plan.target = signal.target;
        plan.progressPrice = signal.entry
                + direction * Micros.ofDouble(risk * settings.vwapReclaim().progressR());
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
        signals.expired(instrument, signalId, setup);
        setup.onExpired(effects.now());
    }

    @Override
    public void onClosed(int instrument, TradeClosed trade) {
        setupOf(instrument).onFlat(effects.now());
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
        tradability.hash(hasher);
        hasher.flag("paused", paused);
        hasher.flag("killed", killed);
        for (int taken : tradesInPolicy) {
            hasher.add((long) taken);
        }
    }
}
