package io.ringtape.scenario;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionChange;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.TradeClosed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the rows of the order table that a scenario reaches, independently of the trade desk: from our requests, the
 * broker's reports, and the fills that changed the position. Each leg tracks its single whole shares.
 */
final class OrderWalk {
    private static final Set<String> OVER = Set.of("FILLED", "CANCELLED", "REJECTED", "EXPIRED");

    /** A leg and its filled shares. */
    private static final class WalkedLeg {
        private final long shares;
        private final BitSet filled = new BitSet();
        private long toldFilled;
        private String state = "PENDING";

        private WalkedLeg(long shares) {
            this.shares = shares;
        }

        private boolean isOver() {
            return OVER.contains(state);
        }
    }

    /** An order and its fills that have not changed anything yet. */
    private static final class WalkedOrder {
        private final long signalId;
        private final Map<OrderLeg, WalkedLeg> legs = new HashMap<>();
        private final List<ExecutionReport> untaken = new ArrayList<>();

        private WalkedOrder(long signalId) {
            this.signalId = signalId;
        }
    }

    private final OrderTable table;
    private final Map<Long, WalkedOrder> orders = new HashMap<>();

    /** Orders of round trips that are over; a late fill of an entry brings its order back. */
    private final Map<Long, WalkedOrder> over = new HashMap<>();

    private final Set<String> rows = new TreeSet<>();
    private final List<String> refusedActs = new ArrayList<>();
    private ExecutionReport latest;

    private OrderWalk(OrderTable table) {
        this.table = table;
    }

    static OrderWalk of(Scenario scenario, OrderTable table) {
        OrderWalk walk = new OrderWalk(table);
        ScenarioRun.events(scenario).forEach(walk::on);
        return walk;
    }

    /** Returns the rows reached. */
    Set<String> rows() {
        return rows;
    }

    /** Returns our requests that the table refuses for every leg concerned. */
    List<String> refusedActs() {
        return refusedActs;
    }

    private void on(Event event) {
        if (event instanceof OrderRequest request) {
            onSent(request);
        } else if (event instanceof CancelRequest request) {
            onCancel(request);
        } else if (event instanceof ReplaceRequest request) {
            act(request.orderId, List.of(request.leg), "ASK_REPLACE");
        } else if (event instanceof ExecutionReport report) {
            latest = report;
            onReport(report);
        } else if (event instanceof PositionChange change) {
            takeFirst(change.orderId, change.leg);
        } else if (event instanceof Alert alert && alert.code == AlertCode.REPORT_REFUSED) {
            onRefused(alert);
        } else if (event instanceof Alert alert && alert.code == AlertCode.LEG_GIVEN_UP) {
            OrderLeg leg = OrderLeg.valueOf(alert.detail.toString());
            walk(orders.get(alert.value).legs.get(leg), "VOID");
        } else if (event instanceof TradeClosed closed) {
            forget(closed.signalId);
        } else if (event instanceof Signal signal && signal.status == SignalStatus.EXPIRED) {
            forget(signal.signalId);
        }
    }

    private void forget(long signalId) {
        orders.entrySet().removeIf(entry -> {
            boolean ended = entry.getValue().signalId == signalId;
            if (ended) {
                over.put(entry.getKey(), entry.getValue());
            }
            return ended;
        });
    }

    private void onSent(OrderRequest request) {
        WalkedOrder order = new WalkedOrder(request.signalId);
        List<OrderLeg> legs = request.kind == OrderKind.EXIT
                ? List.of(OrderLeg.EXIT)
                : List.of(OrderLeg.ENTRY, OrderLeg.TARGET, OrderLeg.STOP);
        legs.forEach(leg -> order.legs.put(leg, new WalkedLeg(request.quantity / Micros.ONE)));
        orders.put(request.orderId, order);
    }

    private void onCancel(CancelRequest request) {
        WalkedOrder order = orders.get(request.orderId);
        List<OrderLeg> legs = request.entryOnly
                ? List.of(OrderLeg.ENTRY)
                : order.legs.keySet().stream().sorted().toList();
        List<OrderLeg> working =
                legs.stream().filter(leg -> !order.legs.get(leg).isOver()).toList();
        act(request.orderId, working.isEmpty() ? legs : working, "ASK_CANCEL");
    }

    private void act(long orderId, List<OrderLeg> legs, String act) {
        for (OrderLeg each : legs) {
            WalkedLeg leg = orders.get(orderId).legs.get(each);
            if (table.isRefused(leg.state, act)) {
                refusedActs.add(act + " of " + each + ", " + leg.state);
            }
            walk(leg, act);
        }
    }

