package io.ringtape.tradier.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringtape.event.Missing;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads answers. The broker's JSON comes from XML: a list of one is an object, an empty one null or the text
 * {@code "null"}, and numbers may be texts. Whatever is not the expected JSON is unreadable, never empty.
 */
public final class AnswerReader {
    private static final String NULL = "null";
    private static final int MICRO_DECIMALS = 6;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int MOST_DIGITS = 40;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AnswerReader() {}

    /** Reads a page of orders. */
    public static List<BrokerOrder> orders(ApiAnswer answer) throws UnreadableAnswerException {
        List<BrokerOrder> orders = new ArrayList<>();
        for (JsonNode each : list(answer, "orders", "order")) {
            orders.add(order(each, true));
        }
        return orders;
    }

    /** Reads the positions. */
    public static List<AccountPosition> positions(ApiAnswer answer) throws UnreadableAnswerException {
        List<AccountPosition> positions = new ArrayList<>();
        for (JsonNode each : list(answer, "positions", "position")) {
            String symbol = text(each, "symbol");
            long quantity = micros(each, "quantity");
            if (symbol.isEmpty() || !Missing.isPresent(quantity)) {
                throw new UnreadableAnswerException("a position without symbol or quantity");
            }
            positions.add(new AccountPosition(Calls.marketSymbol(symbol), quantity, micros(each, "cost_basis")));
        }
        return positions;
    }

    /** Reads the account numbers that the token has. */
    public static List<String> accountNumbers(ApiAnswer answer) throws UnreadableAnswerException {
        List<String> numbers = new ArrayList<>();
        for (JsonNode each : list(answer, "profile", "account")) {
            String number = text(each, "account_number");
            if (number.isEmpty()) {
                throw new UnreadableAnswerException("an account without a number");
            }
            numbers.add(number);
        }
        return numbers;
    }

    /** Reads the account's money. Only one of the three nested objects is there, by the type of the account. */
    public static Balances balances(ApiAnswer answer) throws UnreadableAnswerException {
        JsonNode all = member(root(answer), "balances");
        if (!all.isObject()) {
            throw new UnreadableAnswerException("balances are no object");
        }
        long buyingPower = firstOf(
                micros(all.path("margin"), "stock_buying_power"),
                micros(all.path("pdt"), "stock_buying_power"),
                micros(all.path("cash"), "cash_available"));
        return new Balances(
                micros(all, "total_cash"),
                micros(all, "total_equity"),
                buyingPower,
                micros(all, "close_pl"),
                micros(all, "open_pl"));
    }

    /** Reads the session of an account stream. */
    public static StreamSession streamSession(ApiAnswer answer) throws UnreadableAnswerException {
        JsonNode stream = member(root(answer), "stream");
        String id = text(stream, "sessionid");
        if (id.isEmpty()) {
            throw new UnreadableAnswerException("a stream without a session");
        }
        return new StreamSession(id, text(stream, "url"));
    }

    private static long firstOf(long... values) {
        for (long value : values) {
            if (Missing.isPresent(value)) {
                return value;
            }
        }
        return Missing.LONG;
    }

    private static List<JsonNode> list(ApiAnswer answer, String outer, String inner) throws UnreadableAnswerException {
        JsonNode all = member(root(answer), outer);
        if (isNone(all)) {
            return List.of();
        }
        if (!all.isObject()) {
            throw new UnreadableAnswerException(outer + " is neither an object nor null");
        }
        return elements(member(all, inner));
    }

    /** Returns the elements of a list, which is an object when it has one. */
    private static List<JsonNode> elements(JsonNode list) throws UnreadableAnswerException {
        if (isNone(list)) {
            return List.of();
        }
        if (list.isObject()) {
            return List.of(list);
        }
        if (!list.isArray()) {
            throw new UnreadableAnswerException("neither an object nor an array where a list is due");
        }
        List<JsonNode> elements = new ArrayList<>();
        for (JsonNode each : list) {
            if (!each.isObject()) {
                throw new UnreadableAnswerException("an element of a list that is no object");
            }
            elements.add(each);
        }
        return elements;
    }

    private static boolean isNone(JsonNode node) {
        return node.isNull() || (node.isTextual() && node.textValue().equals(NULL));
    }

