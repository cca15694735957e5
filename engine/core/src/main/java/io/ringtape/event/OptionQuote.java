package io.ringtape.event;

/** A snapshot of one option contract. */
public final class OptionQuote extends Event {
    /** OCC symbol with the O: prefix. */
    public final Text contract = new Text(32);

    /** When the quote was made. */
    public long sipNs = Missing.LONG;

    /** Best bid a share. */
    public long bid = Missing.LONG;

    /** Best offer a share. */
    public long ask = Missing.LONG;

    /** Last price a share. */
    public long last = Missing.LONG;

    /** Contracts traded today. */
    public long volume = Missing.LONG;

    /** Open contracts as of the previous day. */
    public long openInterest = Missing.LONG;

    /** Implied volatility, a fraction a year. */
    public double impliedVolatility = Missing.STATISTIC;

    /** Dollars a dollar of the underlying. */
    public double delta = Missing.STATISTIC;

    /** Delta a dollar of the underlying. */
    public double gamma = Missing.STATISTIC;

    /** Dollars a day. */
    public double theta = Missing.STATISTIC;

    /** Dollars a point of volatility. */
    public double vega = Missing.STATISTIC;

    @Override
    public EventType type() {
        return EventType.OPTION_QUOTE;
    }

    @Override
    public void describe(Fields f) {
        f.text("contract", contract);
        sipNs = f.instant("sipNs", sipNs);
        bid = f.price("bid", bid);
        ask = f.price("ask", ask);
        last = f.price("last", last);
        volume = f.count("volume", volume);
        openInterest = f.count("openInterest", openInterest);
        impliedVolatility = f.statistic("impliedVolatility", impliedVolatility);
        delta = f.statistic("delta", delta);
        gamma = f.statistic("gamma", gamma);
        theta = f.statistic("theta", theta);
        vega = f.statistic("vega", vega);
    }
}
