package io.ringtape.report;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.event.Alert;
import io.ringtape.event.BarClosed;
import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.Veto;
import io.ringtape.replay.TapeWalk;
import io.ringtape.report.FollowedSignal.Fate;
import io.ringtape.tape.SessionSymbols;
import io.ringtape.tape.TapeManifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Collects signals, trades and one price per minute during a walk over a tape. Keeps no ticks. */
class SessionReader implements TapeWalk.Visitor {
    private static final long MINUTES_PER_DAY = 1440;

    /** Alerts told apart; what more there are of a code count together, without their words. */
    private static final int MOST_ALERTS = 200;

    private final TapeManifest manifest;
    private final SessionSymbols symbols;
    private final Map<String, Long> barEnds = new HashMap<>();
    private final Map<Long, FollowedSignal> signals = new LinkedHashMap<>();
    private final List<ClosedTrade> trades = new ArrayList<>();
    private final Map<String, List<PricePoint>> prices = new LinkedHashMap<>();

    private final Map<String, RaisedAlert> alerts = new LinkedHashMap<>();
    private boolean synthetic;

    SessionReader(TapeManifest manifest) {
        this.manifest = manifest;
        symbols = new SessionSymbols(manifest.symbols());
    }

    /** Returns what the tape with this manifest says of the session as a whole. */
    final ReportedSession.Head head(TapeManifest read) {
        return new ReportedSession.Head(read, synthetic, read.configurationDigest(), List.copyOf(alerts.values()));
    }

    final SessionSymbols symbols() {
        return symbols;
    }

    final List<ClosedTrade> trades() {
        return List.copyOf(trades);
    }

    final List<FollowedSignal> signals() {
        return List.copyOf(signals.values());
    }

    final Map<String, List<PricePoint>> prices() {
        return prices;
    }

    @Override
    public void onSessionStart(SessionStart start) {
        synthetic = start.synthetic;
    }

    @Override
    public void onAlert(Alert alert) {
        String symbol = alert.instrument == Event.NO_INSTRUMENT ? "" : symbols.name(alert.instrument);
        String detail = alert.detail.toString();
        String key = String.join(" ", alert.level.name(), alert.code.name(), symbol, detail);
        if (!alerts.containsKey(key) && alerts.size() >= MOST_ALERTS) {
            detail = "";
            key = String.join(" ", alert.level.name(), alert.code.name(), symbol);
        }
        RaisedAlert raised = new RaisedAlert(alert.level, alert.code, symbol, detail, alert.timeNs, 1);
        alerts.merge(key, raised, (known, more) -> known.again());
    }

    @Override
    public void onBarClosed(BarClosed bar) {
        barEnds.merge(symbols.name(bar.instrument), bar.startNs + MINUTE_NS, Math::max);
    }

    @Override
    public void onFeatureSnapshot(FeatureSnapshot snapshot) {
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

    @Override
    public void onSignal(Signal signal) {
        if (signal.status == SignalStatus.GENERATED) {
            signals.put(signal.signalId, made(signal));
        } else {
            change(signal.signalId, fate -> new Fate(signal.status, fate.blockedBy(), fate.netR()));
        }
    }

    @Override
    public void onFilterCheck(FilterCheck check) {
        if (!check.passed) {
            block(check.signalId, check.filter.name());
        }
    }

    @Override
    public void onVeto(Veto veto) {
        block(veto.signalId, "risk: " + veto.rule);
    }

    private void block(long signalId, String reason) {
        change(signalId, fate -> {
            List<String> reasons = new ArrayList<>(fate.blockedBy());
            reasons.add(reason);
            return new Fate(fate.status(), reasons, fate.netR());
        });
    }

    @Override
    public void onSignalOutcome(SignalOutcome outcome) {
        change(outcome.signalId, fate -> new Fate(fate.status(), fate.blockedBy(), outcome.netR));
    }

    private void change(long signalId, UnaryOperator<Fate> next) {
        signals.computeIfPresent(signalId, (id, found) -> found.with(next.apply(found.fate())));
    }

    private FollowedSignal made(Signal signal) {
        String symbol = symbols.name(signal.instrument);
        long barEndNs = barEnds.getOrDefault(symbol, signal.timeNs);
        return new FollowedSignal(
                new Origin(
                        signal.signalId,
                        symbol,
                        signal.setup,
                        signal.side,
                        signal.policy.toString(),
                        minuteOfDay(barEndNs)),
                signal.timeNs,
                Micros.toDouble(signal.entry),
                Micros.toDouble(signal.stop),
                new Fate(signal.status, List.of(), Missing.STATISTIC));
    }

    /** Returns the minute of the day in UTC. */
    static int minuteOfDay(long epochNs) {
        return (int) (epochNs / MINUTE_NS % MINUTES_PER_DAY);
    }

    @Override
    public void onTradeClosed(TradeClosed closed) {
        trades.add(trade(closed));
    }

    private ClosedTrade trade(TradeClosed closed) {
        FollowedSignal from = signals.get(closed.signalId);
        return new ClosedTrade(
                manifest.tradingDate(),
                new Origin(
                        closed.signalId,
                        symbols.name(closed.instrument),
                        closed.setup,
                        closed.side,
                        from == null ? "" : from.origin().policy(),
                        from == null ? 0 : from.origin().minute()),
                Micros.toDouble(closed.quantity),
                new ClosedTrade.TimedPrice(closed.openedNs, Micros.toDouble(closed.entryPrice)),
                new ClosedTrade.TimedPrice(closed.closedNs, Micros.toDouble(closed.exitPrice)),
                result(closed, from));
    }

    private static ClosedTrade.TradeResult result(TradeClosed closed, FollowedSignal fromOrNull) {
        double slippage = Missing.STATISTIC;
        double slippageR = Missing.STATISTIC;
        if (fromOrNull != null) {
            double entry = Micros.toDouble(closed.entryPrice);
            slippage = closed.side == Side.BUY ? entry - fromOrNull.entry() : fromOrNull.entry() - entry;
            double risk = Math.abs(fromOrNull.entry() - fromOrNull.stop());
            slippageR = risk > 0 ? slippage / risk : Missing.STATISTIC;
        }
        return new ClosedTrade.TradeResult(
                Micros.toDouble(closed.profit),
                Micros.toDouble(closed.fees),
                closed.r,
                slippage,
                slippageR,
                closed.reason);
    }
}
