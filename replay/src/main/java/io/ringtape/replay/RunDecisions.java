package io.ringtape.replay;

import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.pipeline.TransactionListener;
import io.ringtape.tape.EventText;
import io.ringtape.tape.SessionSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records the signals and orders of a run, to compare their contents with another run's. For one thread. */
final class RunDecisions implements TransactionListener {
    private final DecisionReader reader = new DecisionReader();
    private final List<Decision> signals = new ArrayList<>();
    private final List<Decision> orders = new ArrayList<>();
    private final EventText text;

    RunDecisions(SessionSymbols symbols) {
        text = new EventText(symbols);
    }

    @Override
    public void onTransaction(Frame frame) {
        for (Decision decision : reader.of(frame)) {
            if (decision.event().type() == EventType.SIGNAL) {
                signals.add(decision);
            } else if (decision.event().type() == EventType.ORDER_REQUEST) {
                orders.add(decision);
            }
        }
    }

    /** Returns the first signal that differs between this run and the other. */
    Optional<WhatIf.Difference> firstSignal(RunDecisions other) {
        return first(signals, other.signals);
    }

    /** Returns the first order that differs between this run and the other. */
    Optional<WhatIf.Difference> firstOrder(RunDecisions other) {
        return first(orders, other.orders);
    }

    private Optional<WhatIf.Difference> first(List<Decision> ones, List<Decision> others) {
        for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
            Decision one = i < ones.size() ? ones.get(i) : null;
            Decision other = i < others.size() ? others.get(i) : null;
            if (one == null || other == null || !one.hasContentOf(other)) {
                return Optional.of(new WhatIf.Difference(i + 1, yaml(one), yaml(other)));
            }
        }
        return Optional.empty();
    }

    private String yaml(Decision decisionOrNull) {
        return decisionOrNull == null ? "" : text.yaml(decisionOrNull.event());
    }
}
