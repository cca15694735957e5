package io.ringtape.explain;

import io.ringtape.event.Setup;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;

/** Identifies a setup's machine: one per instrument, setup and side. */
record MachineKey(int instrument, Setup setup, Side side) {
    static MachineKey of(SetupTransition transition) {
        return new MachineKey(transition.instrument, transition.setup, transition.side);
    }

    static MachineKey of(Signal signal) {
        return new MachineKey(signal.instrument, signal.setup, signal.side);
    }
}
