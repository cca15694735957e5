package io.ringtape.event;

/** Our wish that an order's working legs, or the rest of its entry, be withdrawn. */
public final class CancelRequest extends Event {
    /** The order. */
    public long orderId = Missing.LONG;

    /** Why. */
    public ExitReason reason = ExitReason.NONE;

    /** Whether only what is left of the entry is meant, and target and stop work on. */
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
