package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.BrokerState;
import io.ringtape.event.BrokerStatus;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionReport;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Side;
import io.ringtape.order.BrokerSettings;
import io.ringtape.order.FeeRates;
import io.ringtape.order.FeeSchedule;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import io.ringtape.tradier.api.AccountPosition;
import io.ringtape.tradier.api.AnswerReader;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import io.ringtape.tradier.api.Balances;
import io.ringtape.tradier.api.BrokerOrder;
import io.ringtape.tradier.api.Calls;
import io.ringtape.tradier.api.UnreadableAnswerException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A gateway, a clock that is a plain number, and a broker whose answers and list of orders the test writes. */
final class ScriptedBroker {
    static final String ACCOUNT = "VA000001";
    static final long START_NS = 1_800_000_000L * SECOND_NS;
    static final SimulationSettings FEES = new SimulationSettings(
            LatencySettings.constant(0),
            LatencySettings.constant(0),
            0,
            new FeeRates(5_000, 0, 20_600_000, 166, 8_300_000));

    private static final long ANSWER_NS = 20 * MILLI_NS;
    private static final long STEP_NS = 10 * MILLI_NS;

    final List<ApiCall> calls = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<String> notices = new ArrayList<>();

    /** Whether it was told that the broker answers. */
    boolean isConnected;

    final Map<Long, String> orders = new TreeMap<>();
    final OrderGateway gateway;
    String positions = "null";
    long nowNs = START_NS;
    long nextId = 1000;

    /** Gives an answer, or null for one that never comes; {@link #usual} is the broker in good health. */
    Function<ApiCall, ApiAnswer> answers = this::usual;

    private final TreeMap<Long, List<Runnable>> due = new TreeMap<>();

    ScriptedBroker() {
        this(settings());
    }

    ScriptedBroker(BrokerSettings settings) {
        this(settings, false);
    }

    ScriptedBroker(BrokerSettings settings, boolean refusesForeign) {
        gateway = new OrderGateway(
                new BrokerTerms(
                        ACCOUNT,
                        "2026-11-30_live",
                        List.of("XYZ", "BRK.B"),
                        new FeeSchedule(FEES),
                        settings,
                        refusesForeign),
                this::take,
                text -> text);
    }

    private void take(Event event) {
        if (event instanceof BrokerStatus status) {
            isConnected |= status.state == BrokerState.CONNECTED;
        }
        if (event instanceof BrokerStatus status && status.state != BrokerState.CONNECTED) {
            notices.add(status.state + " " + status.detail);
        } else if (!(event instanceof BrokerStatus)) {
            events.add(Event.copyOf(event));
        }
    }

    static BrokerSettings settings() {
        return settings(false);
    }

    static BrokerSettings settings(boolean replaceLegs) {
        return new BrokerSettings(
                new BrokerSettings.Hosts("http://127.0.0.1:1", "ws://127.0.0.1:1/", true),
                new BrokerSettings.Answers(5 * SECOND_NS, 3 * SECOND_NS, 35 * SECOND_NS, 5 * SECOND_NS),
                new BrokerSettings.Watch(SECOND_NS, 30 * SECOND_NS, 60 * SECOND_NS, 130 * SECOND_NS),
                new BrokerSettings.Guarding(2 * SECOND_NS, replaceLegs),
                new BrokerSettings.Budget(60, 120, 15));
    }

    /** Begins with an account in which nothing is. */
    ScriptedBroker begun() {
        assertBegins();
        return this;
    }

    private void assertBegins() {
        String refusal = begin(0);
        if (!refusal.isEmpty()) {
            throw new AssertionError(refusal);
        }
        events.clear();
    }

