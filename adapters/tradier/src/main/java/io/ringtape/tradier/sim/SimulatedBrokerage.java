package io.ringtape.tradier.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringtape.event.Micros;
import io.ringtape.market.TradingSession;
import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.PendingFaults;
import io.ringtape.simulation.SimulatedFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A brokerage with Tradier's API, without sockets: requests in, answers out. Time is an argument and never goes back. It
 * fills orders from the market that it is told of, keeps its own list of executions, and misbehaves on request. For one
 * thread.
 */
public final class SimulatedBrokerage {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int USUAL_PAGE = 25;
    private static final String BEARER = "Bearer ";

    private final TradingSession session;
    private final BrokerageSettings settings;
    private final Map<BrokerFault, Long> struck = new EnumMap<>(BrokerFault.class);
    private final PendingFaults<BrokerFault> faults = new PendingFaults<>(kind -> struck.merge(kind, 1L, Long::sum));
    private final List<FaultScript.Step<BrokerFault>> script = new ArrayList<>();
    private final BrokerageDesk desk;
    private final OrderChecks checks;
    private final BrokerageJson json;
    private final MarketJson marketJson;
    private final RateWindows rates;
    private final StreamSessions sessions = new StreamSessions();
    private StreamListener listener = StreamListener.NOBODY;
    private long nowNs = Long.MIN_VALUE;
    private long requests;
    private long silentUntilNs = Long.MIN_VALUE;

    /** Creates a brokerage for one date. */
    public SimulatedBrokerage(TradingSession session, BrokerageSettings settings, FaultScript<BrokerFault> script) {
        this.session = session;
        this.settings = settings;
        desk = new BrokerageDesk(session, settings, faults);
        checks = new OrderChecks(session, settings.orders(), desk);
        json = new BrokerageJson(settings);
        marketJson = new MarketJson(session);
        rates = new RateWindows(settings.api());
        desk.listen(this::publish);
        schedule(script);
    }

    /** Takes what is sent on the account stream. */
    public interface StreamListener {
        /** Takes nothing. */
        StreamListener NOBODY = new StreamListener() {
            @Override
            public void onEvent(String event) {}

            @Override
            public void onTaken() {}
        };

        /** Takes an event as JSON. */
        void onEvent(String event);

        /** Learns that another has taken the session, so that the stream ends. */
        void onTaken();
    }

    /** Sends the account stream to {@code next}. */
    public void listen(StreamListener next) {
        listener = next;
    }

    /** Adds faults that strike at their moments; {@code after} counts requests. */
    public void schedule(FaultScript<BrokerFault> more) {
        script.addAll(more.steps());
    }

    /** Adds a fault that strikes at once, as scripts write it. */
    public void inject(String fault, long atNs) {
        advance(atNs);
        strike(BrokerFault.CATALOGUE.parse(fault));
    }

    /** Answers a request. */
    public HttpReply handle(HttpCall call, long atNs) {
        advance(atNs);
        requests++;
        runScript();
        ApiRequest request = ApiRequest.of(call);
        RequestKind kind = RequestKind.of(request.method(), request.path());
        SimulatedFault<BrokerFault> fault = takeFault(kind);
        boolean takesEffect = fault == null
                || fault.kind() == BrokerFault.SLOW_ANSWER
                || fault.kind().parameter("accepted") != null
                        && fault.text("accepted").equals("yes");
        HttpReply reply = takesEffect ? answer(call, request, kind) : HttpReply.json(OK, "{\"order\":{\"id\":1}}");
        desk.agenda().runUntil(nowNs);
        return fault == null ? reply : spoiled(fault, kind, reply);
    }

    /** Learns of a change of the NBBO: prices in micro-dollars, sizes in millionths of a share. */
    public void onQuote(String symbol, long bid, long bidSize, long ask, long askSize, long atNs) {
        advance(atNs);
        desk.onQuote(vendorSymbol(symbol), bid, bidSize, ask, askSize, nowNs);
        desk.agenda().runUntil(nowNs);
    }

