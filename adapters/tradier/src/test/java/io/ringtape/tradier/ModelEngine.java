package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.EventSink;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What the engine does with a broker, in short: enters by a bracket, cancels its rest or all of it, waits for the last
 * word on each leg, and closes what it holds; asks a silent broker again, and gives up a leg that was asked about twice.
 */
final class ModelEngine implements EventSink {
    private static final long SILENCE_NS = 5 * SECOND_NS;
    private static final long RETRY_NS = SECOND_NS;

    private enum Stage {
        FLAT,
        IN_TRADE,
        CANCELLING,
        EXITING,
        UNCLOSED
    }

    /** One leg of an order, by its reports. */
    static final class Leg {
        long filled;
        long due = Long.MIN_VALUE;
        BigDecimal notional = BigDecimal.ZERO;
        boolean isEnded;

        boolean isOver() {
            return isEnded && filled >= due;
        }
    }

    private final OrderGateway[] gateway;
    private final SplittableRandom random;
    final Map<Long, OrderRequest> requests = new TreeMap<>();
    final Map<Long, Map<OrderLeg, Leg>> legs = new TreeMap<>();
    final List<String> story = new ArrayList<>();

    /** Orders of which a fill was booked at a guess, because the broker withheld its price for long. */
    final Set<Long> estimated = new HashSet<>();

    private Stage stage = Stage.FLAT;
    private long lastId;
    private long bracketId;
    private long exitId;
    private long position;
    private long actAtNs;
    private long askedNs;
    private int asked;
    private boolean isStopping;
    private boolean isAccepted;

    ModelEngine(OrderGateway[] gateway, SplittableRandom random) {
        this.gateway = gateway;
        this.random = random;
    }

    /** Returns the position by the reports, in micro-shares. */
    long position() {
        return position;
    }

    boolean isFlat() {
        return stage == Stage.FLAT && position == 0;
    }

    /** Enters no more, and closes what is open. */
    void stop() {
        isStopping = true;
    }

    @Override
    public void publish(Event event) {
        if (!(event instanceof ExecutionReport report)) {
            return;
        }
        story.add(report.receiveNs % (1000 * SECOND_NS) / 1_000_000 + " report " + report.orderId + " " + report.leg
                + " " + report.status + " " + report.fillQuantity / Micros.ONE + "/"
                + report.filledQuantity / Micros.ONE + " " + report.reason);
        Leg leg = legs.get(report.orderId).get(report.leg);
        boolean fills = report.fillQuantity > 0;
        if (report.reason.toString().contains("price estimated")) {
            estimated.add(report.orderId);
        }
        if (fills) {
            if (report.filledQuantity != leg.filled + report.fillQuantity) {
                throw new AssertionError("not the next shares: " + story);
            }
            leg.filled = report.filledQuantity;
            leg.notional = leg.notional.add(
                    BigDecimal.valueOf(report.fillPrice).multiply(BigDecimal.valueOf(report.fillQuantity)));
            position += report.side == Side.BUY ? report.fillQuantity : -report.fillQuantity;
        }
        if (fills && closesTooMuch(report)) {
            throw new AssertionError("a fill that the engine takes for impossible: " + story);
        }
        switch (report.status) {
            case FILLED -> {
                leg.isEnded = true;
                leg.due = report.filledQuantity;
                if (report.leg == OrderLeg.TARGET || report.leg == OrderLeg.STOP) {
                    endSibling(report);
                }
            }
            case CANCELLED, EXPIRED, REJECTED -> {
                if (leg.isEnded) {
                    throw new AssertionError("a second last word: " + story);
                }
                leg.isEnded = true;
                leg.due = report.filledQuantity;
            }
            case ACCEPTED -> isAccepted |= report.leg == OrderLeg.EXIT;
            default -> {}
        }
        if (report.filledQuantity > requests.get(report.orderId).quantity) {
            throw new AssertionError("more than was ordered: " + story);
        }
    }

