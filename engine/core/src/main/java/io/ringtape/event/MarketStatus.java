package io.ringtape.event;

/** A halt, pause, resumption or price band of one instrument or of the whole market. */
public final class MarketStatus extends Event {
    /** The state from now on. */
    public MarketState state = MarketState.TRADING;

    /** When the SIP published it. */
    public long sipNs = Missing.LONG;

    /** Lower limit of the price band, if published. */
    public long lowerBand = Missing.LONG;

    /** Upper limit of the price band, if published. */
    public long upperBand = Missing.LONG;

    /** The vendor's indicators. */
    public final Codes indicators = new Codes();

    @Override
    public EventType type() {
        return EventType.MARKET_STATUS;
    }

    @Override
    public void describe(Fields f) {
        state = f.choice("state", state, MarketState.VALUES);
        sipNs = f.instant("sipNs", sipNs);
        lowerBand = f.price("lowerBand", lowerBand);
        upperBand = f.price("upperBand", upperBand);
        f.codes("indicators", indicators);
    }
}
