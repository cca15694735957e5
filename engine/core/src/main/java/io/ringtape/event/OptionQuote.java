package io.ringtape.event;

/** A snapshot of one option contract. */
public final class OptionQuote extends Event {
    /** OCC symbol with the O: prefix. */
    public final Text contract = new Text(32);

    /** When the quote was made. */
    public long sipNs = Missing.LONG;

    /** Best bid per share. */
    public long bid = Missing.LONG;

    /** Best ask per share. */
    public long ask = Missing.LONG;

    /** Last price per share. */
    public long last = Missing.LONG;

    /** Contracts traded today. */
    public long volume = Missing.LONG;

    /** Open contracts as of the previous day. */
    public long openInterest = Missing.LONG;

    /** Implied volatility, a fraction per year. */
    public double impliedVolatility = Missing.STATISTIC;

    /** Dollars per dollar of the underlying. */
    public double delta = Missing.STATISTIC;

    /** Delta per dollar of the underlying. */
    public double gamma = Missing.STATISTIC;

    /** Dollars per day. */
    public double theta = Missing.STATISTIC;

    /** Dollars per point of volatility. */
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
