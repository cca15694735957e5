package io.ringtape.event;

/** The effect of a fill on the position. */
public final class PositionChange extends Event {
    /** The order. */
    public long orderId = Missing.LONG;

    /** The leg that was filled. */
    public OrderLeg leg = OrderLeg.ENTRY;

    /** Side of the fill. */
    public Side side = Side.BUY;

    /** Price of the fill. */
    public long price = Missing.LONG;

    /** Shares of the fill. */
    public long quantity = Missing.LONG;

    /** Charges of the fill. */
    public long fees = Missing.LONG;

    /** Shares held after it, negative when short. */
    public long position = Missing.LONG;

    /** Average price of the position; missing when flat. */
    public long averagePrice = Missing.LONG;

    /** Profit of this fill after its charges. */
    public long realised = Missing.LONG;

    /** Profit of the session so far. */
    public long realisedToday = Missing.LONG;

    /** The signal whose round trip it belongs to. */
    public long signalId = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.POSITION_CHANGE;
    }

    @Override
    public void describe(Fields f) {
        orderId = f.identifier("orderId", orderId);
        leg = f.choice("leg", leg, OrderLeg.VALUES);
        side = f.choice("side", side, Side.VALUES);
        price = f.price("price", price);
        quantity = f.size("quantity", quantity);
        fees = f.money("fees", fees);
        position = f.size("position", position);
        averagePrice = f.price("averagePrice", averagePrice);
        realised = f.money("realised", realised);
        realisedToday = f.money("realisedToday", realisedToday);
        signalId = f.identifier("signalId", signalId);
    }
}
