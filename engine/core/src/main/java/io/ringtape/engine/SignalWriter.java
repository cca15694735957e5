package io.ringtape.engine;

import io.ringtape.event.Effects;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.Text;
import io.ringtape.event.Veto;
import io.ringtape.setup.FilterList;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupMachine;
import java.util.Arrays;

/** Writes what becomes of a signal: generated with each filter's verdict, then blocked, promoted or expired. */
final class SignalWriter {
    private final Effects effects;
    private final long idBase;

    /** By instrument, the signal whose entry was sent last. */
    private final Signal[] promoted;

    private Signal signal;
    private final Veto veto = new Veto();

    SignalWriter(Effects effects, long idBase, int instruments) {
        this.effects = effects;
        this.idBase = idBase;
        signal = blank();
        promoted = new Signal[instruments];
        Arrays.setAll(promoted, i -> blank());
    }

    private Signal blank() {
        Signal blank = new Signal();
        blank.policies = effects.policies();
        return blank;
    }

    /** Starts a signal that proposes what the setup proposes; policy and its name are null outside every one. */
    Signal begin(SetupMachine machine, SessionPolicy policy, Text name, long snapshot) {
        signal.setup = machine.setup();
        signal.side = machine.side();
        signal.policy.clear();
        if (policy != null) {
            signal.policy.set(name);
        }
        signal.entry = machine.proposal().entry;
        signal.stop = machine.proposal().stop;
        signal.target = machine.proposal().target;
        signal.timeStop = policy == null ? Missing.LONG : policy.timeStopNs(machine.setup());
        signal.features = snapshot;
        return signal;
    }

    void generated(int instrument, FilterList filters) {
        signal.signalId = idBase + effects.nextSequence();
        signal.passed = filters.count() - filters.blocked();
        signal.blocked = filters.blocked();
        write(instrument, SignalStatus.GENERATED);
        for (int i = 0; i < filters.count(); i++) {
            FilterCheck check = filters.at(i);
            check.signalId = signal.signalId;
            effects.emit(check, instrument);
        }
    }

    void vetoed(int instrument, RiskRule rule, double value, double limit) {
        veto.signalId = signal.signalId;
        veto.rule = rule;
        veto.value = value;
        veto.limit = limit;
        effects.emit(veto, instrument);
    }

    void blocked(int instrument) {
        write(instrument, SignalStatus.BLOCKED);
    }

    /** The signal's entry is to be sent; it is kept until the next one of the instrument is. */
    void promoted(int instrument) {
        write(instrument, SignalStatus.PROMOTED);
        Signal last = promoted[instrument];
        promoted[instrument] = signal;
        signal = last;
    }

    /** The entry of the instrument's last promoted signal ended without a fill. */
    void expired(int instrument) {
        Signal ended = promoted[instrument];
        ended.status = SignalStatus.EXPIRED;
        effects.emit(ended, instrument);
    }

    private void write(int instrument, SignalStatus status) {
        signal.status = status;
        effects.emit(signal, instrument);
    }
}
