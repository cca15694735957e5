package io.ringtape.tradier.api;

import io.ringtape.event.Side;

/** Composes the calls of one account. Prices and shares are in micros. */
public final class Calls {
    /** Orders asked for in one page; the broker gives fewer when its own limit is lower, and 25 when it ignores ours. */
    static final int PAGE = 500;

    private static final String BUY = "buy";
    private static final String SELL = "sell";
    private static final String SELL_SHORT = "sell_short";
    private static final String BUY_TO_COVER = "buy_to_cover";

    private final String orders;
    private final String account;

    /** Creates the composer of an account's calls. */
    public Calls(String accountNumber) {
        account = "/v1/accounts/" + Form.encoded(accountNumber);
        orders = account + "/orders";
    }

    /**
     * An order that opens a position, with the orders that close it.
     *
     * @param tag our name of the order
     * @param symbol as the market data spell it
     * @param side of the entry
     * @param quantity of each of the three orders
     */
    public record Bracket(String tag, String symbol, Side side, long quantity, Levels levels) {}

    /** The prices of a bracket: the entry's limit, the target's limit, and the stop's trigger. */
    public record Levels(long limit, long target, long stop) {}

    /** Asks whom the token belongs to, and for the account numbers. */
    public static ApiCall profile() {
        return read("/v1/user/profile");
    }

    /** Asks for a session of the account stream, which the same user has one of. */
    public static ApiCall streamSession() {
        return new ApiCall("POST", "/v1/accounts/events/session", "", RateClass.STANDARD);
    }

    /** Asks for the positions. */
    public ApiCall positions() {
        return read(account + "/positions");
    }

    /** Asks for cash, equity and buying power. */
    public ApiCall balances() {
        return read(account + "/balances");
    }

    /** Asks for a page, from 1, of the day's orders with their tags. */
    public ApiCall orders(int page) {
        return read(orders + "?"
                + new Form()
                        .add("includeTags", "true")
                        .add("page", Integer.toString(page))
                        .add("limit", Integer.toString(PAGE)));
    }

    private static ApiCall read(String target) {
        return new ApiCall("GET", target, "", RateClass.STANDARD);
    }

    /** Places an entry with its target and stop. */
    public ApiCall bracket(Bracket bracket) {
        Form form = begin("otoco", bracket.tag());
        String closing = closing(bracket.side());
        leg(form, 0, bracket, opening(bracket.side())).add("type[0]", "limit");
        form.addPrice("price[0]", bracket.levels().limit());
        guards(form, 1, bracket, closing);
        return place(form);
    }

    /** Places a target and a stop, of which one cancels the other, for shares that are held. */
    public ApiCall guard(Bracket bracket) {
        Form form = begin("oco", bracket.tag());
        guards(form, 0, bracket, closing(bracket.side()));
        return place(form);
    }

    private static void guards(Form form, int first, Bracket bracket, String side) {
        leg(form, first, bracket, side).add("type[" + first + "]", "limit");
        form.addPrice("price[" + first + "]", bracket.levels().target());
        int second = first + 1;
        leg(form, second, bracket, side).add("type[" + second + "]", "stop");
        form.addPrice("stop[" + second + "]", bracket.levels().stop());
    }

    private static Form leg(Form form, int place, Bracket bracket, String side) {
        return form.add("symbol[" + place + "]", symbol(bracket.symbol()))
                .add("side[" + place + "]", side)
                .add("quantity[" + place + "]", bracket.quantity());
    }

    /**
     * Places an order at the market.
     *
     * @param opens whether it opens a position, or makes one larger, instead of closing one
     */
    public ApiCall market(String tag, String symbol, Side side, long quantity, boolean opens) {
        return place(begin("equity", tag)
                .add("symbol", symbol(symbol))
                .add("side", opens ? opening(side) : closing(side == Side.BUY ? Side.SELL : Side.BUY))
                .add("quantity", quantity)
                .add("type", "market"));
    }

    private static Form begin(String orderClass, String tag) {
        return new Form().add("class", orderClass).add("duration", "day").add("tag", tag);
    }

    private ApiCall place(Form form) {
        return new ApiCall("POST", orders, form.toString(), RateClass.TRADING);
    }

    /** Asks for the cancel of an order with all its legs. */
    public ApiCall cancel(long id) {
        return new ApiCall("DELETE", orders + "/" + id, "", RateClass.TRADING);
    }

    /** Asks for another limit of an order or leg. */
    public ApiCall changeLimit(long id, long price) {
        return change(id, new Form().addPrice("price", price));
    }

    /** Asks for another trigger of an order or leg. */
    public ApiCall changeStop(long id, long price) {
        return change(id, new Form().addPrice("stop", price));
    }

    private ApiCall change(long id, Form form) {
        return new ApiCall("PUT", orders + "/" + id, form.toString(), RateClass.TRADING);
    }

    /** Returns the broker's word for the side of an order that opens a position. */
    static String opening(Side side) {
        return side == Side.BUY ? BUY : SELL_SHORT;
    }

    /** Returns the broker's word for the side of an order that closes a position of {@code opened}. */
    static String closing(Side opened) {
        return opened == Side.BUY ? SELL : BUY_TO_COVER;
    }

    /** Returns the broker's spelling of a symbol: {@code BRK/B} for the market data's {@code BRK.B}. */
    public static String symbol(String marketData) {
        return marketData.replace('.', '/');
    }

    /** Returns the market data's spelling of the broker's symbol. */
    static String marketSymbol(String broker) {
        return broker.replace('/', '.');
    }
}
