package io.ringtape.event;

/** The broker's report on an order. */
public final class ExecutionReport extends Event {
    /** Our order. */
    public long orderId = Missing.LONG;

    /** The broker's id of the order. */
    public final Text brokerOrderId = new Text(24);

    /** The reported status of the leg. */
    public OrderStatus status = OrderStatus.ACCEPTED;

    /** The leg of the bracket. */
    public OrderLeg leg = OrderLeg.ENTRY;

    /** Side of the leg. */
    public Side side = Side.BUY;

    /** Price of this fill; missing if there is none. */
    public long fillPrice = Missing.LONG;

    /** Shares of this fill; 0 if there is none. */
    public long fillQuantity = Missing.LONG;

    /** Shares of the leg filled so far. */
    public long filledQuantity = Missing.LONG;

    /** Shares of the leg still working. */
    public long openQuantity = Missing.LONG;

    /** Charges of this fill. */
    public long fees = Missing.LONG;

    /** When it happened at the exchange. */
    public long exchangeNs = Missing.LONG;

    /** The broker's reason, if any. */
    public final Text reason = new Text(32);

    /** When the first byte of the request that it responds to went to the socket; missing from a simulated exchange. */
    public long sentNs = Missing.LONG;

    /** Whether the fees are our estimate by the dated fee table, and not the broker's own figure. */
    public boolean feesEstimated;

    /** The tag that our request carried at the broker; empty where there is none. */
    public final Text tag = new Text(32);

    @Override
    public EventType type() {
        return EventType.EXECUTION_REPORT;
    }

    @Override
    public void describe(Fields f) {
        orderId = f.identifier("orderId", orderId);
        f.text("brokerOrderId", brokerOrderId);
        status = f.choice("status", status, OrderStatus.VALUES);
        leg = f.choice("leg", leg, OrderLeg.VALUES);
        side = f.choice("side", side, Side.VALUES);
        fillPrice = f.price("fillPrice", fillPrice);
        fillQuantity = f.size("fillQuantity", fillQuantity);
        filledQuantity = f.size("filledQuantity", filledQuantity);
        openQuantity = f.size("openQuantity", openQuantity);
        fees = f.money("fees", fees);
        exchangeNs = f.instant("exchangeNs", exchangeNs);
        f.text("reason", reason);
        sentNs = f.instant("sentNs", sentNs);
        feesEstimated = f.flag("feesEstimated", feesEstimated);
        f.text("tag", tag);
    }
}
