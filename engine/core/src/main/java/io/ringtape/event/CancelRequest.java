package io.ringtape.event;

/** Our request to cancel an order's working legs, or the rest of its entry. */
public final class CancelRequest extends Event {
    /** The order. */
    public long orderId = Missing.LONG;

    /** Why. */
    public ExitReason reason = ExitReason.NONE;

    /** Whether only the rest of the entry is cancelled, while target and stop keep working. */
    public boolean entryOnly;

    @Override
    public EventType type() {
        return EventType.CANCEL_REQUEST;
    }

    @Override
    public void describe(Fields f) {
        orderId = f.identifier("orderId", orderId);
        reason = f.choice("reason", reason, ExitReason.VALUES);
        entryOnly = f.flag("entryOnly", entryOnly);
    }
}
