package io.ringtape.tradier.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.event.Micros;
import io.ringtape.event.Nanos;
import io.ringtape.market.TradingSession;
import io.ringtape.simulation.FaultScript;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A client of a brokerage without sockets, with a market of its own and a time that it moves. */
final class BrokerageClient {
    static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    static final long OPEN_NS = 1_772_461_800_000_000_000L;
    static final TradingSession SESSION = new TradingSession(
            DATE,
            OPEN_NS - 330 * Nanos.MINUTE_NS,
            OPEN_NS,
            OPEN_NS + 390 * Nanos.MINUTE_NS,
            OPEN_NS + 630 * Nanos.MINUTE_NS,
            false);
    static final TradingSession HALF_DAY = new TradingSession(
            DATE,
            OPEN_NS - 330 * Nanos.MINUTE_NS,
            OPEN_NS,
            OPEN_NS + 210 * Nanos.MINUTE_NS,
            OPEN_NS + 450 * Nanos.MINUTE_NS,
            true);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SimulatedBrokerage brokerage;
    private final String account;
    private long nowNs = OPEN_NS + Nanos.MINUTE_NS;

    BrokerageClient() {
        this(BrokerageSettings.DEFAULTS);
    }

    BrokerageClient(BrokerageSettings settings) {
        this(SESSION, settings);
    }

    BrokerageClient(TradingSession session, BrokerageSettings settings) {
        brokerage = new SimulatedBrokerage(session, settings, FaultScript.none());
        account = settings.access().account();
    }

    SimulatedBrokerage brokerage() {
        return brokerage;
    }

    long nowNs() {
        return nowNs;
    }

    BrokerageClient at(long timeNs) {
        nowNs = timeNs;
        brokerage.advance(nowNs);
        return this;
    }

    BrokerageClient after(long millis) {
        return at(nowNs + millis * Nanos.MILLI_NS);
    }

    BrokerageClient inject(String fault) {
        brokerage.inject(fault, nowNs);
        return this;
    }

    /** Quotes XYZ; sizes in shares. */
    BrokerageClient quote(String bid, long bidSize, String ask, long askSize) {
        brokerage.onQuote("XYZ", micros(bid), bidSize * Micros.ONE, micros(ask), askSize * Micros.ONE, nowNs);
        return this;
    }

    /** Prints XYZ. */
    BrokerageClient print(String price, long shares) {
        brokerage.onTrade("XYZ", micros(price), shares * Micros.ONE, nowNs);
        return this;
    }

    static long micros(String price) {
        return new BigDecimal(price).movePointRight(6).longValueExact();
    }

    HttpReply call(String method, String path, Map<String, String> headers, String body) {
        return brokerage.handle(new HttpCall(method, path, headers, body), nowNs);
    }

    HttpReply call(String method, String path, String body) {
        return call(method, path, headers(BrokerageSettings.TEST_TOKEN), body);
    }

    static Map<String, String> headers(String token) {
        return Map.of(
                "authorization", "Bearer " + token,
                "accept", "application/json",
                "content-type", "application/x-www-form-urlencoded");
    }

    String orders() {
        return "/v1/accounts/" + account + "/orders";
    }

    /** Posts a form written as {@code name=value} with blanks between. */
    HttpReply post(String form) {
        return call("POST", orders(), encoded(form));
    }

    HttpReply put(long id, String form) {
        return call("PUT", orders() + "/" + id, encoded(form));
    }

    HttpReply delete(long id) {
        return call("DELETE", orders() + "/" + id, "");
    }

    /** Places an order that must be taken. Returns its id. */
    long place(String form) {
        HttpReply reply = post(form);
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + reply.text());
        }
        return json(reply).get("order").get("id").asLong();
    }

    /** Places a bracket on 100 XYZ: buys at 50.10, target 51.00, stop 49.60. */
    long bracket() {
        return place("class=otoco duration=day tag=rt-1"
                + " symbol[0]=XYZ side[0]=buy quantity[0]=100 type[0]=limit price[0]=50.10"
                + " symbol[1]=XYZ side[1]=sell quantity[1]=100 type[1]=limit price[1]=51.00"
                + " symbol[2]=XYZ side[2]=sell quantity[2]=100 type[2]=stop stop[2]=49.60");
    }

    /** Returns the order that the API shows. */
    JsonNode order(long id) {
        return json(call("GET", orders() + "/" + id + "?includeTags=true", "")).get("order");
    }

    JsonNode leg(long id, int i) {
        return order(id).get("leg").get(i);
    }

    /** Returns status and filled shares of each leg, as in {@code filled 100, open 0, open 0}. */
    String legs(long id) {
        List<String> legs = new ArrayList<>();
        order(id)
                .get("leg")
                .forEach(leg -> legs.add(leg.get("status").asText() + " "
                        + leg.get("exec_quantity").asInt()));
        return String.join(", ", legs);
    }

    List<JsonNode> list(String query) {
        JsonNode orders = json(call("GET", orders() + query, "")).get("orders");
        List<JsonNode> found = new ArrayList<>();
        if (orders.isObject()) {
            JsonNode inner = orders.get("order");
            if (inner.isArray()) {
                inner.forEach(found::add);
            } else {
                found.add(inner);
            }
        }
        return found;
    }

    JsonNode get(String path) {
        return json(call("GET", path, ""));
    }

    String accountPath(String rest) {
        return "/v1/accounts/" + account + "/" + rest;
    }

    /** Returns executions, as in {@code buy 100 @ 50.1}. */
    List<String> executions() {
        return brokerage.executions().stream()
                .map(each -> each.fill().side() + " " + each.fill().quantity() + " @ "
                        + BigDecimal.valueOf(each.fill().price(), 6)
                                .stripTrailingZeros()
                                .toPlainString())
                .toList();
    }

    static JsonNode json(HttpReply reply) {
        try {
            return MAPPER.readTree(reply.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(reply.text(), e);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    static String encoded(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.isEmpty() ? new String[0] : form.split(" ", -1)) {
            int equals = pair.indexOf('=');
            fields.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return fields.entrySet().stream()
                .map(each -> URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
