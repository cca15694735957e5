package io.ringtape.tradier.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringtape.market.TradingSession;
import io.ringtape.simulation.PendingFaults;
import java.util.List;

/** Answers requests of the vendor's API. For one thread. */
final class BrokerageApi {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final String BEARER = "Bearer ";

    private final BrokerageSettings settings;
    private final BrokerageDesk desk;
    private final OrderChecks checks;
    private final BrokerageJson json;
    private final OrderPages pages;
    private final MarketJson marketJson;
    private final RateWindows rates;
    private final StreamSessions sessions = new StreamSessions();
    private String streamUrl = "wss://sandbox-ws.tradier.com/v1/accounts/events";
    private long nowNs;

    BrokerageApi(
            TradingSession session,
            BrokerageSettings settings,
            BrokerageDesk desk,
            BrokerageJson json,
            PendingFaults<BrokerFault> faults) {
        this.settings = settings;
        this.desk = desk;
        this.json = json;
        checks = new OrderChecks(session, settings.orders(), desk);
        pages = new OrderPages(desk, json, settings.api().mostOnPage(), faults);
        marketJson = new MarketJson(session);
        rates = new RateWindows(settings.api());
    }

    StreamSessions sessions() {
        return sessions;
    }

    /** Refuses a request for its number; {@code exhausted} acts as if another had used up the limit. */
    HttpReply tooMany(RequestKind kind, boolean exhausted, long timeNs) {
        if (exhausted) {
            rates.exhaust(kind.rateClass(), timeNs);
        }
        return HttpReply.json(
                        TOO_MANY,
                        BrokerageJson.fault(
                                "Rate limit quota violation. Quota limit exceeded.",
                                "policies.ratelimit.QuotaViolation"))
                .withHeaders(rates.headers(kind.rateClass(), timeNs));
    }

    /** Answers a request at session time {@code timeNs}. */
    HttpReply answer(HttpCall call, ApiRequest request, RequestKind kind, long timeNs) {
        nowNs = timeNs;
        String authorization = call.header("authorization");
        String token = authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
        if (!token.equals(settings.access().token())) {
            return unauthorized(token);
        }
        if (!rates.use(kind.rateClass(), nowNs)) {
            return tooMany(kind, false, nowNs);
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
                default -> hasId ? oneOrder(request) : HttpReply.json(OK, pages.page(request, nowNs));
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
        if (order == null || OrderPages.isHidden(order.top(), nowNs)) {
            return HttpReply.plain(NOT_FOUND, "Order not found");
        }
        ObjectNode whole = BrokerageJson.object();
        whole.set("order", json.order(order, OrderPages.includesTags(request), nowNs));
        return HttpReply.json(OK, BrokerageJson.text(whole));
    }

    private BrokerageOrder find(String id) {
        return id.matches("\\d{1,18}") ? desk.find(Long.parseLong(id)) : null;
    }
}
