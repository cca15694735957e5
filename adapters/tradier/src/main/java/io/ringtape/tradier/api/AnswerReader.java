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
import java.util.Set;

/**
 * Reads answers. The broker's JSON comes from XML: a list of one is an object, an empty one null or the text
 * {@code "null"}, and numbers may be texts. Whatever is not the expected JSON is unreadable, never empty; so is a number
 * of shares or a price of a fill that no market has.
 */
public final class AnswerReader {
    private static final String NULL = "null";
    private static final int MICRO_DECIMALS = 6;
    private static final long SECOND_NS = 1_000_000_000L;

    /** Classes of orders whose price is of several options together, which may be paid or received. */
    private static final Set<String> PACKAGES = Set.of("multileg", "combo");

    private static final int MOST_DIGITS = 40;

    /** Bounds of what is believed: a share's price and a fill's worth in dollars, and a number of shares. */
    private static final BigDecimal MOST_PRICE = BigDecimal.valueOf(10_000_000);

    private static final BigDecimal LEAST_PRICE = BigDecimal.valueOf(1, MICRO_DECIMALS);
    private static final BigDecimal MOST_WORTH = BigDecimal.valueOf(5_000_000_000L);
    private static final BigDecimal MOST_SHARES = BigDecimal.valueOf(1_000_000_000);

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
            long quantity = inMicros(bounded(each, "quantity", MOST_SHARES.negate(), MOST_SHARES));
            if (symbol.isEmpty() || !Missing.isPresent(quantity)) {
                throw new UnreadableAnswerException("a position without symbol or quantity");
            }
            positions.add(new AccountPosition(Calls.marketSymbol(symbol), quantity, cost(each, quantity)));
        }
        return positions;
    }

    /** Returns what a position cost; missing where that is no price for a share. */
    private static long cost(JsonNode position, long quantity) {
        BigDecimal cost = number(position, "cost_basis");
        BigDecimal most = MOST_PRICE.multiply(dollars(quantity).abs());
        return cost == null || cost.abs().compareTo(most) > 0 ? Missing.LONG : inMicros(cost);
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
        } catch (JsonProcessingException
                | NumberFormatException broken) { // the latter for an exponent beyond any number
            throw new UnreadableAnswerException("an answer that is no JSON", null);
        } catch (IOException impossible) {
            throw new UnreadableAnswerException("an answer that cannot be read", impossible);
        }
    }

    private static BrokerOrder order(JsonNode node, boolean needsId) throws UnreadableAnswerException {
        long id = whole(node, "id");
        String status = text(node, "status");
        if (needsId && id <= 0) {
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
                shares(node, "quantity"),
                micros(node, "price"),
                firstOf(micros(node, "stop_price"), micros(node, "stop")));
        BrokerOrder.Progress progress =
                new BrokerOrder.Progress(OrderWord.of(status), status, fills(node), instant(node, "transaction_date"));
        String reason = text(node, "reason_description");
        return new BrokerOrder(
                id > 0 ? id : Missing.LONG,
                terms,
                progress,
                legs,
                text(node, "tag"),
                reason.isEmpty() ? Complaint.in(node) : reason);
    }

    private static BrokerOrder.Fills fills(JsonNode node) throws UnreadableAnswerException {
        BigDecimal average = price(node, "avg_fill_price");
        long executed = firstOf(shares(node, "exec_quantity"), shares(node, "executed_quantity"));
        boolean isAbsurd = average != null
                && Missing.isPresent(executed)
                && average.multiply(dollars(executed)).compareTo(MOST_WORTH) > 0;
        if (isAbsurd) {
            throw new UnreadableAnswerException("shares worth more than " + MOST_WORTH + " dollars");
        }
        return new BrokerOrder.Fills(
                executed, average, inMicros(price(node, "last_fill_price")), shares(node, "last_fill_quantity"));
    }

    private static long shares(JsonNode node, String name) throws UnreadableAnswerException {
        return inMicros(bounded(node, name, BigDecimal.ZERO, MOST_SHARES));
    }

    /** Returns the price of a fill, or null where there is none; a package of options may have one below 0. */
    private static BigDecimal price(JsonNode node, String name) throws UnreadableAnswerException {
        boolean isPackage = PACKAGES.contains(text(node, "class"));
        BigDecimal price = bounded(node, name, isPackage ? MOST_PRICE.negate() : BigDecimal.ZERO, MOST_PRICE);
        return price == null || price.abs().compareTo(LEAST_PRICE) < 0 ? null : price.abs();
    }

    /**
     * Returns a number, or null where none is given.
     *
     * @throws UnreadableAnswerException where it is no number, or out of its bounds
     */
    private static BigDecimal bounded(JsonNode node, String name, BigDecimal least, BigDecimal most)
            throws UnreadableAnswerException {
        JsonNode member = node.path(name);
        boolean isNone = member.isMissingNode()
                || isNone(member)
                || (member.isTextual() && member.textValue().isBlank());
        if (isNone) {
            return null;
        }
        BigDecimal number = number(node, name);
        if (number == null || number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw new UnreadableAnswerException("an absurd " + name);
        }
        return number;
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
        return inMicros(number(node, name));
    }

    private static BigDecimal dollars(long micros) {
        return BigDecimal.valueOf(micros, MICRO_DECIMALS);
    }

    private static long inMicros(BigDecimal number) {
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