    private void walk(WalkedLeg leg, String event) {
        rows.add(OrderTable.row(leg.state, event));
        leg.state = table.next(leg.state, event);
    }

    private void onReport(ExecutionReport report) {
        WalkedOrder order = orders.get(report.orderId);
        WalkedLeg leg = order == null ? null : order.legs.get(report.leg);
        if (leg == null) {
            return;
        }
        switch (report.status) {
            case ACCEPTED -> walk(leg, "ACCEPT");
            case REPLACED -> walk(leg, "REPLACE");
            case REPLACE_REJECTED -> walk(leg, "REFUSE_REPLACE");
            case CANCELLED -> onEnd(leg, "CANCEL", report);
            case EXPIRED -> onEnd(leg, "EXPIRE", report);
            case REJECTED -> onEnd(leg, "REJECT", report);
            case UNKNOWN -> onDenied(leg, report);
            case FILLED, PARTIALLY_FILLED -> order.untaken.add(report);
        }
    }

    private void onEnd(WalkedLeg leg, String event, ExecutionReport report) {
        if (report.filledQuantity <= leg.shares * Micros.ONE) {
            leg.toldFilled = Math.max(leg.toldFilled, report.filledQuantity / Micros.ONE);
            walk(leg, event);
        }
    }

    private void onDenied(WalkedLeg leg, ExecutionReport report) {
        walk(leg, "DENY");
        if (report.leg == OrderLeg.ENTRY && leg.filled.isEmpty()) {
            walk(leg, "VOID");
        }
    }

    /**
     * Handles an alert on a refused fill. A fill refused as invalid is not one; a fill refused because nothing was
     * entered was filled all the same.
     */
    private void onRefused(Alert alert) {
        String why = alert.detail.toString();
        WalkedOrder order = orders.get(latest.orderId);
        if (order != null && why.endsWith(" fill")) {
            order.untaken.remove(latest);
        } else if (order != null && why.equals("more than was entered")) {
            List<ExecutionReport> whole = order.untaken.stream()
                    .filter(each -> each.fillQuantity == alert.value)
                    .toList();
            order.untaken.removeAll(whole);
            whole.forEach(each -> take(order, each));
        }
    }

    private void takeFirst(long orderId, OrderLeg leg) {
        if (over.containsKey(orderId)) {
            orders.put(orderId, over.remove(orderId));
            orders.get(orderId).untaken.add(latest);
        }
        WalkedOrder order = orders.get(orderId);
        ExecutionReport report = order.untaken.stream()
                .filter(each -> each.leg == leg)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a change of the position without a fill of " + leg));
        order.untaken.remove(report);
        take(order, report);
    }

    private void take(WalkedOrder order, ExecutionReport report) {
        WalkedLeg leg = order.legs.get(report.leg);
        boolean opens = report.leg == OrderLeg.ENTRY && leg.filled.isEmpty();
        int to = (int) (report.filledQuantity / Micros.ONE);
        leg.filled.set(to - (int) (report.fillQuantity / Micros.ONE), to);
        leg.toldFilled = Math.max(leg.toldFilled, to);
        boolean done = report.status == OrderStatus.FILLED || leg.filled.cardinality() == leg.shares;
        walk(leg, done ? "WHOLE" : "PART");
        if (opens) {
            List.of(order.legs.get(OrderLeg.TARGET), order.legs.get(OrderLeg.STOP)).stream()
                    .filter(guard -> guard.state.equals("PENDING"))
                    .forEach(guard -> walk(guard, "ACCEPT"));
        }
        if (report.status == OrderStatus.FILLED && (report.leg == OrderLeg.TARGET || report.leg == OrderLeg.STOP)) {
            voidSibling(order, report.leg);
        }
    }

    /** Voids the sibling without a report when target and stop together closed all that was entered. */
    private void voidSibling(WalkedOrder order, OrderLeg done) {
        WalkedLeg entry = order.legs.get(OrderLeg.ENTRY);
        WalkedLeg sibling = order.legs.get(done == OrderLeg.TARGET ? OrderLeg.STOP : OrderLeg.TARGET);
        long closed = order.legs.get(done).toldFilled + sibling.filled.cardinality();
        boolean entered = entry.isOver() && entry.filled.cardinality() >= entry.toldFilled;
        if (entered && closed >= entry.filled.cardinality()) {
            walk(sibling, "VOID");
        }
    }
}
