package io.ringtape.tradier.sim;

import io.ringtape.event.Micros;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The form that places an order, read and found well-formed.
 *
 * @param orderClass such as {@code otoco}
 * @param tag the client's tag, or empty
 * @param preview whether nothing is to be placed
 * @param legs one, or those of a composite order
 */
record OrderForm(String orderClass, String tag, boolean preview, List<FormLeg> legs) {
    /** Stands for a price that is not given. */
    static final long NO_PRICE = 0;

    private static final long MOST_SHARES = 10_000_000;
    private static final String TAG = "[A-Za-z0-9-]{1,255}";
    private static final String SYMBOL = "[A-Z]{1,6}(/[A-Z]{1,2})?";

    OrderForm {
        legs = List.copyOf(legs);
    }

    /** What an order is to do. */
    record Terms(ApiType type, ApiDuration duration, long price, long stop) {}

    /**
     * One leg.
     *
     * @param symbol as the vendor writes it
     * @param side its side
     * @param quantity shares
     * @param terms type, duration and prices
     */
    record FormLeg(String symbol, ApiSide side, long quantity, Terms terms) {
        ApiType type() {
            return terms.type();
        }
    }

    boolean isComposite() {
        return !orderClass.equals("equity");
    }

    /** Whether the first leg begins a position and the others end it. */
    boolean hasEntry() {
        return orderClass.equals("oto") || orderClass.equals("otoco");
    }

