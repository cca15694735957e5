package io.ringtape.order;

import io.ringtape.event.Setup;
import io.ringtape.event.Side;

/** What an entry is to be: prices in micro-dollars, quantity in micro-shares, spans in nanoseconds. Reused. */
public final class EntryPlan {
    /** The signal it serves. */
    public long signalId;

    /** The setup that made the signal. */
    public Setup setup = Setup.VWAP_RECLAIM;

    /** Side of the entry. */
    public Side side = Side.BUY;

    /** Shares. */
    public long quantity;

    /** The signal's reference price. */
    public long entry;

    /** Worst price the entry may pay. */
    public long limit;

    /** Protective stop. */
    public long stop;

    /** Target. */
    public long target;

    /** Price that counts as progress. */
    public long progressPrice;

    /** Time without progress after which it is closed. */
    public long timeStopNs;

    /** Time after which it is closed in any case. */
    public long hardStopNs;
}
