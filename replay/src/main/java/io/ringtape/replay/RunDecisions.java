package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.EventDispatcher;
import io.ringtape.event.EventListener;
import io.ringtape.event.Frame;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Signal;
import io.ringtape.pipeline.TransactionListener;
import io.ringtape.tape.EventText;
import io.ringtape.tape.SessionSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records the signals and orders of a run, to compare them with another run's. The comparison ignores sequences, the
 * ids made of them (which change with every other event) and the digest of the settings. For one thread.
 */
final class RunDecisions implements TransactionListener {
    private final EventDispatcher events = new EventDispatcher(new Told());
    private final List<Decision> signals = new ArrayList<>();
    private final List<Decision> orders = new ArrayList<>();
    private final EventText text;

    /** A decision as YAML, with and without its sequence and ids. */
    private record Decision(String text, String placeless) {
        static final Decision NONE = new Decision("", "");
    }

    RunDecisions(SessionSymbols symbols) {
        text = new EventText(symbols);
    }

    @Override
    public void onTransaction(Frame frame) {
        events.dispatch(frame);
    }

    /** Takes signals and orders without their ids. */
    private final class Told implements EventListener {
        @Override
        public void onSignal(Signal signal) {
            String whole = text.yaml(signal);
            signal.signalId = Missing.LONG;
            signal.policies = 0;
            signal.features = Missing.LONG;
            signals.add(decision(whole, signal));
        }

        @Override
        public void onOrderRequest(OrderRequest order) {
            String whole = text.yaml(order);
            order.signalId = Missing.LONG;
            order.policies = 0;
            order.orderId = Missing.LONG;
            orders.add(decision(whole, order));
        }
    }

    private Decision decision(String whole, Event event) {
        event.sequence = 0;
        return new Decision(whole, text.yaml(event));
    }

    /** Returns the first signal that differs between this run and the other. */
    Optional<WhatIf.Difference> firstSignal(RunDecisions other) {
        return first(signals, other.signals);
    }

    /** Returns the first order that differs between this run and the other. */
    Optional<WhatIf.Difference> firstOrder(RunDecisions other) {
        return first(orders, other.orders);
    }

    private static Optional<WhatIf.Difference> first(List<Decision> ones, List<Decision> others) {
        for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
            Decision one = i < ones.size() ? ones.get(i) : Decision.NONE;
            Decision other = i < others.size() ? others.get(i) : Decision.NONE;
            if (!one.placeless.equals(other.placeless)) {
                return Optional.of(new WhatIf.Difference(i + 1, one.text, other.text));
            }
        }
        return Optional.empty();
    }
}