    private static JsonNode member(JsonNode object, String name) throws UnreadableAnswerException {
        JsonNode member = object.get(name);
        if (member == null) {
            throw new UnreadableAnswerException("no '" + name + "' in the answer");
        }
        return member;
    }

    private static JsonNode root(ApiAnswer answer) throws UnreadableAnswerException {
        if (!answer.isWhole()) {
            throw new UnreadableAnswerException("no answer: " + answer.failure());
        }
        if (!answer.isGood()) {
            throw new UnreadableAnswerException("status " + answer.status() + ": " + Complaint.of(answer));
        }
        return json(answer);
    }

    /** Returns the answer's JSON object, whatever its status. */
    static JsonNode json(ApiAnswer answer) throws UnreadableAnswerException {
        String type = answer.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (type.contains("html") || type.contains("xml")) {
            throw new UnreadableAnswerException("an answer of type " + type);
        }
        try {
            JsonNode root = JSON.readTree(answer.body());
            if (root == null || !root.isObject()) {
                throw new UnreadableAnswerException("an answer that is no JSON object");
            }
            return root;
        } catch (JsonProcessingException broken) {
            throw new UnreadableAnswerException("an answer that is no JSON", null);
        } catch (IOException impossible) {
            throw new UnreadableAnswerException("an answer that cannot be read", impossible);
        }
    }

    private static BrokerOrder order(JsonNode node, boolean needsId) throws UnreadableAnswerException {
        long id = whole(node, "id");
        String status = text(node, "status");
        if (needsId && !Missing.isPresent(id)) {
            throw new UnreadableAnswerException("an order without an id");
        }
        List<BrokerOrder> legs = new ArrayList<>();
        if (node.has("leg")) {
            for (JsonNode leg : elements(node.get("leg"))) {
                legs.add(order(leg, false));
            }
        }
        BrokerOrder.Terms terms = new BrokerOrder.Terms(
                Calls.marketSymbol(text(node, "symbol")),
                text(node, "side"),
                text(node, "type"),
                micros(node, "quantity"),
                micros(node, "price"),
                firstOf(micros(node, "stop_price"), micros(node, "stop")));
        BrokerOrder.Progress progress = new BrokerOrder.Progress(
                OrderWord.of(status),
                status,
                firstOf(micros(node, "exec_quantity"), micros(node, "executed_quantity")),
                average(node),
                instant(node, "transaction_date"));
        String reason = text(node, "reason_description");
        return new BrokerOrder(
                id, terms, progress, legs, text(node, "tag"), reason.isEmpty() ? Complaint.in(node) : reason);
    }

    private static BigDecimal average(JsonNode node) {
        BigDecimal average = number(node, "avg_fill_price");
        return average == null || average.signum() == 0 ? null : average.abs();
    }

    private static String text(JsonNode node, String name) {
        JsonNode member = node.path(name);
        boolean isText = member.isTextual() && !member.textValue().equals(NULL);
        return isText ? member.textValue() : member.isNumber() ? member.asText() : "";
    }

    private static long whole(JsonNode node, String name) {
        BigDecimal number = number(node, name);
        try {
            return number == null ? Missing.LONG : number.longValueExact();
        } catch (ArithmeticException notWhole) {
            return Missing.LONG;
        }
    }

    /** Returns a number in micros, rounded to the nearest; missing if there is none. */
    private static long micros(JsonNode node, String name) {
        BigDecimal number = number(node, name);
        try {
            return number == null
                    ? Missing.LONG
                    : number.movePointRight(MICRO_DECIMALS)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact();
        } catch (ArithmeticException tooLarge) {
            return Missing.LONG;
        }
    }

    private static BigDecimal number(JsonNode node, String name) {
        JsonNode member = node.path(name);
        if (member.isNumber()) {
            return sane(member.decimalValue());
        }
        if (!member.isTextual() || member.textValue().length() > MOST_DIGITS) {
            return null;
        }
        try {
            return sane(new BigDecimal(member.textValue()));
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /** Refuses a number whose digits would not fit a line, such as 1e999999999. */
    private static BigDecimal sane(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS ? null : number;
    }

    private static long instant(JsonNode node, String name) {
        String text = text(node, name);
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND_NS), instant.getNano());
        } catch (DateTimeException | ArithmeticException unknown) {
            return Missing.LONG;
        }
    }
}
