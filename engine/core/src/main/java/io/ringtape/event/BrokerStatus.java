package io.ringtape.event;

/** The state of the connection with the broker, and what the broker says beyond reports on orders and accounts. */
public final class BrokerStatus extends Event {
    /** What happened. */
    public BrokerState state = BrokerState.CONNECTED;

    /** Which broker. */
    public final Text source = new Text(16);

    /** A number that belongs to the state, in the unit that the state says. */
    public long value = Missing.LONG;

    /** What people should know; empty if there is nothing to add. */
    public final Text detail = new Text(64);

    @Override
    public EventType type() {
        return EventType.BROKER_STATUS;
    }

    @Override
    public void describe(Fields f) {
        state = f.choice("state", state, BrokerState.VALUES);
        f.text("source", source);
        value = f.count("value", value);
        f.text("detail", detail);
    }
}