    /**
     * Reads a form.
     *
     * @throws IllegalArgumentException when a value is wrong or missing; the message is the answer
     */
    static OrderForm parse(Map<String, String> fields) {
        String orderClass = fields.getOrDefault("class", "").toLowerCase(Locale.ROOT);
        int count =
                switch (orderClass) {
                    case "equity" -> 1;
                    case "oto", "oco" -> 2;
                    case "otoco" -> 3;
                    case "option", "multileg", "combo" ->
                        throw new IllegalArgumentException("Invalid parameter, class: this simulated server trades"
                                + " equities alone, wanted equity, oto, oco or otoco.");
                    default -> throw new IllegalArgumentException("Invalid parameter, class: is required.");
                };
        String tag = fields.getOrDefault("tag", "");
        require(
                tag.isEmpty() ? !fields.containsKey("tag") : tag.matches(TAG),
                "Invalid parameter, tag: must be 1 to 255 characters of A-Z, a-z, 0-9 and -.");
        List<FormLeg> legs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            legs.add(leg(fields, orderClass.equals("equity") ? "" : "[" + i + "]"));
        }
        OrderForm form = new OrderForm(
                orderClass, tag, fields.getOrDefault("preview", "").equals("true"), legs);
        form.requireShape();
        return form;
    }

    private static FormLeg leg(Map<String, String> fields, String suffix) {
        String symbol = fields.getOrDefault("symbol" + suffix, "");
        require(!symbol.isEmpty(), "Invalid parameter, symbol" + suffix + ": is required.");
        require(symbol.matches(SYMBOL), "Order 1: Undefined symbol: " + symbol + ".");
        String quantity = fields.getOrDefault("quantity" + suffix, "");
        require(
                quantity.matches("[1-9]\\d{0,8}(\\.0+)?") && shares(quantity) <= MOST_SHARES,
                "Invalid parameter, quantity" + suffix + ": must be 1 to 10000000.");
        ApiSide side = word(ApiSide.values(), fields, "side" + suffix);
        ApiType type = word(ApiType.values(), fields, "type" + suffix);
        boolean ownDuration = fields.containsKey("duration" + suffix);
        ApiDuration duration = word(ApiDuration.values(), fields, ownDuration ? "duration" + suffix : "duration");
        long price = price(fields, "price" + suffix, type.hasPrice());
        long stop = price(fields, "stop" + suffix, type.hasStop());
        return new FormLeg(symbol, side, shares(quantity), new Terms(type, duration, price, stop));
    }

    private void requireShape() {
        for (FormLeg leg : legs) {
            ApiDuration duration = leg.terms().duration();
            require(
                    duration != ApiDuration.GTC || leg.side() != ApiSide.SELL_SHORT,
                    "ShortOrderIsGtc: a short sale cannot be good till cancelled.");
            require(
                    duration != ApiDuration.GTC || leg.type() != ApiType.MARKET,
                    "MarketOrderIsGtc: a market order cannot be good till cancelled.");
            require(
                    duration == ApiDuration.DAY
                            || duration == ApiDuration.GTC
                            || (leg.type() == ApiType.LIMIT && !isComposite()),
                    "Invalid parameter, duration: " + duration.word() + " takes limit orders of class equity alone.");
        }
        require(
                !hasEntry() || legs.get(0).type() != ApiType.MARKET,
                "OtoFirstLegIsMarketNotAllowed: the first leg cannot be a market order.");
        if (orderClass.equals("oco") || orderClass.equals("otoco")) {
            requirePair(legs.get(legs.size() - 2), legs.get(legs.size() - 1));
        }
        for (FormLeg leg : hasEntry() ? legs.subList(1, legs.size()) : List.<FormLeg>of()) {
            FormLeg entry = legs.get(0);
            require(
                    leg.symbol().equals(entry.symbol())
                            && leg.side() == entry.side().closing(),
                    "Invalid parameter, side: a later leg must end what the first begins.");
        }
    }

    private static void requirePair(FormLeg one, FormLeg other) {
        require(one.symbol().equals(other.symbol()), "OcoSymbolsAreDifferent: both legs must have one symbol.");
        require(one.side() == other.side(), "OcoSidesAreDifferent: both legs must have one side.");
        require(one.type() != other.type(), "OcoOrderTypesAreEqual: the legs must be of different types.");
        require(
                one.type() != ApiType.MARKET && other.type() != ApiType.MARKET,
                "OcoLegIsMarketNotAllowed: no leg can be a market order.");
        require(
                one.terms().duration() == other.terms().duration(),
                "OcoDurationsAreDifferent: both legs must have one duration.");
        require(one.quantity() == other.quantity(), "OcoQuantitiesAreDifferent: both legs must have one quantity.");
    }

    /**
     * Reads the changed terms of an order.
     *
     * @throws IllegalArgumentException when a value is wrong; the message is the answer
     */
    static Terms changed(Map<String, String> fields, Terms present) {
        for (String name : fields.keySet()) {
            require(
                    List.of("order_id", "type", "duration", "price", "stop").contains(name),
                    "Invalid parameter, " + name + ": only type, duration, price and stop can be changed.");
        }
        ApiType type = fields.containsKey("type") ? word(ApiType.values(), fields, "type") : present.type();
        ApiDuration duration =
                fields.containsKey("duration") ? word(ApiDuration.values(), fields, "duration") : present.duration();
        boolean session = duration == ApiDuration.PRE || duration == ApiDuration.POST;
        require(
                duration == present.duration() || !session,
                "Invalid parameter, duration: the session cannot be changed.");
        long price = fields.containsKey("price") ? price(fields, "price", true) : present.price();
        long stop = fields.containsKey("stop") ? price(fields, "stop", true) : present.stop();
        require(!type.hasPrice() || price != NO_PRICE, "Invalid parameter, price: is required.");
        require(!type.hasStop() || stop != NO_PRICE, "Invalid parameter, stop: is required.");
        return new Terms(type, duration, price, stop);
    }

    private static long price(Map<String, String> fields, String name, boolean needed) {
        String text = fields.getOrDefault(name, "");
        require(!needed || !text.isEmpty(), "Invalid parameter, " + name + ": is required.");
        if (!needed) {
            return NO_PRICE;
        }
        require(text.matches("\\d{1,7}(\\.\\d{1,6})?"), "Invalid parameter, " + name + ": must be a price.");
        BigDecimal price = new BigDecimal(text);
        int places = price.compareTo(BigDecimal.ONE) >= 0 ? 2 : 4;
        require(
                price.signum() > 0 && price.stripTrailingZeros().scale() <= places,
                "Invalid parameter, " + name + ": must be above 0 and have at most " + places + " decimals.");
        return price.movePointRight(6).longValueExact();
    }

    private static <E extends Enum<E>> E word(E[] words, Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "").toUpperCase(Locale.ROOT);
        for (E word : words) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        String known = Arrays.stream(words)
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("Invalid parameter, " + name + ": must be one of " + known + ".");
    }

    private static long shares(String text) {
        return new BigDecimal(text).longValueExact();
    }

    /** Returns micro-dollars as a decimal. */
    static BigDecimal dollars(long micros) {
        return BigDecimal.valueOf(micros).divide(BigDecimal.valueOf(Micros.ONE));
    }

    private static void require(boolean claim, String otherwise) {
        if (!claim) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
