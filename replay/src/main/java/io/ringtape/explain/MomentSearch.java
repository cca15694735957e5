package io.ringtape.explain;

import io.ringtape.config.ConfigurationException;
import io.ringtape.event.EventType;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Missing;
import io.ringtape.event.RiskState;
import io.ringtape.event.SessionStart;
import io.ringtape.event.SetupState;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Signal;
import io.ringtape.event.TransitionReason;
import io.ringtape.explain.MomentStory.Machine;
import io.ringtape.market.Instrument;
import io.ringtape.replay.SessionSetup;
import io.ringtape.replay.TapeWalk;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SetupMachine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers how one symbol stands while a tape goes by, up to a moment. */
final class MomentSearch implements TapeWalk.Visitor {
    private final int instrument;
    private final long timeNs;
    private final MachineHistory history = new MachineHistory();
    private final Map<MachineKey, TapeEvent<Signal>> signals = new HashMap<>();
    private SessionStart start;
    private long firstNs = Missing.LONG;
    private long lastNs = Missing.LONG;
    private boolean isPast;
    private TapeEvent<FeatureSnapshot> features;
    private TapeEvent<RiskState> risk;

    MomentSearch(int instrument, long timeNs) {
        this.instrument = instrument;
        this.timeNs = timeNs;
    }

    @Override
    public void onRecord(long entry, FrameReader record) {
        EventType type = record.type();
        lastNs = Math.max(lastNs, record.timeNs());
        boolean isLive = type == EventType.TRADE || type == EventType.QUOTE || type == EventType.TIMER;
        if (isLive && !Missing.isPresent(firstNs)) {
            firstNs = record.timeNs();
        }
        if (type == EventType.SESSION_START) {
            start = new SessionStart();
            record.read(start);
        }
        if (record.timeNs() > timeNs) {
            // What follows in this entry may have fallen due before its cause.
            isPast |= !type.isEffect();
        } else if (type == EventType.RISK_STATE) {
            risk = TapeEvent.of(entry, record, new RiskState());
        } else if (record.instrument() == instrument) {
            take(entry, record);
        }
    }

    @Override
    public boolean goesOn() {
        return !isPast;
    }

    private void take(long entry, FrameReader record) {
        switch (record.type()) {
            case SETUP_TRANSITION -> history.take(TapeEvent.of(entry, record, new SetupTransition()));
            case FEATURE_SNAPSHOT -> features = TapeEvent.of(entry, record, new FeatureSnapshot());
            case SIGNAL -> onSignal(TapeEvent.of(entry, record, new Signal()));
            default -> {}
        }
    }

    /** An expiry tells no prices: they stay as they were. */
    private void onSignal(TapeEvent<Signal> told) {
        TapeEvent<Signal> known = signals.get(MachineKey.of(told.event()));
        if (known != null && known.event().signalId == told.event().signalId) {
            known.event().status = told.event().status;
        } else {
            signals.put(MachineKey.of(told.event()), told);
        }
    }

    MomentStory story() throws ConfigurationException {
        List<Machine> machines = new ArrayList<>();
        if (start != null) {
            for (SetupMachine machine : catalogue()) {
                MachineKey key = new MachineKey(instrument, machine.setup(), machine.side());
                List<TapeEvent<SetupTransition>> last = history.of(key);
                SetupState state = last.isEmpty()
                        ? SetupState.IDLE
                        : last.get(last.size() - 1).event().to;
                machines.add(new Machine(
                        machine.setup(), machine.side(), state, machine.waitsFor(state), last, signals.get(key)));
            }
        }
        return new MomentStory(firstNs, lastNs, machines, features, risk);
    }

    /** The symbol's machines under the tape's configuration, none of which has seen anything. */
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
