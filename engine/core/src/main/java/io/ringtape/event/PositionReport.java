package io.ringtape.event;

/** The broker's report on a position. */
public final class PositionReport extends Event {
    /** Shares, negative when short. */
    public long quantity = Missing.LONG;

    /** Average price paid or received. */
    public long averagePrice = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.POSITION_REPORT;
    }

    @Override
    public void describe(Fields f) {
        quantity = f.size("quantity", quantity);
        averagePrice = f.price("averagePrice", averagePrice);
    }
}
