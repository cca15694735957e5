package io.ringtape.explain;

import io.ringtape.event.SetupTransition;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the last transitions of each machine. */
final class MachineHistory {
    private static final int KEPT = 12;

    private final Map<MachineKey, ArrayDeque<TapeEvent<SetupTransition>>> byMachine = new HashMap<>();

    void take(TapeEvent<SetupTransition> transition) {
        ArrayDeque<TapeEvent<SetupTransition>> last =
                byMachine.computeIfAbsent(MachineKey.of(transition.event()), key -> new ArrayDeque<>());
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(transition);
    }

    /** Returns the transitions, oldest first; empty for a machine that never moved. */
    List<TapeEvent<SetupTransition>> of(MachineKey machine) {
        return List.copyOf(byMachine.getOrDefault(machine, new ArrayDeque<>()));
    }
}
