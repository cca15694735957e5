package io.ringtape.explain;

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
import io.ringtape.event.Veto;
import io.ringtape.explain.SignalStory.Found;
import io.ringtape.replay.TapeWalk;
import io.ringtape.tape.Symbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers one signal's story while a tape goes by. What it keeps does not grow with the tape. */
final class SignalSearch implements TapeWalk.Visitor {
    private static final int NEAREST = 3;
    private static final int LONGEST_LIFE = 500;

    private final long wanted;
    private final MachineHistory history = new MachineHistory();
    private final List<Signal> nearest = new ArrayList<>();
    private final FeatureSnapshot snapshot = new FeatureSnapshot();
    private final Set<Long> orders = new HashSet<>();

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
    public void onRecord(long entry, FrameReader record) {
        switch (record.type()) {
            case SETUP_TRANSITION -> onTransition(TapeEvent.of(entry, record, new SetupTransition()));
            case FEATURE_SNAPSHOT -> onSnapshot(entry, record);
            case SIGNAL -> onSignal(TapeEvent.of(entry, record, new Signal()));
            case FILTER_CHECK -> {
                TapeEvent<FilterCheck> check = TapeEvent.of(entry, record, new FilterCheck());
                if (check.event().signalId == wanted) {
                    filters.add(check);
                }
            }
            case VETO -> {
                TapeEvent<Veto> refusal = TapeEvent.of(entry, record, new Veto());
                veto = refusal.event().signalId == wanted ? refusal : veto;
            }
            case SIGNAL_OUTCOME -> {
                TapeEvent<SignalOutcome> end = TapeEvent.of(entry, record, new SignalOutcome());
                outcome = end.event().signalId == wanted ? end : outcome;
            }
            case ORDER_REQUEST, CANCEL_REQUEST, REPLACE_REQUEST, EXECUTION_REPORT, POSITION_CHANGE, TRADE_CLOSED ->
                onOrder(entry, record);
            default -> {}
        }
    }

    private void onTransition(TapeEvent<SetupTransition> transition) {
        if (signal == null) {
            history.take(transition);
        } else if (!machineRests && MachineKey.of(transition.event()).equals(MachineKey.of(signal.event()))) {
            live(new TapeEvent<>(transition.entry(), transition.event()));
            machineRests = transition.event().to == SetupState.IDLE;
        }
    }

    private void onSnapshot(long entry, FrameReader record) {
        if (signal == null) {
            record.read(snapshot);
            if (snapshot.trigger == SnapshotTrigger.SIGNAL) {
                features = TapeEvent.of(entry, record, new FeatureSnapshot());
            }
        }
    }

    private void onSignal(TapeEvent<Signal> found) {
        if (found.event().signalId != wanted) {
            if (found.event().status == SignalStatus.GENERATED) {
                offer(found.event());
            }
            return;
        }
        status = found.event().status;
        if (status == SignalStatus.GENERATED) {
            signal = found;
            before = history.of(MachineKey.of(found.event()));
            features = features != null && features.event().sequence == found.event().features ? features : null;
        } else {
            live(new TapeEvent<>(found.entry(), found.event()));
        }
    }

    private void offer(Signal other) {
        nearest.add(other);
        nearest.sort(Comparator.comparing(each -> Math.abs(each.signalId - wanted)));
        if (nearest.size() > NEAREST) {
            nearest.remove(NEAREST);
        }
    }

    private void onOrder(long entry, FrameReader record) {
        if (signal == null) {
            return;
        }
        TapeEvent<Event> found = TapeEvent.of(entry, record);
        Event event = found.event();
        if (event instanceof OrderRequest request && request.signalId == wanted) {
            orders.add(request.orderId);
            live(found);
        } else if ((event instanceof CancelRequest cancel && orders.contains(cancel.orderId))
                || (event instanceof ReplaceRequest replace && orders.contains(replace.orderId))
                || (event instanceof ExecutionReport report && orders.contains(report.orderId))
                || (event instanceof PositionChange change && orders.contains(change.orderId))
                || (event instanceof TradeClosed closed && closed.signalId == wanted)) {
            live(found);
        }
    }

    private void live(TapeEvent<Event> event) {
        if (life.size() < LONGEST_LIFE) {
            life.add(event);
        } else {
            lifeLeftOut++;
        }
    }

    Found found(Symbols symbols) {
        if (signal == null) {
            nearest.sort(Comparator.comparing(each -> each.signalId));
            return new Found(Optional.empty(), List.copyOf(nearest), symbols);
        }
        SignalStory story = new SignalStory(
                symbols,
                signal,
                new SignalStory.Decision(before, features, List.copyOf(filters), veto),
                status,
                new SignalStory.Life(List.copyOf(life), lifeLeftOut),
                outcome);
        return new Found(Optional.of(story), List.of(), symbols);
    }
}
