package io.ringtape.engine;

import io.ringtape.event.Effects;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.RiskRule;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.order.EntryPlan;
import io.ringtape.order.FeeSchedule;
import io.ringtape.risk.EntryQuestion;
import io.ringtape.risk.RiskBook;
import io.ringtape.setup.FilterList;
import io.ringtape.setup.SetupMachine;
import io.ringtape.setup.SignalGuards;

/** Decides whether a setup's proposal may be entered: asks the filters and the risk rules, and plans the entry. */
final class EntryGate {
    private final EngineSettings settings;
    private final PolicySessions sessions;
    private final RiskBook risk;
    private final Tradability tradability;
    private final Effects effects;
    private final SignalGuards[] guards;
    private final FeeSchedule fees;
    private final SignalGuards.GuardInput guardInput = new SignalGuards.GuardInput();
    private final FilterList filters = new FilterList();
    private final EntryQuestion question = new EntryQuestion();
    private final EntryPlan plan = new EntryPlan();

    EntryGate(
            EngineSettings settings, PolicySessions sessions, RiskBook risk, Tradability tradability, Effects effects) {
        this.settings = settings;
        this.sessions = sessions;
        this.risk = risk;
        this.tradability = tradability;
        this.effects = effects;
        fees = new FeeSchedule(settings.simulation());
        guards = settings.rules().stream()
                .map(rules -> new SignalGuards(rules.signals(), settings.session()))
                .toArray(SignalGuards[]::new);
    }

    /** Returns the filters with the verdicts of the last signal. */
    FilterList filters() {
        return filters;
    }

    /**
     * Scores a signal and asks every filter.
     *
     * @param open the policy that is open, as {@link PolicySessions#openAt} gives it
     * @return whether the setup's own filters passed, whatever the guards of all setups say
     */
    boolean askFilters(SetupMachine machine, FeatureSnapshot snapshot, int open, Signal signal) {
        int instrument = machine.instrument().id();
        guards[instrument].score(signal, machine, snapshot);
        guardInput.timeNs = effects.now();
        guardInput.policy = sessions.policy(instrument, open);
        guardInput.taken = sessions.taken(instrument, open);
        guardInput.takenBySetup = sessions.taken(instrument, open, machine.setup());
        guardInput.blackedOut = sessions.isBlackedOut(effects.now());
        guardInput.score = signal.score;
        guardInput.charges = charges(machine);
        filters.clear();
        guards[instrument].ask(filters, machine, snapshot, guardInput);
        int byGuards = filters.blocked();
        machine.ownFilters(filters, snapshot);
        return filters.blocked() == byGuards;
    }

    /** Returns what entry and target would be charged per share. */
    private long charges(SetupMachine machine) {
        boolean buys = machine.side() == Side.BUY;
        long entry = machine.proposal().entry;
        long target = machine.proposal().target;
        return fees.chargeAShare(Side.BUY, buys ? entry : target) + fees.chargeAShare(Side.SELL, buys ? target : entry);
    }

    /** Asks the risk rules. Returns the first that refuses, or NONE. */
    RiskRule askRisk(SetupMachine machine, FeatureSnapshot snapshot, int open) {
        int instrument = machine.instrument().id();
        int direction = machine.side() == Side.BUY ? 1 : -1;
        question.instrument = machine.instrument();
        question.timeNs = effects.now();
        question.features = snapshot;
        question.policy = sessions.place(instrument, open);
        question.entry = machine.proposal().entry;
        question.limit = question.entry + direction * slippage(machine);
        question.stop = machine.proposal().stop;
        question.brackets = machine.terms().partialShare() > 0 ? 2 : 1;
        question.halted = tradability.isHalted(instrument);
        return risk.ask(question);
    }

    /** Returns how far beyond the entry price its limit lies: the allowance in whole ticks, short of the target. */
    private long slippage(SetupMachine machine) {
        long tick = machine.instrument().tickSize();
        long room = Math.abs(machine.proposal().target - machine.proposal().entry) - tick;
        return Math.max(0, Math.min(settings.risk().trade().slippageAllowance() / tick * tick, room));
    }

    /** Plans the entry that the risk rules allowed last, and books it as sent; the plan is valid until the next one. */
    EntryPlan plan(SetupMachine machine, Signal signal) {
        int instrument = machine.instrument().id();
        plan.signalId = signal.signalId;
        plan.setup = signal.setup;
        plan.side = machine.side();
        plan.quantity = question.quantity();
        plan.entry = signal.entry;
        plan.limit = question.limit;
        plan.stop = signal.stop;
        plan.target = signal.target;
        plan.progressPrice = progressPrice(machine);
        plan.timeStopNs = signal.timeStop;
        plan.hardStopNs = machine.terms().hardStopNs();
        plan.expiryNs = Math.min(
                settings.rules().get(instrument).signals().entryExpiryNs(),
                sessions.entryEndsNs(instrument, effects.now()) - effects.now());
        plan.tickSize = machine.instrument().tickSize();
        plan.breakEven = machine.terms().breakEven();
        plan.splitOff(machine.terms().partialShare(), machine.terms().partialR());
        risk.onEntry(question);
        return plan;
    }

    /** Returns the price from which the time stop no longer closes the position. */
    static long progressPrice(SetupMachine machine) {
        long entry = machine.proposal().entry;
        double risk = Micros.toDouble(Math.abs(entry - machine.proposal().stop));
        long progress = Micros.ofDouble(risk * machine.terms().progressR());
        return machine.side() == Side.BUY ? entry + progress : entry - progress;
    }
}
