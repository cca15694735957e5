package io.ringtape.event;

/** What a signal would have earned, blocked or not: its prices followed through the market. */
public final class SignalOutcome extends Event {
    /** The signal. */
    public long signalId = Missing.LONG;

    /** Which setup. */
    public Setup setup = Setup.VWAP_RECLAIM;

    /** Which side. */
    public Side side = Side.BUY;

    /** The first condition that ended it. */
    public OutcomeEnd end = OutcomeEnd.NOT_FOLLOWED;

    /** The signal's reference price. */
    public long entry = Missing.LONG;

    /** Exit price; missing when not followed. */
    public long exit = Missing.LONG;

    /** Charges and slippage of both ways per share; missing when not followed. */
    public long cost = Missing.LONG;

    /** Gain over the distance from entry to stop, before costs; missing when not followed. */
    public double grossR = Missing.STATISTIC;

    /** Gain in R after costs; missing when not followed. */
    public double netR = Missing.STATISTIC;

    /** Best print on the way, in R from the entry, 0 or more; missing when not followed. */
    public double bestR = Missing.STATISTIC;

    /** Worst print on the way, in R from the entry, 0 or less; missing when not followed. */
    public double worstR = Missing.STATISTIC;

    /** When the signal was generated. */
    public long openedNs = Missing.LONG;

    /** When it ended. */
    public long closedNs = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.SIGNAL_OUTCOME;
    }

    @Override
    public void describe(Fields f) {
        signalId = f.identifier("signalId", signalId);
        setup = f.choice("setup", setup, Setup.VALUES);
        side = f.choice("side", side, Side.VALUES);
        end = f.choice("end", end, OutcomeEnd.VALUES);
        entry = f.price("entry", entry);
        exit = f.price("exit", exit);
        cost = f.money("cost", cost);
        grossR = f.statistic("grossR", grossR);
        netR = f.statistic("netR", netR);
        bestR = f.statistic("bestR", bestR);
        worstR = f.statistic("worstR", worstR);
        openedNs = f.instant("openedNs", openedNs);
        closedNs = f.instant("closedNs", closedNs);
    }
}