    /** Begins with shares of XYZ, and returns the refusal. */
    String begin(long shares) {
        try {
            Map<Long, BrokerOrder> listed = new TreeMap<>();
            for (BrokerOrder order : AnswerReader.orders(usual(new Calls(ACCOUNT).orders(1)))) {
                listed.put(order.id(), order);
            }
            return gateway.begin(
                    new OrderGateway.Start(
                            shares == 0
                                    ? List.of()
                                    : List.of(
                                            new AccountPosition("XYZ", shares * Micros.ONE, shares * 50 * Micros.ONE)),
                            new Balances(0, 0, 0, Missing.LONG, Missing.LONG),
                            new OrderList(nowNs, listed, true)),
                    nowNs);
        } catch (UnreadableAnswerException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Lets time pass; calls go out and are answered. */
    void pass(long ns) {
        long end = nowNs + ns;
        while (nowNs < end) {
            while (!due.isEmpty() && due.firstKey() <= nowNs) {
                due.pollFirstEntry().getValue().forEach(Runnable::run);
            }
            gateway.onTime(nowNs);
            for (CallQueue.Departure next = gateway.nextCallOrNull(nowNs);
                    next != null;
                    next = gateway.nextCallOrNull(nowNs)) {
                perform(next);
            }
            nowNs += STEP_NS;
        }
    }

    private void perform(CallQueue.Departure departure) {
        calls.add(departure.call().call());
        ApiAnswer answer = answers.apply(departure.call().call());
        if (answer != null) {
            due.computeIfAbsent(nowNs + ANSWER_NS, unused -> new ArrayList<>())
                    .add(() -> gateway.onAnswer(departure.number(), answer, nowNs));
        }
    }

    ApiAnswer usual(ApiCall call) {
        return json(usualBody(call));
    }

    /** Returns the JSON of {@link #usual}. */
    String usualBody(ApiCall call) {
        if (call.method().equals("POST")) {
            return "{\"order\":{\"id\":" + nextId++ + ",\"status\":\"ok\"}}";
        }
        if (!call.isRead()) {
            return "{\"order\":{\"id\":1,\"status\":\"ok\"}}";
        }
        if (call.target().endsWith("/positions")) {
            return "{\"positions\":" + positions + "}";
        }
        if (call.target().endsWith("/balances")) {
            return "{\"balances\":{\"total_cash\":1}}";
        }
        return call.target().contains("page=1&")
                ? "{\"orders\":{\"order\":[" + String.join(",", orders.values()) + "]}}"
                : "{\"orders\":\"null\"}";
    }

    static ApiAnswer json(String body) {
        return ApiAnswer.whole(200, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    static ApiAnswer text(int status, String body) {
        return ApiAnswer.whole(status, Map.of("content-type", "text/plain"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts an order at the market into the list. */
    void lists(long id, String tag, String status, double quantity, double filled, double average) {
        orders.put(
                id,
                String.format(
                        Locale.ROOT,
                        "{\"id\":%d,\"tag\":\"%s\",\"status\":\"%s\",\"class\":\"equity\",\"type\":\"market\",\"side\":\"sell\","
                                + "\"symbol\":\"XYZ\",\"quantity\":%s,\"exec_quantity\":%s,\"avg_fill_price\":%s,"
                                + "\"remaining_quantity\":0.0}",
                        id,
                        tag,
                        status,
                        quantity,
                        filled,
                        average));
    }

    /** Puts a bracket into the list, whose legs are given as from {@link #leg}. */
    void listsBracket(long id, String tag, String status, String... legs) {
        orders.put(
                id,
                String.format(
                        Locale.ROOT,
                        "{\"id\":%d,\"tag\":\"%s\",\"status\":\"%s\",\"class\":\"otoco\",\"leg\":[%s]}",
                        id,
                        tag,
                        status,
                        String.join(",", legs)));
    }

    static String leg(long id, OrderLeg leg, String status, double quantity, double filled, double average) {
        String side = leg == OrderLeg.ENTRY ? "buy" : "sell";
        String type = leg == OrderLeg.STOP ? "stop" : "limit";
        return String.format(
                Locale.ROOT,
                "{\"id\":%d,\"symbol\":\"XYZ\",\"side\":\"%s\",\"type\":\"%s\",\"status\":\"%s\",\"quantity\":%s,"
                        + "\"exec_quantity\":%s,\"avg_fill_price\":%s,\"stop_price\":49.60}",
                id,
                side,
                type,
                status,
                quantity,
                filled,
                average);
    }

    void submit(OrderRequest request) {
        gateway.submit(request, nowNs);
    }

    static OrderRequest bracket(long orderId, long shares) {
        OrderRequest request = new OrderRequest();
        request.orderId = orderId;
        request.instrument = 0;
        request.kind = OrderKind.BRACKET;
        request.side = Side.BUY;
        request.quantity = shares * Micros.ONE;
        request.limit = 50_100_000;
        request.target = 51_000_000;
        request.stop = 49_600_000;
        return request;
    }

    static OrderRequest exit(long orderId, long shares) {
        OrderRequest request = bracket(orderId, shares);
        request.kind = OrderKind.EXIT;
        request.side = Side.SELL;
        request.limit = Missing.LONG;
        request.target = Missing.LONG;
        request.stop = Missing.LONG;
        request.reason = ExitReason.TIME_STOP;
        return request;
    }

    void cancel(long orderId, boolean entryOnly) {
        CancelRequest request = new CancelRequest();
        request.orderId = orderId;
        request.entryOnly = entryOnly;
        gateway.cancel(request, nowNs);
    }

    void replaceStop(long orderId, long price) {
        ReplaceRequest request = new ReplaceRequest();
        request.orderId = orderId;
        request.instrument = 0;
        request.leg = OrderLeg.STOP;
        request.price = price;
        gateway.replace(request, nowNs);
    }

    /** Returns the reports on a leg, each as its status, the shares of the fill, and the shares filled in all. */
    List<String> words(long orderId, OrderLeg leg) {
        return reports(orderId, leg).stream()
                .map(report -> report.status
                        + (report.fillQuantity > 0
                                ? " " + report.fillQuantity / Micros.ONE + " of " + report.filledQuantity / Micros.ONE
                                : ""))
                .toList();
    }

    List<OrderStatus> statuses(long orderId, OrderLeg leg) {
        return reports(orderId, leg).stream().map(report -> report.status).toList();
    }

    List<ExecutionReport> reports(long orderId, OrderLeg leg) {
        return events.stream()
                .filter(ExecutionReport.class::isInstance)
                .map(ExecutionReport.class::cast)
                .filter(report -> report.orderId == orderId && report.leg == leg)
                .toList();
    }

    List<PositionReport> positionReports() {
        return events.stream()
                .filter(PositionReport.class::isInstance)
                .map(PositionReport.class::cast)
                .toList();
    }

    /** Returns the calls of a method, each with its form. */
    List<String> calls(String method) {
        return calls.stream()
                .filter(call -> call.method().equals(method))
                .map(call -> call.target() + " " + call.form())
                .toList();
    }
}
