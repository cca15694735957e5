package io.ringtape.event;

/** An order that we request, journaled before the broker sees it. */
public final class OrderRequest extends Event {
    /** Id, a pure function of session and sequence. */
    public long orderId = Missing.LONG;

    /** The signal it belongs to. */
    public long signalId = Missing.LONG;

    /** The kind of order. */
    public OrderKind kind = OrderKind.BRACKET;

    /** Side of the entry or of the exit. */
    public Side side = Side.BUY;

    /** Shares. */
    public long quantity = Missing.LONG;

    /** Price guard; missing for a market order. */
    public long limit = Missing.LONG;

    /** Bracket: limit of the profit leg. */
    public long target = Missing.LONG;

    /** Bracket: trigger of the protective leg. */
    public long stop = Missing.LONG;

    /** For an exit, why. */
    public ExitReason reason = ExitReason.NONE;

    /** First 8 bytes of the configuration's SHA-256, which identifies the policies it was decided under. */
    public long policies = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.ORDER_REQUEST;
    }

    @Override
    public void describe(Fields f) {
        orderId = f.identifier("orderId", orderId);
        signalId = f.identifier("signalId", signalId);
        kind = f.choice("kind", kind, OrderKind.VALUES);
        side = f.choice("side", side, Side.VALUES);
        quantity = f.size("quantity", quantity);
        limit = f.price("limit", limit);
        target = f.price("target", target);
        stop = f.price("stop", stop);
        reason = f.choice("reason", reason, ExitReason.VALUES);
        policies = f.identifier("policies", policies);
    }
}
