package io.ringtape.report;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.Veto;
import io.ringtape.replay.TapeWalk;
import io.ringtape.tape.Symbols;
import io.ringtape.tape.TapeManifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the signals, the trades and a price a minute while a tape goes by; keeps no tick. */
final class SessionReader implements TapeWalk.Visitor {
    private final TapeManifest manifest;
    private final Symbols symbols;
    private final Map<Long, FollowedSignal> signals = new LinkedHashMap<>();
    private final List<RoundTrip> trips = new ArrayList<>();
    private final Map<String, List<PricePoint>> prices = new LinkedHashMap<>();
    private final FeatureSnapshot snapshot = new FeatureSnapshot();
    private final Signal signal = new Signal();
    private final FilterCheck check = new FilterCheck();
    private final Veto veto = new Veto();
    private final SignalOutcome outcome = new SignalOutcome();
    private final TradeClosed closed = new TradeClosed();

    SessionReader(TapeManifest manifest) {
        this.manifest = manifest;
        symbols = new Symbols(manifest.symbols());
    }

    List<RoundTrip> trips() {
        return List.copyOf(trips);
    }

    List<FollowedSignal> signals() {
        return List.copyOf(signals.values());
    }

    Map<String, List<PricePoint>> prices() {
        return prices;
    }

    @Override
    public void onRecord(long entry, FrameReader record) {
        switch (record.type()) {
            case FEATURE_SNAPSHOT -> {
                record.read(snapshot);
                onSnapshot();
            }
            case SIGNAL -> {
                record.read(signal);
                onSignal();
            }
            case FILTER_CHECK -> {
                record.read(check);
                if (!check.passed) {
                    block(check.signalId, check.filter.name());
                }
            }
            case VETO -> {
                record.read(veto);
                block(veto.signalId, "risk: " + veto.rule);
            }
            case SIGNAL_OUTCOME -> {
                record.read(outcome);
                signals.computeIfPresent(outcome.signalId, (id, s) -> with(s, s.status(), s.blockedBy(), outcome.netR));
            }
            case TRADE_CLOSED -> {
                record.read(closed);
                trips.add(trip());
            }
            default -> {}
        }
    }

    private void onSnapshot() {
        boolean isMinute = snapshot.trigger == SnapshotTrigger.BAR && Missing.isPresent(snapshot.last);
        if (isMinute) {
            prices.computeIfAbsent(symbols.name(snapshot.instrument), symbol -> new ArrayList<>())
                    .add(new PricePoint(
                            snapshot.timeNs,
                            Micros.toDouble(snapshot.last),
                            snapshot.vwap,
                            snapshot.bandUpper,
                            snapshot.bandLower));
        }
    }

    private void onSignal() {
        if (signal.status == SignalStatus.GENERATED) {
            signals.put(
                    signal.signalId,
                    new FollowedSignal(
                            signal.signalId,
                            symbols.name(signal.instrument),
                            signal.setup,
                            signal.side,
                            signal.policy.toString(),
                            signal.timeNs,
                            Micros.toDouble(signal.entry),
                            Micros.toDouble(signal.stop),
                            signal.status,
                            List.of(),
                            Missing.STATISTIC));
        } else {
            signals.computeIfPresent(signal.signalId, (id, s) -> with(s, signal.status, s.blockedBy(), s.netR()));
        }
    }

    private void block(long signalId, String reason) {
        signals.computeIfPresent(signalId, (id, s) -> {
            List<String> reasons = new ArrayList<>(s.blockedBy());
            reasons.add(reason);
            return with(s, s.status(), reasons, s.netR());
        });
    }

    private static FollowedSignal with(FollowedSignal s, SignalStatus status, List<String> blockedBy, double netR) {
        return new FollowedSignal(
                s.id(),
                s.symbol(),
                s.setup(),
                s.side(),
                s.policy(),
                s.timeNs(),
                s.entry(),
                s.stop(),
                status,
                blockedBy,
                netR);
    }

    private RoundTrip trip() {
        FollowedSignal from = signals.get(closed.signalId);
        double entry = Micros.toDouble(closed.entryPrice);
        double slippage = Missing.STATISTIC;
        double slippageR = Missing.STATISTIC;
        if (from != null) {
            slippage = closed.side == Side.BUY ? entry - from.entry() : from.entry() - entry;
            double risk = Math.abs(from.entry() - from.stop());
            slippageR = risk > 0 ? slippage / risk : Missing.STATISTIC;
        }
        return new RoundTrip(
                manifest.tradingDate(),
                symbols.name(closed.instrument),
                closed.setup,
                closed.side,
                from == null ? "" : from.policy(),
                from == null ? 0 : from.minute(),
                closed.openedNs,
                closed.closedNs,
                Micros.toDouble(closed.quantity),
                entry,
                Micros.toDouble(closed.exitPrice),
                Micros.toDouble(closed.profit),
                Micros.toDouble(closed.fees),
                closed.r,
                slippage,
                slippageR,
                closed.reason);
    }
}
