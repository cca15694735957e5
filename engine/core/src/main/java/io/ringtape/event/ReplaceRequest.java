package io.ringtape.event;

/** Our request to change the price of a working leg of a bracket. */
public final class ReplaceRequest extends Event {
    /** The order. */
    public long orderId = Missing.LONG;

    /** Its leg. */
    public OrderLeg leg = OrderLeg.STOP;

    /** Trigger of a stop, or limit of a target. */
    public long price = Missing.LONG;

    /** Why. */
    public ReplaceReason reason = ReplaceReason.BREAK_EVEN;

    @Override
    public EventType type() {
        return EventType.REPLACE_REQUEST;
    }

    @Override
    public void describe(Fields f) {
        orderId = f.identifier("orderId", orderId);
        leg = f.choice("leg", leg, OrderLeg.VALUES);
        price = f.price("price", price);
        reason = f.choice("reason", reason, ReplaceReason.VALUES);
    }
}
