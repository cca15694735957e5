package io.ringtape.explain;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.FrameReader;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.PositionChange;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.SetupState;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeTransition;
import io.ringtape.event.Veto;
import io.ringtape.explain.SignalStory.Found;
import io.ringtape.replay.TapeWalk;
import io.ringtape.tape.SessionSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects one signal's story during a walk over a tape, in memory that does not grow with the tape. */
final class SignalSearch implements TapeWalk.Visitor {
    private static final int NEAREST = 3;
    private static final int LONGEST_LIFE = 500;

    /** Alerts whose value is an order. */
    private static final Set<AlertCode> OF_AN_ORDER = EnumSet.of(
            AlertCode.ORDER_REJECTED,
            AlertCode.UNKNOWN_ORDER,
            AlertCode.BROKER_SILENT,
            AlertCode.LATE_FILL,
            AlertCode.LOST_ORDER,
            AlertCode.BOTH_LEGS_FILLED,
            AlertCode.OVERFILLED,
            AlertCode.LEG_GIVEN_UP);

    private final long wanted;
    private final MachineHistory history = new MachineHistory();
    private final List<Signal> nearest = new ArrayList<>();
    private final Set<Long> orders = new HashSet<>();

    private long entry;
    private TapeEvent<FeatureSnapshot> features;
    private TapeEvent<Signal> signal;
    private List<TapeEvent<SetupTransition>> before;
    private final List<TapeEvent<FilterCheck>> filters = new ArrayList<>();
    private TapeEvent<Veto> veto;
    private SignalStatus status;
    private boolean machineRests;
    private final List<TapeEvent<Event>> life = new ArrayList<>();
    private long lifeLeftOut;
    private TapeEvent<SignalOutcome> outcome;

    SignalSearch(long wanted) {
        this.wanted = wanted;
    }

    @Override
    public void onEntry(long number, FrameReader cause) {
        entry = number;
    }

    @Override
    public void onSetupTransition(SetupTransition transition) {
        if (signal == null) {
            history.take(kept(transition));
        } else if (!machineRests && MachineKey.of(transition).equals(MachineKey.of(signal.event()))) {
            live(transition);
            machineRests = transition.to == SetupState.IDLE;
        }
    }

    @Override
    public void onFeatureSnapshot(FeatureSnapshot snapshot) {
        if (signal == null && snapshot.trigger == SnapshotTrigger.SIGNAL) {
            features = kept(snapshot);
        }
    }

    @Override
    public void onSignal(Signal found) {
        if (found.signalId != wanted) {
            if (found.status == SignalStatus.GENERATED) {
                offer(Event.copyOf(found));
            }
            return;
        }
        status = found.status;
        if (status == SignalStatus.GENERATED) {
            signal = kept(found);
            before = history.of(MachineKey.of(found));
            features = features != null && features.event().sequence == found.features ? features : null;
        } else {
            live(found);
        }
    }

    private void offer(Signal other) {
        nearest.add(other);
        nearest.sort(Comparator.comparing(each -> Math.abs(each.signalId - wanted)));
        if (nearest.size() > NEAREST) {
            nearest.remove(NEAREST);
        }
    }

    @Override
    public void onFilterCheck(FilterCheck check) {
        if (check.signalId == wanted) {
            filters.add(kept(check));
        }
    }

    @Override
    public void onVeto(Veto refusal) {
        if (refusal.signalId == wanted) {
            veto = kept(refusal);
        }
    }

    @Override
    public void onSignalOutcome(SignalOutcome end) {
        if (end.signalId == wanted) {
            outcome = kept(end);
        }
    }

    @Override
    public void onOrderRequest(OrderRequest request) {
        if (signal != null && request.signalId == wanted) {
            orders.add(request.orderId);
            live(request);
        }
    }

    @Override
    public void onCancelRequest(CancelRequest cancel) {
        liveOfOrder(cancel.orderId, cancel);
    }

    @Override
    public void onReplaceRequest(ReplaceRequest replace) {
        liveOfOrder(replace.orderId, replace);
    }

    @Override
    public void onExecutionReport(ExecutionReport report) {
        liveOfOrder(report.orderId, report);
    }

    @Override
    public void onAlert(Alert alert) {
        if (OF_AN_ORDER.contains(alert.code)) {
            liveOfOrder(alert.value, alert);
        }
    }

    @Override
    public void onPositionChange(PositionChange change) {
        liveOfOrder(change.orderId, change);
    }

    @Override
    public void onTradeTransition(TradeTransition change) {
        if (signal != null && change.signalId == wanted) {
            live(change);
        }
    }

    @Override
    public void onTradeClosed(TradeClosed closed) {
        if (signal != null && closed.signalId == wanted) {
            live(closed);
        }
    }

    private void liveOfOrder(long orderId, Event event) {
        if (orders.contains(orderId)) {
            live(event);
        }
    }

    private <E extends Event> TapeEvent<E> kept(E event) {
        return new TapeEvent<>(entry, Event.copyOf(event));
    }

    private void live(Event event) {
        if (life.size() < LONGEST_LIFE) {
            life.add(kept(event));
        } else {
            lifeLeftOut++;
        }
    }

    Found found(SessionSymbols symbols) {
        if (signal == null) {
            nearest.sort(Comparator.comparing(each -> each.signalId));
            return new Found(Optional.empty(), List.copyOf(nearest), symbols);
        }
        SignalStory story = new SignalStory(
                symbols,
                signal,
                new SignalStory.DecisionBasis(before, features, List.copyOf(filters), veto),
                status,
                new SignalStory.Life(List.copyOf(life), lifeLeftOut),
                outcome);
        return new Found(Optional.of(story), List.of(), symbols);
    }
}