    /** Whether a leg closes more shares than its entry brought, which the engine does not book. */
    private boolean closesTooMuch(ExecutionReport report) {
        Map<OrderLeg, Leg> all = legs.get(report.orderId);
        boolean guards = report.leg == OrderLeg.TARGET || report.leg == OrderLeg.STOP;
        return guards && all.get(OrderLeg.ENTRY).isOver() && report.filledQuantity > all.get(OrderLeg.ENTRY).filled;
    }

    private void endSibling(ExecutionReport report) {
        Map<OrderLeg, Leg> all = legs.get(report.orderId);
        long closed = all.get(OrderLeg.TARGET).filled + all.get(OrderLeg.STOP).filled;
        if (all.get(OrderLeg.ENTRY).isEnded && closed >= all.get(OrderLeg.ENTRY).filled) {
            all.get(OrderLeg.TARGET).isEnded = true;
            all.get(OrderLeg.STOP).isEnded = true;
        }
    }

    /** Does what is due. */
    void step(long bid, long ask, long nowNs) {
        switch (stage) {
            case FLAT -> whileFlat(bid, ask, nowNs);
            case IN_TRADE -> whileInTrade(nowNs);
            case CANCELLING -> whileCancelling(nowNs);
            case EXITING -> whileExiting(nowNs);
            case UNCLOSED -> {
                if (position == 0) {
                    become(Stage.FLAT, nowNs);
                } else if (nowNs >= actAtNs) {
                    exit(nowNs);
                }
            }
        }
    }

