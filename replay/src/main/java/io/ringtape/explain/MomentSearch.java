package io.ringtape.explain;

import io.ringtape.config.ConfigurationException;
import io.ringtape.event.BrokerStatus;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Missing;
import io.ringtape.event.RiskState;
import io.ringtape.event.SessionStart;
import io.ringtape.event.SetupState;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Signal;
import io.ringtape.event.TradeTransition;
import io.ringtape.event.TransitionReason;
import io.ringtape.explain.MomentStory.MachineStanding;
import io.ringtape.market.Instrument;
import io.ringtape.replay.SessionSetup;
import io.ringtape.replay.TapeWalk;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SetupMachine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the state of one symbol during a walk over a tape, up to a moment. */
final class MomentSearch implements TapeWalk.Visitor {
    private final int instrument;
    private final long timeNs;
    private final MachineHistory history = new MachineHistory();
    private final Map<MachineKey, TapeEvent<Signal>> signals = new HashMap<>();
    private long entry;
    private SessionStart start;
    private long firstNs = Missing.LONG;
    private long lastNs = Missing.LONG;
    private boolean isPast;
    private TapeEvent<FeatureSnapshot> features;
    private TapeEvent<TradeTransition> trip;
    private TapeEvent<RiskState> risk;
    private TapeEvent<BrokerStatus> broker;

    MomentSearch(int instrument, long timeNs) {
        this.instrument = instrument;
        this.timeNs = timeNs;
    }

    @Override
    public void onEntry(long number, FrameReader cause) {
        entry = number;
        EventType type = cause.type();
        boolean isLive = type == EventType.TRADE || type == EventType.QUOTE || type == EventType.TIMER;
        if (isLive && !Missing.isPresent(firstNs)) {
            firstNs = cause.timeNs();
        }
        lastNs = cause.timeNs();
        // Effects that fell due before this cause may still be of the moment.
        isPast = cause.timeNs() > timeNs;
    }

    @Override
    public boolean goesOn() {
        return !isPast;
    }

    @Override
    public void onSessionStart(SessionStart event) {
        start = Event.copyOf(event);
    }

    @Override
    public void onRiskState(RiskState event) {
        if (event.timeNs <= timeNs) {
            risk = kept(event);
        }
    }

    @Override
    public void onBrokerStatus(BrokerStatus event) {
        if (event.timeNs <= timeNs) {
            broker = kept(event);
        }
    }

    @Override
    public void onSetupTransition(SetupTransition event) {
        if (isAskedFor(event)) {
            history.take(kept(event));
        }
    }

    @Override
    public void onFeatureSnapshot(FeatureSnapshot event) {
        if (isAskedFor(event)) {
            features = kept(event);
        }
    }

    @Override
    public void onTradeTransition(TradeTransition event) {
        if (isAskedFor(event)) {
            trip = kept(event);
        }
    }

    /** Updates the last signal. An expiry carries no prices, so the known ones are kept. */
    @Override
    public void onSignal(Signal event) {
        if (!isAskedFor(event)) {
            return;
        }
        TapeEvent<Signal> known = signals.get(MachineKey.of(event));
        if (known != null && known.event().signalId == event.signalId) {
            known.event().status = event.status;
        } else {
            signals.put(MachineKey.of(event), kept(event));
        }
    }

    private boolean isAskedFor(Event event) {
        return event.instrument == instrument && event.timeNs <= timeNs;
    }

    private <E extends Event> TapeEvent<E> kept(E event) {
        return new TapeEvent<>(entry, Event.copyOf(event));
    }

    MomentStory story() throws ConfigurationException {
        List<MachineStanding> machines = new ArrayList<>();
        if (start != null) {
            for (SetupMachine machine : catalogue()) {
                MachineKey key = new MachineKey(instrument, machine.setup(), machine.side());
                List<TapeEvent<SetupTransition>> last = history.of(key);
                SetupState state = last.isEmpty()
                        ? SetupState.IDLE
                        : last.get(last.size() - 1).event().to;
                machines.add(new MachineStanding(
                        machine.setup(), machine.side(), state, machine.waitsFor(state), last, signals.get(key)));
            }
        }
        return new MomentStory(firstNs, lastNs, machines, trip, features, new MomentStory.Day(risk, broker));
    }

    /** Returns the symbol's machines under the tape's configuration, in their initial state. */
    private List<SetupMachine> catalogue() throws ConfigurationException {
        SessionSetup session = SessionSetup.of(start);
        Instrument watched = session.settings().instruments().get(instrument);
        InstrumentRules rules = session.settings().rules().get(instrument);
        return rules.setups()
                .machines(
                        watched,
                        session.settings().session().openNs(),
                        rules.signals().cooldownNs(),
                        new SetupMachine.Listener() {
                            @Override
                            public void onTransition(
                                    SetupMachine machine, SetupState from, SetupState to, TransitionReason reason) {}

                            @Override
                            public void onTrigger(SetupMachine machine, FeatureSnapshot at) {}
                        });
    }
}
