package io.ringtape.scenario;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.EventDispatcher;
import io.ringtape.event.EventListener;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionChange;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.TradeClosed;
import io.ringtape.risk.RiskSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks, independently of the engine, what must hold for any causes: no order beyond the limits, one round trip at a
 * time, no exit of more than is held, and no change of a position that the broker did not report. Based on what the
 * engine requested and what was filled.
 */
final class Safety {
    private final EngineSettings settings;
    private final EventDispatcher events = new EventDispatcher(new SafetyListener());
    private final Map<Long, OrderRequest> orders = new HashMap<>();

    /** Shares of each leg that were filled: as far as any report says, and as far as they changed the position. */
    private final Map<FilledLeg, Long> reported = new HashMap<>();

    private final Map<FilledLeg, Long> booked = new HashMap<>();
    private final OrderRequest[] roundTrips;
    private final long[] positions;
    private final long[] truth;
    private final List<String> breaches = new ArrayList<>();

    private record FilledLeg(long orderId, OrderLeg leg) {}

    Safety(EngineSettings settings) {
        this.settings = settings;
        int count = settings.instruments().size();
        roundTrips = new OrderRequest[count];
        positions = new long[count];
        truth = new long[count];
    }

    List<String> breaches() {
        return breaches;
    }

    void onTransaction(Frame frame) {
        events.dispatch(frame);
    }

    /** Records what the engine requested and what it reported. */
    private final class SafetyListener implements EventListener {
        @Override
        public void onOrderRequest(OrderRequest event) {
            OrderRequest request = Event.copyOf(event);
            if (request.kind == OrderKind.BRACKET) {
                onEntry(request);
            } else {
                onExit(request);
            }
            require(orders.put(request.orderId, request) == null, "order id given twice", request.orderId);
        }

        @Override
        public void onExecutionReport(ExecutionReport report) {
            OrderRequest order = orders.get(report.orderId);
            if (order != null && report.filledQuantity <= order.quantity && isFill(report)) {
                reported.merge(new FilledLeg(report.orderId, report.leg), report.filledQuantity, Math::max);
            }
        }

        @Override
        public void onCancelRequest(CancelRequest cancel) {
            require(orders.containsKey(cancel.orderId), "cancel of an order never sent", cancel.orderId);
        }

        @Override
        public void onPositionChange(PositionChange change) {
            onChange(change);
        }

        @Override
        public void onTradeClosed(TradeClosed closed) {
            require(positions[closed.instrument] == 0, "closed while holding", positions[closed.instrument]);
            roundTrips[closed.instrument] = null;
        }

        @Override
        public void onSignal(Signal signal) {
            if (signal.status == SignalStatus.EXPIRED) {
                roundTrips[signal.instrument] = null;
            }
        }
    }

    private void onEntry(OrderRequest request) {
        RiskSettings.TradeLimits risk = settings.risk().trade();
        OrderRequest first = roundTrips[request.instrument];
        boolean isRest = first != null && first.signalId == request.signalId;
        long quantity = request.quantity + (isRest ? first.quantity : 0);
        require(quantity > 0 && quantity <= risk.maxShares(), "entry of too many shares", quantity);
        long notional = Micros.notional(request.limit, quantity);
        require(notional <= risk.maxNotional(), "entry of too much money", notional);
        long atRisk = Micros.notional(Math.abs(request.limit - request.stop), quantity);
        require(atRisk <= risk.riskPerTrade(), "entry that risks too much", atRisk);
        long direction = request.side == Side.BUY ? 1 : -1;
        boolean ordered =
                direction * (request.target - request.limit) > 0 && direction * (request.limit - request.stop) > 0;
        require(ordered, "entry between no stop and target", request.limit);
        for (int i = 0; i < roundTrips.length; i++) {
            boolean one = i == request.instrument ? !isRest : areOneBet(i, request.instrument);
            require(!one || roundTrips[i] == null, "entry while a round trip is open in instrument", i);
        }
        roundTrips[request.instrument] = request;
    }

    private boolean areOneBet(int one, int other) {
        String first = settings.instruments().get(one).symbol();
        String second = settings.instruments().get(other).symbol();
        return settings.risk().positions().correlatedGroups().stream()
                .anyMatch(group -> group.contains(first) && group.contains(second));
    }

    private void onExit(OrderRequest request) {
        long held = positions[request.instrument];
        boolean closes = request.side == (held > 0 ? Side.SELL : Side.BUY);
        require(
                closes && request.quantity > 0 && request.quantity <= Math.abs(held),
                "exit of more than is held",
                held);
    }

    private void onChange(PositionChange change) {
        long before = positions[change.instrument];
        long after = before + (change.side == Side.BUY ? change.quantity : -change.quantity);
        require(change.position == after, "position that is not the sum of its changes", change.position);
        positions[change.instrument] = after;
        FilledLeg leg = new FilledLeg(change.orderId, change.leg);
        long filled = booked.merge(leg, change.quantity, Long::sum);
        require(filled <= reported.getOrDefault(leg, 0L), "position without a report of its fill", filled);
        if (change.leg == OrderLeg.TARGET || change.leg == OrderLeg.STOP) {
            long entered = booked.getOrDefault(new FilledLeg(change.orderId, OrderLeg.ENTRY), 0L);
            require(filled <= entered, "target or stop of more than was entered", filled);
        }
    }

    /** Handles the exchange's own report, before the line can delay or lose it. */
    void onTruth(ExecutionReport report) {
        require(orders.containsKey(report.orderId), "report of an order never sent", report.orderId);
        if (isFill(report)) {
            long before = truth[report.instrument];
            long after = before + (report.side == Side.BUY ? report.fillQuantity : -report.fillQuantity);
            require(report.leg == OrderLeg.ENTRY || isReduced(before, after), "oversold at the exchange", after);
            truth[report.instrument] = after;
        }
    }

    private static boolean isFill(ExecutionReport report) {
        return report.status == OrderStatus.FILLED || report.status == OrderStatus.PARTIALLY_FILLED;
    }

    /** Checks the end of the session in an orderly market. */
    void requireOver(boolean exchangeIsIdle) {
        require(exchangeIsIdle, "orders that work after the session", 0);
        for (int i = 0; i < truth.length; i++) {
            require(truth[i] == 0, "held after the session", truth[i]);
            require(positions[i] == truth[i], "book and exchange differ", positions[i]);
            require(roundTrips[i] == null, "a round trip open after the session in instrument", i);
        }
    }

    private static boolean isReduced(long before, long after) {
        return Math.abs(after) < Math.abs(before) && Long.signum(after) * Long.signum(before) >= 0;
    }

    private void require(boolean holds, String breach, long value) {
        if (!holds) {
            breaches.add(breach + ": " + value);
        }
    }
}
