package io.ringtape.tradier.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringtape.simulation.SimulatedFault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes answers as the vendor does: a mechanical translation of XML, in which a list of one is an object, an empty list
 * the text {@code "null"}, and a number has decimals. For one thread.
 */
final class BrokerageJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final BrokerageSettings settings;

    BrokerageJson(BrokerageSettings settings) {
        this.settings = settings;
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }

    /** Returns {@code {"outer":{"inner":...}}}, with the vendor's forms of an empty list and of a list of one. */
    static String list(String outer, String inner, List<? extends JsonNode> nodes) {
        ObjectNode whole = object();
        if (nodes.isEmpty()) {
            whole.put(outer, "null");
        } else {
            whole.putObject(outer).set(inner, oneOrMany(nodes));
        }
        return text(whole);
    }

    private static JsonNode oneOrMany(List<? extends JsonNode> nodes) {
        if (nodes.size() == 1) {
            return nodes.get(0);
        }
        ArrayNode array = MAPPER.createArrayNode();
        nodes.forEach(array::add);
        return array;
    }

    /** Returns {@code {"errors":{"error":...}}}. */
    static String errors(List<String> texts) {
        List<JsonNode> nodes = texts.stream()
                .map(each -> (JsonNode) MAPPER.getNodeFactory().textNode(each))
                .toList();
        return list("errors", "error", nodes);
    }

    /** Returns the gateway's form of an error. */
    static String fault(String text, String code) {
        ObjectNode whole = object();
        whole.putObject("fault").put("faultstring", text).putObject("detail").put("errorcode", code);
        return text(whole);
    }

    /** Returns the answer to a request that was received. */
    static String ok(long id) {
        ObjectNode whole = object();
        whole.putObject("order")
                .put("id", id)
                .put("status", "ok")
                .put("partner_id", "c4998eb7-06e8-4820-a7ab-55d9760065fb");
        return text(whole);
    }

    /** Returns an order of a list. */
    ObjectNode order(BrokerageOrder order, boolean includeTags, long nowNs) {
        ObjectNode node = object();
        node.put("id", order.id());
        BrokerageOrder.Progress progress = order.progress;
        boolean isWhole = order.role() == BrokerageOrder.Role.WHOLE;
        if (isWhole) {
            node.put("type", order.parts().get(0).progress.terms.type().word());
            node.put("status", order.status().word());
            node.put("duration", progress.terms.duration().word());
            times(node, createdNs(order), changedNs(order));
            node.put("class", order.form().orderClass());
            node.put("strategy", "unknown");
            legs(node, order, nowNs);
            node.put("num_legs", order.legs().size());
        } else {
            terms(node, order);
            fills(node, order, nowNs);
            times(node, progress.createdNs, progress.changedNs);
            node.put("class", "equity");
        }
        reason(node, order);
        if (includeTags && !order.form().tag().isEmpty()) {
            node.put("tag", order.form().tag());
        }
        return node;
    }

    private void legs(ObjectNode node, BrokerageOrder order, long nowNs) {
        SimulatedFault<BrokerFault> late = order.faults().get(BrokerFault.LATE_LEGS);
        boolean isLate = late != null && nowNs < order.progress.createdNs + late.durationNs("by");
        if (isLate && late.text("form").equals("no-leg")) {
            return;
        }
        List<ObjectNode> legs =
                order.legs().stream().map(leg -> order(leg, false, nowNs)).toList();
        if (isLate) {
            legs.forEach(leg -> leg.remove("id"));
        }
        node.set("leg", oneOrMany(legs));
    }

    private static void terms(ObjectNode node, BrokerageOrder order) {
        BrokerageOrder.Progress progress = order.progress;
        node.put("type", progress.terms.type().word())
                .put("symbol", order.symbol())
                .put("side", order.side().word())
                .put("quantity", (double) progress.quantity)
                .put("status", progress.status.word())
                .put("duration", progress.terms.duration().word());
        if (progress.terms.type().hasPrice()) {
            node.put("price", dollars(progress.terms.price()));
        }
        if (progress.terms.type().hasStop()) {
            node.put("stop_price", dollars(progress.terms.stop()));
        }
    }

    private void fills(ObjectNode node, BrokerageOrder order, long nowNs) {
        BrokerageOrder.Progress progress = order.progress;
        long rest = progress.status.isFinal() ? 0 : progress.quantity - progress.filled;
        node.put("avg_fill_price", average(order, nowNs))
                .put("exec_quantity", (double) progress.filled)
                .put("last_fill_price", dollars(progress.lastPrice))
                .put("last_fill_quantity", (double) progress.lastQuantity)
                .put("remaining_quantity", (double) rest);
    }

    private double average(BrokerageOrder order, long nowNs) {
        SimulatedFault<BrokerFault> zero = order.top().faults().get(BrokerFault.ZERO_AVERAGE);
        boolean isHidden =
                zero != null && order.progress.filled > 0 && nowNs < order.progress.lastFillNs + zero.durationNs("for");
        return isHidden ? 0 : order.average(settings.api().averagePlaces()).doubleValue();
    }

    private static void reason(ObjectNode node, BrokerageOrder order) {
        for (BrokerageOrder part : order.parts()) {
            if (!part.progress.reason.isEmpty()) {
                node.put("reason_description", part.progress.reason);
            }
        }
    }

    private static void times(ObjectNode node, long createdNs, long changedNs) {
        node.put("create_date", time(createdNs)).put("transaction_date", time(changedNs));
    }

    private static long createdNs(BrokerageOrder whole) {
        return whole.progress.createdNs;
    }

    private static long changedNs(BrokerageOrder whole) {
        return whole.legs().stream()
                .mapToLong(leg -> leg.progress.changedNs)
                .max()
                .orElse(createdNs(whole));
    }

    /** Returns an event of the account stream: neither symbol nor side nor the price of the last fill. */
    String event(BrokerageOrder order, String status) {
        BrokerageOrder.Progress progress = order.progress;
        ObjectNode node = object();
        node.put("id", order.id())
                .put("event", "order")
                .put("status", status)
                .put("type", progress.terms.type().word())
                .put("price", dollars(progress.terms.price()))
                .put("stop_price", dollars(progress.terms.stop()))
                .put(
                        "avg_fill_price",
                        order.average(settings.api().averagePlaces()).doubleValue())
                .put("exec_quantity", (double) progress.filled)
                .put("last_fill_quantity", (double) progress.lastQuantity)
                .put("remaining_quantity", (double)
                        (progress.status.isFinal() ? 0 : progress.quantity - progress.filled));
        times(node, progress.createdNs, progress.changedNs);
        node.put("account", settings.access().account());
        if (order.top() != order) {
            node.put("parent_id", order.top().id());
        }
        if (!order.form().tag().isEmpty()) {
            node.put("tag", order.form().tag());
        }
        return text(node);
    }

    static String heartbeat(long nowNs) {
        return text(object().put("event", "heartbeat")
                .put("status", "active")
                .put("timestamp", Instant.ofEpochSecond(0, nowNs).toString()));
    }

    String profile() {
        ObjectNode whole = object();
        ObjectNode profile = whole.putObject("profile");
        profile.putObject("account")
                .put("account_number", settings.access().account())
                .put("classification", "individual")
                .put("date_created", "2024-01-02T15:00:00.000Z")
                .put("day_trader", settings.funds().type() == BrokerageSettings.AccountType.PDT)
                .put("option_level", 0)
                .put("status", "active")
                .put("type", settings.funds().type() == BrokerageSettings.AccountType.CASH ? "cash" : "margin")
                .put("last_update_date", "2024-01-02T15:00:00.000Z");
        profile.put("id", "id-simulated").put("name", "Simulated User");
        return text(whole);
    }

    String positions(BrokerageAccount account) {
        List<ObjectNode> nodes = account.positions().entrySet().stream()
                .map(each -> object().put("cost_basis", dollars(each.getValue().cost()))
                        .put("date_acquired", time(each.getValue().sinceNs()))
                        .put("id", each.getValue().id())
                        .put("quantity", (double) each.getValue().quantity())
                        .put("symbol", each.getKey()))
                .toList();
        return list("positions", "position", nodes);
    }

    String balances(BrokerageDesk desk) {
        BrokerageAccount account = desk.account();
        Map<String, QuotedSymbol> market = desk.market();
        double longValue = dollars(account.marketValue(true, market));
        double shortValue = dollars(account.marketValue(false, market));
        double power = dollars(account.buyingPower(market));
        BrokerageSettings.AccountType type = account.type();
        ObjectNode whole = object();
        ObjectNode node = whole.putObject("balances");
        node.put("option_short_value", 0)
                .put("total_equity", dollars(account.equity(market)))
                .put("account_number", settings.access().account())
                .put("account_type", type.name().toLowerCase(Locale.ROOT))
                .put("close_pl", 0)
                .put("current_requirement", 0)
                .put("equity", 0)
                .put("long_market_value", longValue)
                .put("market_value", longValue + shortValue)
                .put("open_pl", 0)
                .put("option_long_value", 0)
                .put("option_requirement", 0)
                .put(
                        "pending_orders_count",
                        desk.orders().stream().filter(each -> !each.isDone()).count())
                .put("short_market_value", shortValue)
                .put("stock_long_value", longValue)
                .put("total_cash", dollars(account.cash()))
                .put("uncleared_funds", 0)
                .put("pending_cash", 0);
        ObjectNode own = node.putObject(type.name().toLowerCase(Locale.ROOT));
        if (type == BrokerageSettings.AccountType.CASH) {
            own.put("cash_available", power).put("sweep", 0).put("unsettled_funds", 0);
        } else {
            own.put("fed_call", 0)
                    .put("maintenance_call", 0)
                    .put("option_buying_power", power / type.leverage())
                    .put("stock_buying_power", power)
                    .put("stock_short_value", shortValue)
                    .put("sweep", 0);
            if (type == BrokerageSettings.AccountType.PDT) {
                own.put("day_trade_buying_power", power);
            }
        }
        return text(whole);
    }

    /** Returns what an order would cost. */
    static String preview(OrderForm form, long cost, long nowNs) {
        OrderForm.FormLeg leg = form.legs().get(0);
        double dollars = dollars(cost);
        ObjectNode whole = object();
        whole.putObject("order")
                .put("status", "ok")
                .put("commission", 0)
                .put("cost", dollars)
                .put("fees", 0)
                .put("symbol", leg.symbol())
                .put("quantity", (double) leg.quantity())
                .put("side", leg.side().word())
                .put("type", leg.type().word())
                .put("duration", leg.terms().duration().word())
                .put("result", true)
                .put("order_cost", dollars)
                .put("margin_change", dollars)
                .put("request_date", time(nowNs))
                .put("extended_hours", false)
                .put("class", form.orderClass())
                .put("strategy", form.orderClass())
                .put("day_trades", 0);
        return text(whole);
    }

    static double dollars(long micros) {
        return OrderForm.dollars(micros).doubleValue();
    }

    static String time(long epochNs) {
        return TIME.format(Instant.ofEpochSecond(0, epochNs));
    }
}
