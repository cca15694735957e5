package io.ringtape.event;

/** A change of the national best bid and offer. */
public final class Quote extends Event {
    /** Best bid, micro-dollars; missing when the side is absent. */
    public long bid = Missing.LONG;

    /** Best ask, micro-dollars; missing when the side is absent. */
    public long ask = Missing.LONG;

    /** Shares bid, micro-shares, whatever unit the vendor used. */
    public long bidSize = Missing.LONG;

    /** Shares offered, micro-shares, whatever unit the vendor used. */
    public long askSize = Missing.LONG;

    /** When the SIP published it; determines the tape order. */
    public long sipNs = Missing.LONG;

    /** When the exchange produced it (participant timestamp). */
    public long exchangeNs = Missing.LONG;

    /** When a trade reporting facility received it; missing for a lit venue. */
    public long trfNs = Missing.LONG;

    /** The SIP's sequence for this instrument and channel: rising and unique, not contiguous, restarted each day. */
    public long sipSequence = Missing.LONG;

    /** Exchange of the bid. */
    public int bidExchange = Missing.CODE;

    /** Exchange of the ask. */
    public int askExchange = Missing.CODE;

    /** 1 = NYSE, 2 = Arca and American, 3 = Nasdaq listed. */
    public int tape = Missing.CODE;

    /** Quote conditions by the vendor's numbering. */
    public final Codes conditions = new Codes();

    /** Quote indicators by the vendor's numbering. */
    public final Codes indicators = new Codes();

    /** Whether it came late, from the vendor's store, to fill a hole of the live feed. */
    public boolean backfilled;

    @Override
    public EventType type() {
        return EventType.QUOTE;
    }

    @Override
    public void describe(Fields f) {
        bid = f.price("bid", bid);
        ask = f.price("ask", ask);
        bidSize = f.size("bidSize", bidSize);
        askSize = f.size("askSize", askSize);
        sipNs = f.instant("sipNs", sipNs);
        exchangeNs = f.instant("exchangeNs", exchangeNs);
        trfNs = f.instant("trfNs", trfNs);
        sipSequence = f.count("sipSequence", sipSequence);
        bidExchange = f.code("bidExchange", bidExchange);
        askExchange = f.code("askExchange", askExchange);
        tape = f.code("tape", tape);
        f.codes("conditions", conditions);
        f.codes("indicators", indicators);
        backfilled = f.flag("backfilled", backfilled);
    }
}
