package io.ringtape.event;

/** A print on the SIP tape. */
public final class Trade extends Event {
    private static final int OFF_EXCHANGE = 4;

    /** Price per share, micro-dollars. */
    public long price = Missing.LONG;

    /** Shares, micro-shares; below one share for fractional prints. */
    public long size = Missing.LONG;

    /** When the SIP published it; determines the tape order. */
    public long sipNs = Missing.LONG;

    /** When the exchange produced it (participant timestamp). */
    public long exchangeNs = Missing.LONG;

    /** When a trade reporting facility received it; missing for a lit venue. */
    public long trfNs = Missing.LONG;

    /** The SIP's sequence for this instrument, from 1 each day: mostly rising; prints may share one. 0 is none. */
    public long sipSequence = Missing.LONG;

    /** Exchange id by the vendor's numbering; 4 is off-exchange. */
    public int exchange = Missing.CODE;

    /** Trade reporting facility; missing for a lit venue. */
    public int trfId = Missing.CODE;

    /** 1 = NYSE, 2 = Arca and American, 3 = Nasdaq listed. */
    public int tape = Missing.CODE;

    /** Correction indicator; missing or 0 is a regular print, 10 to 12 are cancel, error and correction records. */
    public int correction = Missing.CODE;

    /** Sale conditions by the vendor's numbering; empty is a regular sale. */
    public final Codes conditions = new Codes();

    /** The venue's trade id, unique for instrument, exchange and TRF within a day. */
    public final Text id = new Text(24);

    /** Whether it came late, from the vendor's store, to fill a hole of the live feed. */
    public boolean backfilled;

    /** Whether it was executed on an exchange, rather than reported from off exchange. */
    public boolean isLit() {
        return exchange != OFF_EXCHANGE && trfId == Missing.CODE;
    }

    /** Whether it is a cancel, error or correction record rather than a print. */
    public boolean isRecord() {
        return correction >= 10 && correction <= 12;
    }

    @Override
    public EventType type() {
        return EventType.TRADE;
    }

    @Override
    public void describe(Fields f) {
        price = f.price("price", price);
        size = f.size("size", size);
        sipNs = f.instant("sipNs", sipNs);
        exchangeNs = f.instant("exchangeNs", exchangeNs);
        trfNs = f.instant("trfNs", trfNs);
        sipSequence = f.count("sipSequence", sipSequence);
        exchange = f.code("exchange", exchange);
        trfId = f.code("trfId", trfId);
        tape = f.code("tape", tape);
        correction = f.code("correction", correction);
        f.codes("conditions", conditions);
        f.text("id", id);
        backfilled = f.flag("backfilled", backfilled);
    }
}
