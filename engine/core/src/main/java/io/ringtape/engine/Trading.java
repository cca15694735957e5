package io.ringtape.engine;

import io.ringtape.event.AccountReport;
import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.BrokerStatus;
import io.ringtape.event.Effects;
import io.ringtape.event.ExitReason;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Missing;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RunMode;
import io.ringtape.event.SetupState;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Signal;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Text;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TransitionReason;
import io.ringtape.feature.Bar;
import io.ringtape.feature.Features;
import io.ringtape.feature.Nbbo;
import io.ringtape.market.Instrument;
import io.ringtape.order.FeeSchedule;
import io.ringtape.order.TradeDesk;
import io.ringtape.risk.RiskBook;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupMachine;

/** From setups to orders: makes each trigger a signal, and enters it or writes why not. */
final class Trading implements SetupMachine.Listener, TradeDesk.RoundTripListener {
    private final EngineSettings settings;
    private final Features features;
    private final Effects effects;
    private final SetupMachine[][] machines;

    /** The machine that owns the instrument's entry or position, and the policy in which its entry counts. */
    private final SetupMachine[] trading;

    private final int[] tradingIn;
    private final PolicySessions sessions;
    private final SignalWriter signals;
    private final RiskBook risk;
    private final TradeDesk desk;
    private final DayGuard day;
    private final Tradability tradability;
    private final EntryGate gate;
    private final ShadowBook shadows;
    private final SetupTransition transition = new SetupTransition();

    Trading(EngineSettings settings, Features features, Effects effects, long idBase) {
        this.settings = settings;
        this.features = features;
        this.effects = effects;
        int count = settings.instruments().size();
        sessions = new PolicySessions(settings);
        signals = new SignalWriter(effects, features.nbbo(), idBase, count);
        risk = new RiskBook(settings.risk(), settings.session(), settings.instruments(), sessions.count());
        effects.tellRequestsTo(risk::onRequest);
        desk = new TradeDesk(
                count, effects, this, idBase, settings.risk().broker().waits());
        day = new DayGuard(settings, risk, desk, features.nbbo(), effects);
        tradability = new Tradability(count, settings.risk().market().feedGapQuarantineNs());
        gate = new EntryGate(settings, sessions, risk, tradability, effects);
        FeeSchedule fees = new FeeSchedule(settings.simulation());
        shadows = new ShadowBook(
                settings.trades().shadows(), fees, flatNs(), settings.session().closeNs(), count, effects);
        machines = new SetupMachine[count][];
        trading = new SetupMachine[count];
        tradingIn = new int[count];
        settings.instruments().forEach(this::watch);
    }

    private void watch(Instrument instrument) {
        InstrumentRules rules = settings.rules().get(instrument.id());
        long openNs = settings.session().openNs();
        machines[instrument.id()] = rules.setups()
                .machines(instrument, openNs, rules.signals().cooldownNs(), this)
                .toArray(SetupMachine[]::new);
    }

    TradeDesk desk() {
        return desk;
    }

    /** Shows the bar to the setups. In a hole of the feed its features are not those of the market: they close nothing. */
    void onBar(int instrument, Bar bar, FeatureSnapshot snapshot) {
        if (desk.isBusy(instrument)
                && !tradability.hasGap(instrument, effects.now())
                && trading[instrument].isLost(bar, snapshot)) {
            desk.exit(instrument, ExitReason.INVALIDATION);
        }
        for (SetupMachine machine : machines[instrument]) {
            machine.onBar(bar, snapshot);
        }
    }

    void onPrice(int instrument, long price) {
        desk.onPrice(instrument, price);
        shadows.onPrice(instrument, price);
    }

    void onQuote(int instrument) {
        Nbbo nbbo = features.nbbo();
        boolean usable = nbbo.isUsable(instrument);
        shadows.onQuote(
                instrument, usable ? nbbo.bid(instrument) : Missing.LONG, usable ? nbbo.ask(instrument) : Missing.LONG);
    }

    /** Books the broker's figures. Releases the reservation of each complete entry, whose cost the report includes. */
    void onAccount(AccountReport report) {
        for (int i = 0; i < machines.length; i++) {
            if (desk.isBusy(i) && !desk.mayEnter(i)) {
                risk.onEntered(i);
            }
        }
        risk.onAccount(report);
    }

    /** Ends the session: alerts on what is still open, and writes the day's risk. */
    void end() {
        for (int i = 0; i < machines.length; i++) {
            desk.endSession(i);
            if (desk.isBusy(i)) {
                effects.alert(
                        i, AlertLevel.CRITICAL, AlertCode.NOT_FLAT, Math.abs(desk.position(i)), "the session ended");
            }
        }
        shadows.end();
        day.writeState();
    }

    void onTime(int instrument, long timeNs) {
        if (timeNs >= flatNs()) {
            desk.exit(instrument, ExitReason.SESSION_END);
        }
        desk.onTime(instrument, timeNs);
        day.onTime(instrument);
        heedFeed(instrument, timeNs);
        for (SetupMachine machine : machines[instrument]) {
            machine.onTime(timeNs);
        }
        shadows.onTime(instrument, timeNs);
    }

    private long flatNs() {
        return settings.session().closeNs() - settings.risk().market().noEntryBeforeCloseNs();
    }

    boolean isHalted(int instrument) {
        return tradability.isHalted(instrument);
    }

    void onHalt(int instrument, boolean halt) {
        tradability.onHalt(instrument, halt);
        if (halt) {
            desk.stopEntering(instrument);
        }
        for (SetupMachine machine : machines[instrument]) {
            if (halt) {
                machine.onHalt();
            } else if (!tradability.hasGap(instrument, effects.now())) {
                machine.onResume(effects.now());
            }
        }
    }

