package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.PositionChange;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.Veto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The setups, signals, orders and money on one tape, in order. */
final class TapeDecisions {
    final List<SetupTransition> transitions = new ArrayList<>();
    final List<Signal> signals = new ArrayList<>();
    final List<FilterCheck> checks = new ArrayList<>();
    final List<Veto> vetoes = new ArrayList<>();
    final List<OrderRequest> orders = new ArrayList<>();
    final List<ExecutionReport> fills = new ArrayList<>();
    final List<PositionChange> changes = new ArrayList<>();
    final List<TradeClosed> trades = new ArrayList<>();
    final List<SignalOutcome> outcomes = new ArrayList<>();

    TapeDecisions(Path tape) {
        TapeWalk.of(tape, new Taken(), RunProgress.NONE);
    }

    private final class Taken implements TapeWalk.Visitor {
        @Override
        public void onSetupTransition(SetupTransition event) {
            transitions.add(Event.copyOf(event));
        }

        @Override
        public void onSignal(Signal event) {
            signals.add(Event.copyOf(event));
        }

        @Override
        public void onFilterCheck(FilterCheck event) {
            checks.add(Event.copyOf(event));
        }

        @Override
        public void onVeto(Veto event) {
            vetoes.add(Event.copyOf(event));
        }

        @Override
        public void onOrderRequest(OrderRequest event) {
            orders.add(Event.copyOf(event));
        }

        @Override
        public void onExecutionReport(ExecutionReport event) {
            if (event.fillQuantity > 0) {
                fills.add(Event.copyOf(event));
            }
        }

        @Override
        public void onPositionChange(PositionChange event) {
            changes.add(Event.copyOf(event));
        }

        @Override
        public void onTradeClosed(TradeClosed event) {
            trades.add(Event.copyOf(event));
        }

        @Override
        public void onSignalOutcome(SignalOutcome event) {
            outcomes.add(Event.copyOf(event));
        }
    }

    /** Returns the signals written with {@code status}. */
    List<Signal> signals(SignalStatus status) {
        return signals.stream().filter(signal -> signal.status == status).toList();
    }

    /** Returns the ids of signals written with {@code status}. */
    List<Long> ids(SignalStatus status) {
        return signals(status).stream().map(signal -> signal.signalId).toList();
    }

    /** Returns the orders that enter. */
    List<OrderRequest> entries() {
        return orders.stream().filter(order -> order.kind == OrderKind.BRACKET).toList();
    }

    /** Returns the promotion of the signal that the order belongs to. */
    Signal promotionOf(OrderRequest order) {
        return signals(SignalStatus.PROMOTED).stream()
                .filter(signal -> signal.signalId == order.signalId)
                .findFirst()
                .orElseThrow();
    }
}