    /** Learns of a print that can trigger stops: its price in micro-dollars, its size in millionths of a share. */
    public void onTrade(String symbol, long price, long size, long atNs) {
        advance(atNs);
        desk.onPrint(vendorSymbol(symbol), price, size / Micros.ONE, nowNs);
        desk.agenda().runUntil(nowNs);
    }

    /** Does what is due by {@code atNs}. */
    public void advance(long atNs) {
        nowNs = Math.max(nowNs, atNs);
        runScript();
        desk.agenda().runUntil(nowNs);
    }

    /** Returns when something is due next, or {@link Long#MAX_VALUE}. */
    public long nextDueNs() {
        long next = desk.agenda().nextDueNs();
        for (FaultScript.Step<BrokerFault> step : script) {
            next = Math.min(next, step.atNs());
        }
        return next;
    }

    /** Whether a connection of the account stream may use the session. */
    public boolean admits(String streamSession, long atNs) {
        advance(atNs);
        return sessions.admits(streamSession, nowNs);
    }

    /** Returns a heartbeat of the account stream, or null if the stream is silent. */
    public String heartbeat(long atNs) {
        advance(atNs);
        return nowNs < silentUntilNs ? null : BrokerageJson.heartbeat(nowNs);
    }

    /** Returns every execution so far, in order of time: the truth. */
    public List<SimulatedExecution> executions() {
        return List.copyOf(desk.account().executions());
    }

    /** Returns the shares held, below 0 if short. */
    public long position(String symbol) {
        return desk.account().quantity(vendorSymbol(symbol));
    }

    /** Returns the spans in which shares were held for which no stop worked, those that go on up to {@code atNs}. */
    public List<UnprotectedSpan> unprotected(long atNs) {
        advance(atNs);
        return desk.protection().spans(nowNs);
    }

    /** Returns the longest of {@link #unprotected}. */
    public long unprotectedNs(long atNs) {
        return unprotected(atNs).stream()
                .mapToLong(UnprotectedSpan::lengthNs)
                .max()
                .orElse(0);
    }

    /** Returns the tags of all orders, the oldest first; an order without one has an empty tag. */
    public List<String> tags() {
        return desk.orders().stream().map(order -> order.form().tag()).toList();
    }

    /** Returns how many orders are not done. */
    public long workingOrders() {
        return desk.orders().stream().filter(order -> !order.isDone()).count();
    }

    /** Returns the requests so far, refused ones too. */
    public long requests() {
        return requests;
    }

    /** Returns how often a fault has struck. */
    public long faults(BrokerFault kind) {
        return struck.getOrDefault(kind, 0L);
    }

    TradingSession session() {
        return session;
    }

    BrokerageSettings settings() {
        return settings;
    }

    private static String vendorSymbol(String symbol) {
        return symbol.replace('.', '/');
    }

    private void publish(BrokerageOrder order) {
        if (nowNs >= silentUntilNs && listener != StreamListener.NOBODY) {
            listener.onEvent(json.event(order, order.progress.status.word()));
            if (order.progress.status == ApiStatus.OPEN && !order.progress.accepted) {
                order.progress.accepted = true;
                listener.onEvent(json.event(order, ApiStatus.PENDING.word()));
            }
        }
    }

    private void runScript() {
        List<FaultScript.Step<BrokerFault>> due =
                script.stream().filter(step -> step.isDue(nowNs, requests)).toList();
        script.removeAll(due);
        due.forEach(step -> strike(step.fault()));
    }

    private void strike(SimulatedFault<BrokerFault> fault) {
        switch (fault.kind()) {
            case FOREIGN_ORDER -> placeForeign(fault);
            case FOREIGN_POSITION -> changeForeign(fault);
            case SESSION_TAKEN -> {
                sessions.take();
                listener.onTaken();
            }
            case STREAM_SILENT -> silentUntilNs = nowNs + fault.durationNs("for");
            case CALM -> {
                faults.clear();
                silentUntilNs = Long.MIN_VALUE;
            }
            default -> {
                faults.add(fault);
                return;
            }
        }
        struck.merge(fault.kind(), 1L, Long::sum);
    }

