package io.ringtape.engine;

import io.ringtape.event.Effects;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.Text;
import io.ringtape.event.Veto;
import io.ringtape.feature.Nbbo;
import io.ringtape.setup.FilterList;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupMachine;
import java.util.Arrays;

/** Writes what becomes of a signal, with the NBBO of that moment: generated with each filter's verdict, then blocked,
 * promoted or expired. */
final class SignalWriter {
    private final Effects effects;
    private final Nbbo nbbo;
    private final long idBase;

    /** By instrument, the signal whose entry was sent last. */
    private final Signal[] promoted;

    private Signal signal;
    private final Veto veto = new Veto();

    SignalWriter(Effects effects, Nbbo nbbo, long idBase, int instruments) {
        this.effects = effects;
        this.nbbo = nbbo;
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
        write(signal, instrument, SignalStatus.GENERATED);
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
        write(signal, instrument, SignalStatus.BLOCKED);
    }

    /** Writes that the signal becomes an entry. Keeps the signal until the instrument's next one is promoted. */
    void promoted(int instrument) {
        write(signal, instrument, SignalStatus.PROMOTED);
        Signal last = promoted[instrument];
        promoted[instrument] = signal;
        signal = last;
    }

    /** Writes that the entry of the instrument's last promoted signal ended without a fill. */
    void expired(int instrument) {
        Signal ended = promoted[instrument];
        write(ended, instrument, SignalStatus.EXPIRED);
    }

    private void write(Signal written, int instrument, SignalStatus status) {
        boolean usable = nbbo.isUsable(instrument);
        written.status = status;
        written.bid = usable ? nbbo.bid(instrument) : Missing.LONG;
        written.ask = usable ? nbbo.ask(instrument) : Missing.LONG;
        effects.emit(written, instrument);
    }
}