    private void whileFlat(long bid, long ask, long nowNs) {
        if (position != 0) {
            cancelAll(nowNs);
        } else if (!isStopping && nowNs >= actAtNs) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            OrderRequest request = request(OrderKind.BRACKET, side, random.nextInt(1, 300));
            long sign = side == Side.BUY ? 1 : -1;
            request.limit = (side == Side.BUY ? ask : bid) + sign * random.nextInt(-2, 6) * 10_000;
            request.target = request.limit + sign * random.nextInt(3, 40) * 10_000;
            request.stop = request.limit - sign * random.nextInt(12, 40) * 10_000;
            bracketId = request.orderId;
            become(Stage.IN_TRADE, nowNs);
            gateway[0].submit(request, nowNs);
            actAtNs = nowNs + random.nextLong(15 * SECOND_NS);
            asked = 0;
        }
    }

    private void whileInTrade(long nowNs) {
        Leg entry = leg(OrderLeg.ENTRY);
        boolean holds = entry.filled > 0;
        boolean lost = holds
                && position != 0
                && (leg(OrderLeg.TARGET).isOver() || leg(OrderLeg.STOP).isOver());
        if (entry.isOver() && position == 0 && (!holds || isGuardOver())) {
            become(Stage.FLAT, nowNs);
        } else if (lost || (holds && position == 0) || isOfAnotherOrder()) {
            cancelAll(nowNs);
        } else if (nowNs >= actAtNs && !entry.isEnded && asked == 0 && random.nextInt(3) > 0) {
            asked = 1;
            actAtNs = nowNs + random.nextLong(15 * SECOND_NS);
            cancel(bracketId, true, nowNs);
        } else if (nowNs >= actAtNs) {
            cancelAll(nowNs);
        }
    }

    /** Whether shares are held, or lack, that this bracket did not bring: an earlier order was filled after its end. */
    private boolean isOfAnotherOrder() {
        long own = held(bracketId);
        return position != (requests.get(bracketId).side == Side.BUY ? own : -own);
    }

    private boolean isGuardOver() {
        return leg(OrderLeg.TARGET).isOver() || leg(OrderLeg.STOP).isOver();
    }

    private Leg leg(OrderLeg leg) {
        return legs.get(bracketId).get(leg);
    }

    private void cancelAll(long nowNs) {
        become(Stage.CANCELLING, nowNs);
        askedNs = nowNs;
        asked = 1;
        cancelBrackets(nowNs);
    }

    private void cancelBrackets(long nowNs) {
        brackets().forEach(id -> cancel(id, false, nowNs));
    }

    /** Returns the present bracket, and those before it that were filled after their end. */
    private List<Long> brackets() {
        return requests.values().stream()
                .filter(each ->
                        each.kind == OrderKind.BRACKET && (each.orderId == bracketId || held(each.orderId) != 0))
                .map(each -> each.orderId)
                .toList();
    }

    private long held(long orderId) {
        Map<OrderLeg, Leg> all = legs.get(orderId);
        return all.get(OrderLeg.ENTRY).filled - all.get(OrderLeg.TARGET).filled - all.get(OrderLeg.STOP).filled;
    }

    private boolean isCancelled(long orderId) {
        Map<OrderLeg, Leg> all = legs.get(orderId);
        boolean holds = all.get(OrderLeg.ENTRY).filled > 0;
        boolean areGuardsOver =
                all.get(OrderLeg.TARGET).isOver() && all.get(OrderLeg.STOP).isOver();
        return all.get(OrderLeg.ENTRY).isOver() && (!holds || areGuardsOver);
    }

    private void whileCancelling(long nowNs) {
        boolean isOver = brackets().stream().allMatch(this::isCancelled);
        if (isOver || (asked >= 2 && position != 0 && nowNs - askedNs >= 2 * SILENCE_NS)) {
            if (position == 0) {
                become(Stage.FLAT, nowNs);
            } else {
                exit(nowNs);
            }
        } else if (asked < 2 && nowNs - askedNs >= SILENCE_NS) {
            askedNs = nowNs;
            asked++;
            cancelBrackets(nowNs);
        } else if (asked >= 2 && nowNs - askedNs >= 2 * SILENCE_NS) {
            askedNs = nowNs;
            cancelBrackets(nowNs);
        }
    }

    private void exit(long nowNs) {
        OrderRequest request =
                request(OrderKind.EXIT, position > 0 ? Side.SELL : Side.BUY, Math.abs(position) / Micros.ONE);
        exitId = request.orderId;
        askedNs = nowNs;
        isAccepted = false;
        become(Stage.EXITING, nowNs);
        gateway[0].submit(request, nowNs);
    }

    private void whileExiting(long nowNs) {
        Leg exit = legs.get(exitId).get(OrderLeg.EXIT);
        if (exit.isOver() && position == 0) {
            become(Stage.FLAT, nowNs);
        } else if (exit.isOver()) {
            actAtNs = nowNs + RETRY_NS;
            become(Stage.UNCLOSED, nowNs);
        } else if (!isAccepted && exit.filled == 0 && nowNs - askedNs >= 2 * SILENCE_NS) {
            askedNs = nowNs;
            cancel(exitId, false, nowNs);
        }
    }

    private OrderRequest request(OrderKind kind, Side side, long shares) {
        OrderRequest request = new OrderRequest();
        request.orderId = ++lastId;
        request.instrument = 0;
        request.kind = kind;
        request.side = side;
        request.quantity = shares * Micros.ONE;
        request.limit = Missing.LONG;
        requests.put(request.orderId, request);
        Map<OrderLeg, Leg> own = new EnumMap<>(OrderLeg.class);
        for (OrderLeg leg : OrderLeg.VALUES) {
            own.put(leg, new Leg());
        }
        legs.put(request.orderId, own);
        return request;
    }

    private void cancel(long orderId, boolean entryOnly, long nowNs) {
        story.add(nowNs % (1000 * SECOND_NS) / 1_000_000 + " cancel " + orderId + (entryOnly ? " entry" : ""));
        CancelRequest request = new CancelRequest();
        request.orderId = orderId;
        request.entryOnly = entryOnly;
        gateway[0].cancel(request, nowNs);
    }

    private void become(Stage next, long nowNs) {
        story.add(nowNs % (1000 * SECOND_NS) / 1_000_000 + " " + stage + " to " + next + " with "
                + position / Micros.ONE);
        stage = next;
    }

    /** Returns the last word on each leg of all orders that is missing where it is due. */
    List<String> unended() {
        List<String> found = new ArrayList<>();
        requests.forEach((id, request) -> {
            OrderLeg first = request.kind == OrderKind.EXIT ? OrderLeg.EXIT : OrderLeg.ENTRY;
            if (!legs.get(id).get(first).isEnded) {
                found.add(id + " " + first);
            }
        });
        return found;
    }
}