    void onFeed(int instrument, FeedStatus status) {
        tradability.onFeed(instrument, status, effects.now());
        if (tradability.hasGap(instrument, effects.now())) {
            desk.stopEntering(instrument);
        }
        heedFeed(instrument, effects.now());
    }

    /**
     * Keeps the setups of an instrument disabled while its feed is not whole. On each beat too, because a hole that
     * nobody fills is over with time, and a machine may end its trade within one.
     */
    private void heedFeed(int instrument, long timeNs) {
        boolean gap = tradability.hasGap(instrument, timeNs);
        if (!gap && tradability.isHalted(instrument)) {
            return;
        }
        for (SetupMachine machine : machines[instrument]) {
            if (gap) {
                machine.onFeedGap();
            } else {
                machine.onFeedWhole(timeNs);
            }
        }
    }

    /** Takes the start of the session; without a broker every entry is refused. */
    void onStart(RunMode mode) {
        if (mode == RunMode.RECORD) {
            risk.noBroker();
        }
    }

    /** Takes what the broker says of itself; while it does not answer, every entry is refused. */
    void onBroker(BrokerStatus status) {
        switch (status.state) {
            case CONNECTED -> risk.brokerAnswers();
            case LOST -> {
                risk.noBroker();
                alert(status, AlertLevel.CRITICAL, AlertCode.BROKER_LOST);
            }
            case TOKEN_REFUSED -> {
                risk.noBroker();
                alert(status, AlertLevel.CRITICAL, AlertCode.TOKEN);
            }
            case RATE_LIMITED -> alert(status, AlertLevel.WARNING, AlertCode.RATE_LIMIT);
            case ORPHAN_ORDER -> {
                alert(status, AlertLevel.CRITICAL, AlertCode.ORPHAN_ORDER);
                onDoubt();
            }
            case LOST_ORDER -> alert(status, AlertLevel.CRITICAL, AlertCode.LOST_ORDER);
            case UNPROTECTED -> alert(status, AlertLevel.CRITICAL, AlertCode.UNPROTECTED);
            case NOTICE -> alert(status, AlertLevel.NOTICE, AlertCode.BROKER_NOTICE);
        }
    }

    private void alert(BrokerStatus status, AlertLevel level, AlertCode code) {
        effects.alert(status.instrument, level, code, status.value, status.detail.toString());
    }

    void onCommand(OperatorCommand command) {
        day.onCommand(command);
    }

    @Override
    public void onTransition(SetupMachine machine, SetupState from, SetupState to, TransitionReason reason) {
        transition.setup = machine.setup();
        transition.side = machine.side();
        transition.from = from;
        transition.to = to;
        transition.reason = reason;
        transition.price = features.last(machine.instrument().id());
        effects.emit(transition, machine.instrument().id());
    }

    @Override
    public void onTrigger(SetupMachine machine, FeatureSnapshot snapshot) {
        int instrument = machine.instrument().id();
        int open = sessions.openAt(instrument, effects.now());
        SessionPolicy policy = sessions.policy(instrument, open);
        Text name = policy == null ? null : sessions.name(instrument, open);
        snapshot.trigger = SnapshotTrigger.SIGNAL;
        Signal signal = signals.begin(machine, policy, name, effects.emit(snapshot, instrument));
        boolean own = gate.askFilters(machine, snapshot, open, signal);
        signals.generated(instrument, gate.filters());
        shadows.follow(
                instrument,
                signal,
                EntryGate.progressPrice(machine),
                machine.terms().hardStopNs());
        if (own && desk.isBusy(instrument) && desk.side(instrument) != machine.side()) {
            desk.exit(instrument, ExitReason.OPPOSITE_SIGNAL);
        }
        if (gate.filters().blocked() > 0) {
            block(machine);
            return;
        }
        RiskRule refusal = gate.askRisk(machine, snapshot, open);
        if (refusal != RiskRule.NONE) {
            signals.vetoed(instrument, refusal, risk.value(), risk.limit());
            block(machine);
            return;
        }
        trading[instrument] = machine;
        tradingIn[instrument] = open;
        sessions.count(instrument, open, machine.setup(), 1);
        signals.promoted(instrument);
        desk.enter(instrument, gate.plan(machine, signal));
    }

    private void block(SetupMachine machine) {
        signals.blocked(machine.instrument().id());
        machine.onBlocked(effects.now());
    }

    @Override
    public void onEntered(int instrument) {
        trading[instrument].onEntered();
    }

    /** Ends an entry that was never filled, which does not count against the policy's trades. */
    @Override
    public void onEntryExpired(int instrument, long signalId) {
        SetupMachine machine = trading[instrument];
        sessions.count(instrument, tradingIn[instrument], machine.setup(), -1);
        risk.onExpired(instrument);
        signals.expired(instrument);
        machine.onExpired(effects.now());
    }

    @Override
    public void onReopened(int instrument) {
        risk.onReopened(instrument, sessions.place(instrument, tradingIn[instrument]));
    }

    @Override
    public void onClosed(int instrument, TradeClosed trade) {
        trading[instrument].onFlat(effects.now());
        day.onClosed(instrument, trade);
    }

    /** Pauses entries until the operator has compared our positions with the broker's. */
    @Override
    public void onDoubt() {
        risk.pause();
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
        for (int i = 0; i < trading.length; i++) {
            hasher.add((long) tradingIn[i]);
            hasher.add(trading[i] == null ? -1L : trading[i].setup().ordinal());
        }
        sessions.hash(hasher);
    }
}