    private void placeForeign(SimulatedFault<BrokerFault> fault) {
        ApiSide side = ApiSide.valueOf(fault.text("side").toUpperCase(Locale.ROOT));
        OrderForm.Terms terms = new OrderForm.Terms(
                ApiType.LIMIT, ApiDuration.DAY, Micros.ofDouble(fault.number("price")), OrderForm.NO_PRICE);
        desk.place(
                new OrderForm(
                        "equity",
                        fault.text("tag"),
                        false,
                        List.of(new OrderForm.FormLeg(symbol(fault), side, fault.count("quantity"), terms))),
                nowNs);
        desk.agenda().runUntil(nowNs);
    }

    private void changeForeign(SimulatedFault<BrokerFault> fault) {
        String symbol = symbol(fault);
        long price = desk.quoted(symbol).mark();
        desk.account().change(symbol, (long) fault.number("quantity"), price, nowNs);
        desk.look(symbol, nowNs);
    }

    private static String symbol(SimulatedFault<BrokerFault> fault) {
        return fault.text("symbol").isEmpty() ? "SPY" : vendorSymbol(fault.text("symbol"));
    }

    private SimulatedFault<BrokerFault> takeFault(RequestKind kind) {
        for (BrokerFault each : BrokerFault.values()) {
            if (each.target() == BrokerFault.Target.REQUEST) {
                SimulatedFault<BrokerFault> fault = faults.take(each, pending -> {
                    String wanted = pending.text("request");
                    return wanted.equals("any") || wanted.equals(kind.word());
                });
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private HttpReply spoiled(SimulatedFault<BrokerFault> fault, RequestKind kind, HttpReply reply) {
        return switch (fault.kind()) {
            case NO_ANSWER -> reply.with(HttpReply.Delivery.NO_ANSWER);
            case RESET -> reply.with(HttpReply.Delivery.RESET);
            case CLOSE_CONNECTION -> reply.with(HttpReply.Delivery.CLOSE);
            case STALLED_BODY -> reply.with(HttpReply.Delivery.HALF_BODY_THEN_STALL);
            case SLOW_ANSWER -> reply.delayed(fault.durationNs("by"));
            case HTML ->
                HttpReply.of(
                        OK,
                        "text/html; charset=utf-8",
                        "<!DOCTYPE html>\n<html><head><title>Tradier API</title></head><body>Documentation</body></html>");
            case EMPTY_BODY -> HttpReply.json(OK, "");
            case GATEWAY_FAULT ->
                HttpReply.json(fault.count("status"), BrokerageJson.fault(fault.text("text"), fault.text("code")));
            case TOO_MANY -> tooMany(kind, true);
            default -> HttpReply.plain(fault.count("status"), fault.text("text"));
        };
    }

    private HttpReply tooMany(RequestKind kind, boolean exhausted) {
        if (exhausted) {
            rates.exhaust(kind.rateClass(), nowNs);
        }
        return HttpReply.json(
                        TOO_MANY,
                        BrokerageJson.fault(
                                "Rate limit quota violation. Quota limit exceeded.",
                                "policies.ratelimit.QuotaViolation"))
                .withHeaders(rates.headers(kind.rateClass(), nowNs));
    }

    private HttpReply answer(HttpCall call, ApiRequest request, RequestKind kind) {
        String authorization = call.header("authorization");
        String token = authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
        if (!token.equals(settings.access().token())) {
            return unauthorized(token);
        }
        if (!rates.use(kind.rateClass(), nowNs)) {
            return tooMany(kind, false);
        }
        HttpReply reply = route(request, kind);
        HttpReply translated = call.header("accept").contains("application/json") ? reply : XmlForm.of(reply);
        return translated.withHeaders(rates.headers(kind.rateClass(), nowNs));
    }

    private HttpReply unauthorized(String token) {
        if (token.equals(settings.access().otherToken())) {
            return HttpReply.json(
                    UNAUTHORIZED,
                    BrokerageJson.fault(
                            "Invalid API call as no apiproduct match found",
                            "keymanagement.service.InvalidAPICallAsNoApiProductMatchFound"));
        }
        return token.isEmpty()
                ? HttpReply.plain(UNAUTHORIZED, "Access Token is missing")
                : HttpReply.json(
                        UNAUTHORIZED,
                        BrokerageJson.fault("Invalid Access Token", "keymanagement.service.invalid_access_token"));
    }

    private HttpReply route(ApiRequest request, RequestKind kind) {
        String path = request.path();
        String method = request.method();
        if (path.startsWith("/v1/accounts/") && !path.startsWith("/v1/accounts/events/")) {
            if (!request.part(3).equals(settings.access().account())) {
                return HttpReply.plain(UNAUTHORIZED, "Unauthorized Account: " + request.part(3));
            }
            return accountRoute(request, kind);
        }
        return switch (method + " " + path) {
            case "GET /v1/user/profile" -> HttpReply.json(OK, json.profile());
            case "GET /v1/markets/clock" -> HttpReply.json(OK, marketJson.clock(nowNs));
            case "GET /v1/markets/calendar" -> HttpReply.json(OK, marketJson.calendar());
            case "POST /v1/accounts/events/session" -> HttpReply.json(OK, streamSession());
            default -> HttpReply.plain(NOT_FOUND, "no such path in the simulated server: " + method + " " + path);
        };
    }

    private HttpReply accountRoute(ApiRequest request, RequestKind kind) {
        boolean hasId = !request.part(5).isEmpty();
        if (request.part(4).equals("orders")) {
            return switch (kind) {
                case PLACE -> place(request);
                case MODIFY -> modify(request);
                case CANCEL -> cancel(request);
                default -> hasId ? oneOrder(request) : orders(request);
            };
        }
        return switch (request.method() + " " + request.part(4)) {
            case "GET positions" -> HttpReply.json(OK, json.positions(desk.account()));
            case "GET balances" -> HttpReply.json(OK, json.balances(desk));
            default -> HttpReply.plain(NOT_FOUND, "no such path in the simulated server: " + request.path());
        };
    }

    private String streamSession() {
        ObjectNode whole = BrokerageJson.object();
        whole.putObject("stream").put("sessionid", sessions.create(nowNs)).put("url", streamUrl);
        return BrokerageJson.text(whole);
    }

    private String streamUrl = "wss://sandbox-ws.tradier.com/v1/accounts/events";

    /** Names the address of the account stream in answers. */
    void setStreamUrl(String url) {
        streamUrl = url;
    }

    private HttpReply place(ApiRequest request) {
        OrderForm form;
        try {
            form = OrderForm.parse(request.fields());
        } catch (IllegalArgumentException e) {
            return HttpReply.plain(BAD_REQUEST, e.getMessage());
        }
        List<String> objections = checks.objections(form, nowNs);
        if (!objections.isEmpty()) {
            return objections.size() == 1
                    ? HttpReply.plain(BAD_REQUEST, objections.get(0))
                    : HttpReply.json(BAD_REQUEST, BrokerageJson.errors(objections));
        }
        if (form.preview()) {
            OrderForm.FormLeg first = form.legs().get(0);
            long cost = OrderChecks.cost(first, desk.quoted(first.symbol()));
            return HttpReply.json(OK, BrokerageJson.preview(form, cost, nowNs));
        }
        return HttpReply.json(OK, BrokerageJson.ok(desk.place(form, nowNs).id()));
    }

    private HttpReply modify(ApiRequest request) {
        BrokerageOrder order = find(request.part(5));
        if (order == null) {
            return HttpReply.plain(NOT_FOUND, "Order not found");
        }
        if (order.role() == BrokerageOrder.Role.WHOLE) {
            return HttpReply.plain(BAD_REQUEST, "Invalid parameter, order_id: a composite order cannot be changed.");
        }
        try {
            OrderForm.Terms terms = OrderForm.changed(request.fields(), order.progress.terms);
            String refusal = desk.change(order, terms, nowNs);
            return refusal == null
                    ? HttpReply.json(OK, BrokerageJson.ok(order.id()))
                    : HttpReply.plain(BAD_REQUEST, refusal);
        } catch (IllegalArgumentException e) {
            return HttpReply.plain(BAD_REQUEST, e.getMessage());
        }
    }

    private HttpReply cancel(ApiRequest request) {
        BrokerageOrder order = find(request.part(5));
        if (order == null) {
            return HttpReply.plain(NOT_FOUND, "Order not found");
        }
        String refusal = desk.cancel(order, nowNs);
        return refusal == null
                ? HttpReply.json(OK, BrokerageJson.ok(order.id()))
                : HttpReply.plain(BAD_REQUEST, refusal);
    }

    private HttpReply oneOrder(ApiRequest request) {
        BrokerageOrder order = find(request.part(5));
        if (order == null || isHidden(order.top())) {
            return HttpReply.plain(NOT_FOUND, "Order not found");
        }
        ObjectNode whole = BrokerageJson.object();
        whole.set("order", json.order(order, includesTags(request), nowNs));
        return HttpReply.json(OK, BrokerageJson.text(whole));
    }

    /** Answers with a page of orders, the newest first. */
    private HttpReply orders(ApiRequest request) {
        int page = request.number("page", 1);
        if (page > 1 && faults.take(BrokerFault.REPEATED_PAGE) != null) {
            page = 1;
        }
        int limit = Math.min(request.number("limit", USUAL_PAGE), settings.api().mostOnPage());
        SimulatedFault<BrokerFault> back = faults.take(BrokerFault.STATUS_BACK);
        SimulatedFault<BrokerFault> unknown = faults.take(BrokerFault.UNKNOWN_STATUS);
        List<BrokerageOrder> shown = new ArrayList<>(
                desk.orders().stream().filter(order -> !isHidden(order)).toList());
        Collections.reverse(shown);
        long first = (long) (page - 1) * limit;
        List<ObjectNode> nodes = shown.stream()
                .skip(first)
                .limit(limit)
                .map(order -> {
                    ObjectNode node = json.order(order, includesTags(request), nowNs);
                    disguise(node, back, true);
                    disguise(node, unknown, false);
                    return node;
                })
                .toList();
        return HttpReply.json(OK, BrokerageJson.list("orders", "order", nodes));
    }

    /** Replaces the status of an order and its legs, of done or of working ones. */
    private static void disguise(ObjectNode order, SimulatedFault<BrokerFault> fault, boolean ofDone) {
        if (fault == null) {
            return;
        }
        boolean isDone = ApiStatus.isFinal(order.get("status").asText());
        if (order.get("leg") != null) {
            order.get("leg").forEach(leg -> disguise((ObjectNode) leg, fault, ofDone));
        }
        if (isDone == ofDone) {
            order.put("status", fault.text("status"));
        }
    }

    private boolean isHidden(BrokerageOrder order) {
        SimulatedFault<BrokerFault> late = order.faults().get(BrokerFault.LATE_ORDER);
        return late != null && nowNs < order.progress.createdNs + late.durationNs("by");
    }

    private static boolean includesTags(ApiRequest request) {
        return request.query().getOrDefault("includeTags", "").equals("true");
    }

    private BrokerageOrder find(String id) {
        return id.matches("\\d{1,18}") ? desk.find(Long.parseLong(id)) : null;
    }
}
